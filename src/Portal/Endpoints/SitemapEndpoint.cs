using System.Xml.Linq;
using IntMan.Directory.Contacts;
using IntMan.Directory.Published;
using IntMan.Portal.Content;

namespace IntMan.Portal.Endpoints;

/// <summary>Every public address for search engines (sitemaps.org).</summary>
public static class SitemapEndpoint
{
    private static readonly XNamespace Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly string[] Fixed = ["/", "/gemeinden"];

    public static async Task<IResult> GetAsync(HttpRequest request, ListAddresses list, ContentPages pages, MunicipalCalendar calendar, SiteSettings site, CancellationToken cancellation)
    {
        var (municipalities, slugs) = await list.ExecuteAsync(calendar.Today, cancellation);
        var paths = Fixed.Concat(pages.All.Select(page => ContentPages.AddressOf(page.Slug)))
            .Concat(municipalities.Select(ags => $"/gemeinden/{ags}")).Concat(slugs.Select(slug => $"/ansprechpersonen/{slug}"));
        var document = new XElement(Schema + "urlset", paths.Select(path => new XElement(Schema + "url", new XElement(Schema + "loc", site.AddressOf(request, path)))));
        return new TextAnswer("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + document, "application/xml; charset=utf-8", "sitemap.xml", isDownload: false);
    }
}
