using System.Net;
using System.Text;
using System.Xml.Linq;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Notices;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>Minutes as PDF, as a feed and side by side; what is withdrawn is gone from all of them with the next request.</summary>
public sealed class RecordFileTests(NoticePdfTests.Host portal) : IClassFixture<NoticePdfTests.Host>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Minutes_PublishedAmendedAndWithdrawn_ActOnPdfFeedAndComparison()
    {
        var here = await portal.Cluster.ScalarAsync<string>(portal.Database, """
            select '/treffen/' || s.slug || '/' || max(m.held_on) from meetings.meeting m join meetings.series s on s.id = m.series_id
            where s.slug = 'koordinierungsrunde-bodenseekreis' and m.state = 'Closed' group by s.slug
            """);
        using var stranger = new Visitor(portal);
        var pdf = await PdfAsync(stranger, here);
        Assert.Contains("[0 0 594.9", pdf, StringComparison.Ordinal);
        Assert.Contains(await EntriesAsync(stranger), entry => LinkOf(entry).EndsWith(here, StringComparison.Ordinal));

        using var office = await Visitor.SignedInAsync(portal, "koordination");
        await MeetingPathTests.DoAsync(office, $"{here}/protokoll", "form[action*=Berichtigen]", ("grund", "Zahl verbessert"),
            ("protokoll", "## TOP 1: Willkommen\n\nZwölf Dolmetschende fehlen."));
        var entry = Assert.Single(await EntriesAsync(stranger), entry => LinkOf(entry).EndsWith(here, StringComparison.Ordinal));
        Assert.Equal("Fassung 2: Zahl verbessert", entry.Element(Atom + "summary")!.Value);
        var compared = await office.PageAsync($"{here}/protokoll/vergleich");
        Assert.Contains(compared.QuerySelectorAll("ins, .ip-side p"), piece => piece.TextContent.Contains("Zwölf", StringComparison.Ordinal));
        Assert.NotEmpty(compared.QuerySelectorAll("del"));

        await MeetingPathTests.DoAsync(office, $"{here}/protokoll", "form[action*=Zurueckziehen]", ("grund", "Falsche Angaben"));
        using var gone = await stranger.GetAsync($"{here}/protokoll.pdf");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        using var own = await office.GetAsync($"{here}/protokoll.pdf");
        Assert.Equal(HttpStatusCode.Gone, own.StatusCode);
        Assert.DoesNotContain(await EntriesAsync(stranger), entry => LinkOf(entry).EndsWith(here, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pdf_OfMinutesForParticipants_IsForThemOnly()
    {
        var here = await portal.Cluster.ScalarAsync<string>(portal.Database, """
            select '/treffen/' || s.slug || '/' || max(m.held_on) from meetings.meeting m join meetings.series s on s.id = m.series_id
            where s.slug = 'teamaustausch-ettlingen' and m.state = 'Closed' group by s.slug
            """);
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        await PdfAsync(officer, here);
        foreach (var name in new[] { "", "im2" })
        {
            using var visitor = name.Length == 0 ? new Visitor(portal) : await Visitor.SignedInAsync(portal, name);
            using var refused = await visitor.GetAsync($"{here}/protokoll.pdf");
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        using var ticket = await officer.GetAsync("/treffen/druck/erfunden");
        Assert.Equal(HttpStatusCode.NotFound, ticket.StatusCode);
    }

    private static async Task<string> PdfAsync(Visitor visitor, string here)
    {
        using var response = await visitor.GetAsync($"{here}/protokoll.pdf");
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<IReadOnlyList<XElement>> EntriesAsync(Visitor visitor)
    {
        using var response = await visitor.GetAsync("/treffen/protokolle.atom");
        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType?.MediaType);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return [.. XDocument.Parse(text).Root!.Elements(Atom + "entry")];
    }

    private static string LinkOf(XElement entry) => entry.Element(Atom + "link")!.Attribute("href")!.Value;
}
