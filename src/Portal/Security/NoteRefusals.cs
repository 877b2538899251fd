using IntMan.Accounts;
using IntMan.Foundation.Changes;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace IntMan.Portal.Security;

public sealed class NoteRefusals(Refusals refusals) : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            Count(context.HttpContext, "request.forged");
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
        // Nothing is left to do once the answer is made.
    }

    internal async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);

        // The page that says so is asked in the same request: it is no second refusal.
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            return;
        }

        switch (context.Response.StatusCode)
        {
            case StatusCodes.Status403Forbidden:
                Count(context, "request.denied");
                break;
            case StatusCodes.Status429TooManyRequests:
                Count(context, "request.limited");
                break;
        }
    }

    private void Count(HttpContext context, string action)
    {
        // The pattern and not the address: what people type must not get into the log.
        var page = context.GetEndpoint() is RouteEndpoint endpoint ? "/" + endpoint.RoutePattern.RawText?.TrimStart('/') : null;
        var session = context.SignIn();
        refusals.Count(new AuditEntry(action, AuditOutcome.Refused, session?.AccountId, session?.Id, page, context.Network()));
    }
}
