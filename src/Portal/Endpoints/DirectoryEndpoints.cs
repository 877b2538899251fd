using IntMan.Directory.Contacts;
using IntMan.Portal.Caching;
using IntMan.Portal.Database;
using IntMan.Portal.Infrastructure;
using IntMan.Portal.Notices;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntMan.Portal.Endpoints;

public static class DirectoryEndpoints
{
    private static readonly string[] Reading = ["GET", "HEAD"];

    public static void MapDirectoryEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/kalender/sprechstunden/{slug}.ics", Reading, CalendarEndpoints.OfEntryAsync).AllowAnonymous()
            .WithMetadata(new KeptAnswerAttribute());
        app.MapMethods("/kalender/gemeinden/{ags}.ics", Reading, CalendarEndpoints.OfMunicipalityAsync).AllowAnonymous()
            .WithMetadata(new KeptAnswerAttribute { On = DependsOn.MunicipalityAndServices });
        app.MapMethods("/ansprechpersonen/{slug}.vcf", Reading, ContactCardEndpoint.GetAsync).AllowAnonymous()
            .WithMetadata(new KeptAnswerAttribute());
        app.MapMethods("/ansprechpersonen/{slug}.json", Reading, JsonEndpoints.OfEntryAsync).AllowAnonymous()
            .WithMetadata(new KeptAnswerAttribute());
        app.MapMethods("/gemeinden/{ags}.json", Reading, JsonEndpoints.OfMunicipalityAsync).AllowAnonymous()
            .WithMetadata(new KeptAnswerAttribute { On = DependsOn.MunicipalityAndServices });
        app.MapMethods("/aushang/{ags}.pdf", Reading, NoticePdfEndpoint.OfMunicipalityAsync).AllowAnonymous().LimitPrinting();
        app.MapMethods("/aushang/person/{slug}.pdf", Reading, NoticePdfEndpoint.OfEntryAsync).AllowAnonymous().LimitPrinting();
        app.MapMethods("/verweise/{id:guid}/zettel.pdf", Reading, SlipPdfEndpoint.GetAsync).RequireAuthorization(Policies.Refer)
            .LimitPrinting();
        app.MapMethods("/sitemap.xml", Reading, SitemapEndpoint.GetAsync).AllowAnonymous().WithMetadata(new KeptAnswerAttribute());
        app.MapMethods("/health/ready", Reading, ReadyAsync).AllowAnonymous().DisableRateLimiting();
    }

    internal static void LimitPrinting(this RouteHandlerBuilder route) =>
        route.RequireRateLimiting(RateLimits.Print).WithRequestTimeout(NoticePrinter.TimeLimit);

    private static async Task<ContentHttpResult> ReadyAsync(PortalDatabase database, CancellationToken cancellation)
    {
        try
        {
            await using var command = database.Public.CreateCommand("select 1");
            command.CommandTimeout = 1;
            await command.ExecuteScalarAsync(cancellation);
            return TypedResults.Text("ok");
        }
        catch (Exception e) when (Failures.StatusOf(e) == StatusCodes.Status503ServiceUnavailable)
        {
            var reason = database.Server?.Trouble ?? "Die Datenbank antwortet nicht.";
            return TypedResults.Text(reason, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
