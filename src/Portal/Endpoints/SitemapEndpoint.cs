using System.Xml.Linq;
using IntMan.Directory.Contacts;
using IntMan.Directory.Published;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using IntMan.Meetings.Minutes;
using IntMan.Portal.Content;
using IntMan.Portal.Languages;

namespace IntMan.Portal.Endpoints;

public static class SitemapEndpoint
{
    private static readonly XNamespace Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";
    private static readonly string[] Fixed = ["/", "/gemeinden", "/angebote"];
    private static readonly Language[] GermanOnly = [Language.German];

    public static async Task<IResult> GetAsync(HttpRequest request, ListAddresses list, ContentPages pages, ReadPublicMeetings meetings,
        MunicipalCalendar calendar, SiteSettings site, CancellationToken cancellation)
    {
        var (municipalities, slugs, services, infomails) = await list.ExecuteAsync(calendar.Today, cancellation);
        var texts = pages.All.Select(page => (Path: ContentPages.AddressOf(page.Slug), Languages: pages.LanguagesOf(page.Slug)));
        var entries = Fixed.Concat(municipalities.Select(ags => $"/gemeinden/{ags}"))
            .Concat(slugs.Select(slug => $"/ansprechpersonen/{slug}")).Concat(services.Select(slug => $"/angebote/{slug}"))
            .Concat(infomails).Select(path => (Path: path, Languages: Language.All));
        var rounds = (await meetings.PathsAsync(cancellation)).Prepend("/treffen").Prepend("/statistik")
            .Select(path => (Path: path, Languages: (IReadOnlyList<Language>)GermanOnly));
        var document = new XElement(Schema + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Html),
            texts.Concat(entries).Concat(rounds).Select(Url));
        return new TextAnswer("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + document, "application/xml; charset=utf-8", "sitemap.xml",
            isDownload: false);

        XElement Url((string Path, IReadOnlyList<Language> Languages) page) => new(
            Schema + "url",
            new XElement(Schema + "loc", site.AddressOf(request, page.Path)),
            page.Languages.Count == 1 ? null : page.Languages.Select(language => new XElement(
                Html + "link", new XAttribute("rel", "alternate"), new XAttribute("hreflang", language.Alternate),
                new XAttribute("href", site.AddressOf(request, language.Prefix + page.Path)))));
    }
}
