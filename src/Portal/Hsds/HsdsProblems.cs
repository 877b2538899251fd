using System.Text.Json.Nodes;
using IntMan.Portal.Infrastructure;
using Microsoft.AspNetCore.WebUtilities;

namespace IntMan.Portal.Hsds;

// A request that cannot be answered as it is.
public sealed class HsdsProblem(int status, string detail, string? parameter = null) : Exception(detail)
{
    public int Status => status;

    public string? Parameter => parameter;
}

// Errors of the API are problem documents (RFC 9457), and every answer may be read by scripts of other websites.
public static class HsdsProblems
{
    private const string MediaType = "application/problem+json; charset=utf-8";

    // Inside the failure pages, so that addresses of the API never answer with a page for people.
    public static void UseHsdsProblems(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments(HsdsEndpoint.Root), branch => branch.Use(AnswerAsync));

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        OpenToAll(context.Response);
        try
        {
            // The router would ask who somebody is before it says that the method is wrong.
            if (HttpMethods.IsPost(context.Request.Method)
                && !HsdsEndpoint.All.Any(endpoint => endpoint.List is not null
                && context.Request.Path == HsdsEndpoint.Root + endpoint.Path))
            {
                context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                context.Response.Headers.Allow = "GET, HEAD";
            }
            else
            {
                await next(context);
            }

            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            {
                await WriteAsync(context, context.Response.StatusCode, SentenceOf(context), null);
            }
        }
        catch (HsdsProblem problem) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, problem.Status, problem.Message, problem.Parameter);
        }
        catch (Exception failure) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(HsdsProblems))
                .LogError(failure, "An answer of the API has failed.");
            await WriteAsync(context, Failures.StatusOf(failure), "The portal could not answer. Try again later.", null);
        }
    }

    private static void OpenToAll(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlExposeHeaders = "ETag, Link, Retry-After";
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    private static async Task WriteAsync(HttpContext context, int status, string detail, string? parameter)
    {
        var document = new JsonObject { ["type"] = "about:blank", ["title"] = ReasonPhrases.GetReasonPhrase(status), ["status"] = status,
            ["detail"] = detail };
        if (parameter is not null)
        {
            document["parameter"] = parameter;
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = MediaType;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Remove("ETag");
        context.Response.Headers.Remove("Last-Modified");
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.WriteAsync(document.ToJsonString(), context.RequestAborted);
        }
    }

    private static string SentenceOf(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => $"There is nothing at {context.Request.Path}.",
        StatusCodes.Status405MethodNotAllowed =>
        $"{context.Request.Method} is not possible here. Use one of: {context.Response.Headers.Allow}.",
        StatusCodes.Status429TooManyRequests => "Too many requests. Wait as long as Retry-After says.",
        _ => "The request cannot be answered.",
    };
}
