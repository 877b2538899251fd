using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Notices;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Referrals;

/// <summary>The slip through Chromium: one sheet A5, and a second one rather than anything cut off.</summary>
public sealed partial class SlipPdfTests(NoticePdfTests.Host portal) : IClassFixture<NoticePdfTests.Host>
{
    // 148 × 210 mm in points.
    private const string A5 = "0 0 420 59";

    [Theory]
    [InlineData("ar")]
    [InlineData("uk")]
    [InlineData("ls")]
    public async Task Pdf_OfTheWordiestService_IsOneSheetA5(string language)
    {
        var service = await portal.Cluster.ScalarAsync<string>(portal.Database, """
            select s.slug from directory.service s join directory.service_place p on p.service_id = s.id
              join directory.place l on l.id = p.place_id where s.status = 'Published' and s.slug <> 'mbe-ettlingen'
            group by s.id
              order by length(array_to_string(s.documents, ', ')) + sum(length(concat(l.name, l.address, l.transport, l.room))) desc limit 1
            """);
        var pdf = await PdfAsync(service, language);
        Assert.Single(Page().Matches(pdf));
        Assert.Contains(A5, pdf, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pdf_WithMoreThanASheetHolds_GoesOn()
    {
        await portal.Cluster.ExecuteAsync(portal.Database,
            "update directory.service set documents = array_fill('Bescheid über die Bewilligung von Leistungen mit allen Anlagen und "
            + "Berechnungsbögen'::text, array[30]) where slug = 'mbe-ettlingen'");
        Assert.Equal(2, Page().Count(await PdfAsync("mbe-ettlingen", "de")));
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Page();

    private async Task<string> PdfAsync(string service, string language)
    {
        using var manager = await Visitor.SignedInAsync(portal, "im1");
        var (address, _) = await manager.ReferAsync(service);
        using var response = await manager.GetAsync($"{address}/zettel.pdf?sprache={language}");
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
