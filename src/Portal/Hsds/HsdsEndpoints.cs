using IntMan.Directory.Exchange.Hsds;
using IntMan.Portal.Security;

namespace IntMan.Portal.Hsds;

public static class HsdsEndpoints
{
    private static readonly string[] Reading = ["GET", "HEAD"];
    private static readonly string[] Asking = ["GET", "HEAD", "POST"];

    public static void MapHsds(this IEndpointRouteBuilder app)
    {
        app.MapMethods(HsdsEndpoint.Root, Reading, AboutAsync).AllowAnonymous();
        app.MapMethods(HsdsEndpoint.Root + "/openapi.json", Reading, OpenApiAsync).AllowAnonymous();
        foreach (var endpoint in HsdsEndpoint.All)
        {
            var route = app.MapMethods(HsdsEndpoint.Root + endpoint.Path, endpoint.List is null
                ? Reading : Asking, context => AnswerAsync(context, endpoint)).AllowAnonymous().WithMetadata(endpoint);
            if (endpoint.List is not null)
            {
                route.RequireRateLimiting(RateLimits.Search);
            }
        }
    }

    private static Task AboutAsync(HttpContext context)
    {
        var site = context.RequestServices.GetRequiredService<SiteSettings>();
        return HsdsAnswer.ObjectAsync(context, new About("3.1", site.AddressOf(context.Request, "/seiten/offene-daten"),
            site.AddressOf(context.Request, HsdsEndpoint.Root + "/openapi.json")), null);
    }

    private static Task OpenApiAsync(HttpContext context) =>
        HsdsAnswer.ObjectAsync(context, HsdsOpenApi.Describe(context.RequestServices.GetRequiredService<SiteSettings>()
            .AddressOf(context.Request, HsdsEndpoint.Root)), null);

    private static async Task AnswerAsync(HttpContext context, HsdsEndpoint endpoint)
    {
        var cancellation = context.RequestAborted;
        var (query, isStream) = await HsdsRequest.ReadAsync(context, endpoint);
        var read = context.RequestServices.GetRequiredService<ReadHsds>();
        var lastModified = await read.LastModifiedAsync(cancellation);
        if (endpoint.Find is { } find)
        {
            var found = Guid.TryParseExact((string?)context.Request.RouteValues["id"], "D", out var id)
                ? await find(read, id, query, cancellation) : null;
            await HsdsAnswer.ObjectAsync(context, found ?? throw new HsdsProblem(StatusCodes.Status404NotFound,
                $"There is nothing at {context.Request.Path}."), lastModified);
        }
        else if (isStream)
        {
            await HsdsAnswer.LinesAsync(context, endpoint.Stream!(read, query, cancellation), lastModified);
        }
        else
        {
            var page = await endpoint.List!(read, query, cancellation);
            await HsdsAnswer.PageAsync(context, page, query, context.RequestServices.GetRequiredService<SiteSettings>(), lastModified);
        }
    }

    private sealed record About(string Version, string Profile, string OpenapiUrl);
}
