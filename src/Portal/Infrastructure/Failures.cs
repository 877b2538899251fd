using System.Data.Common;
using IntMan.Accounts;
using Microsoft.AspNetCore.Diagnostics;

namespace IntMan.Portal.Infrastructure;

/// <summary>How a failure becomes an answer: a status here, its words in Pages/Public/Error.</summary>
public static class Failures
{
    /// <summary>
    /// Errors without a body are answered by the page /fehler/{code}, in the portal's layout. It is always asked with GET (or
    /// HEAD): what was refused was the original request, form and method included.
    /// </summary>
    public static void UseFailurePages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/fehler/500", StatusCodeSelector = StatusOf });
        app.UseStatusCodePagesWithReExecute("/fehler/{0}");
        app.Use((context, next) =>
        {
            var answersError = context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
            if (answersError && !HttpMethods.IsHead(context.Request.Method))
            {
                context.Request.Method = HttpMethods.Get;
            }

            return next(context);
        });
    }

    /// <summary>A request that cannot be read is the client's error; a database out of reach passes (503); all else is ours (500).</summary>
    public static int StatusOf(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case BadHttpRequestException unreadable:
                    return unreadable.StatusCode;
                case DbException { IsTransient: true } or TimeoutException or TooManySignIns:
                    return StatusCodes.Status503ServiceUnavailable;
            }
        }

        return StatusCodes.Status500InternalServerError;
    }
}
