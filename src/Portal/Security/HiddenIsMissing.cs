using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace IntMan.Portal.Security;

/// <summary>
/// Pages that name a policy answer strangers with the sign-in page and others with 403. What names none is hidden by the fallback policy
/// and looks like what does not exist: 404.
/// </summary>
public sealed class HiddenIsMissing : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            return next(context);
        }

        if (context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return authorizeResult.Challenged ? context.ChallengeAsync() : context.ForbidAsync();
    }
}
