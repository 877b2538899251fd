using System.Data.Common;
using IntMan.Accounts;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace IntMan.Portal.Infrastructure;

public static class Failures
{
    public static void UseFailurePages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ErrorAnswer.WriteAsync, StatusCodeSelector = StatusOf });
        app.UseStatusCodePagesWithReExecute("/fehler/{0}");
        app.Use(async (context, next) =>
        {
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null && !HttpMethods.IsHead(context.Request.Method))
            {
                context.Request.Method = HttpMethods.Get;
            }

            await next(context);
            if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError || ErrorAnswer.IsForProgram(context.Request))
            {
                await ErrorAnswer.WriteIfEmptyAsync(context);
            }
        });
    }

    // A request that cannot be read is the client's error; a database out of reach passes (503); all else is ours (500).
    public static int StatusOf(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case BadHttpRequestException unreadable:
                    return unreadable.StatusCode;
                // Fatal: the server ends a session or cannot begin one, whatever its code; Npgsql does not call all of them transient.
                case DbException { IsTransient: true } or PostgresException { InvariantSeverity: "FATAL" or "PANIC" }:
                // The server's own limit for a statement, as when it was stopped for a while.
                case PostgresException { SqlState: PostgresErrorCodes.QueryCanceled }:
                case TimeoutException or TooManySignIns:
                    return StatusCodes.Status503ServiceUnavailable;
            }
        }

        return StatusCodes.Status500InternalServerError;
    }
}
