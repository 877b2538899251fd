namespace IntMan.Portal.Endpoints;

/// <summary>The machine-readable addresses of the directory; all public.</summary>
public static class DirectoryEndpoints
{
    private static readonly string[] Reading = ["GET", "HEAD"];

    public static void MapDirectoryEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/kalender/sprechstunden/{slug}.ics", Reading, CalendarEndpoints.OfEntryAsync).AllowAnonymous();
        app.MapMethods("/kalender/gemeinden/{ags}.ics", Reading, CalendarEndpoints.OfMunicipalityAsync).AllowAnonymous();
        app.MapMethods("/ansprechpersonen/{slug}.vcf", Reading, ContactCardEndpoint.GetAsync).AllowAnonymous();
        app.MapMethods("/ansprechpersonen/{slug}.json", Reading, JsonEndpoints.OfEntryAsync).AllowAnonymous();
        app.MapMethods("/gemeinden/{ags}.json", Reading, JsonEndpoints.OfMunicipalityAsync).AllowAnonymous();
        app.MapMethods("/sitemap.xml", Reading, SitemapEndpoint.GetAsync).AllowAnonymous();
    }
}
