using Microsoft.AspNetCore.Authorization;

namespace IntMan.Portal.Infrastructure;

// Which pages the service worker may keep for reading without network: public ones that everybody sees alike, found by their address
// alone. Never a page of somebody who is signed in, and nothing that was typed.
public static class OfflinePages
{
    public const string Header = "Portal-Offline";

    public static bool MayKeep(HttpContext context, bool isHidden) => !isHidden
        && context.User.Identity?.IsAuthenticated != true
        && HttpMethods.IsGet(context.Request.Method)
        && !context.Request.QueryString.HasValue
        && context.Response.StatusCode == StatusCodes.Status200OK
        && context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null;
}
