using IntMan.Accounts;

namespace IntMan.Portal.Security;

public static class RequestChecks
{
    public const int LongestAddress = 4096;

    public static void UseRequestChecks(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (Refusal(context.Request) is not { } status)
        {
            return next(context);
        }

        context.Response.StatusCode = status;
        if (status == StatusCodes.Status405MethodNotAllowed)
        {
            context.Response.Headers.Allow = "GET, HEAD, POST";
        }

        return Task.CompletedTask;
    });

    private static int? Refusal(HttpRequest request)
    {
        if (request.Method is not ("GET" or "HEAD" or "POST"))
        {
            return StatusCodes.Status405MethodNotAllowed;
        }

        if (request.Path.Value?.Length + request.QueryString.Value?.Length > LongestAddress)
        {
            return StatusCodes.Status414UriTooLong;
        }

        // PostgreSQL takes no NUL in a text (22021); it is never typed by people.
        var containsNul = request.Path.Value?.Contains('\0', StringComparison.Ordinal) == true
            || request.Query.Any(pair => pair.Key.Contains('\0', StringComparison.Ordinal)
                || pair.Value.Any(value => value?.Contains('\0', StringComparison.Ordinal) == true));
        return containsNul ? StatusCodes.Status400BadRequest : null;
    }
}
