using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc.Filters;

namespace IntMan.Portal.Work;

public sealed class ForgetCounts(WorkCount counts) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await next();
        if (HttpMethods.IsPost(context.HttpContext.Request.Method) && context.HttpContext.SignIn() is { } session)
        {
            counts.Forget(session.AccountId);
        }
    }
}
