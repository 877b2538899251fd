using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace IntMan.Portal.Security;

// Refuses what no handler of the page takes. Razor Pages would show the page without anything having prepared it: with status 200
// although nothing was done, or failing in the middle. Pages without any handler for GET only show text and need none.
public sealed class HandlerRequired : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var (request, page) = (context.HttpContext.Request, context.ActionDescriptor);
        var isReading = !HttpMethods.IsPost(request.Method);
        var method = isReading ? HttpMethods.Get : HttpMethods.Post;
        var others = page.HandlerMethods.Any(handler => HttpMethods.Equals(handler.HttpMethod, method));
        if (context.HandlerMethod is not null || (isReading && !others))
        {
            return;
        }

        if (others)
        {
            context.Result = new NotFoundResult();
            return;
        }

        context.HttpContext.Response.Headers.Allow = "GET, HEAD";
        context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
