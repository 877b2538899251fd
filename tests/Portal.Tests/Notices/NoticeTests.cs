using System.Net;
using AngleSharp.Dom;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Notices;
using IntMan.Portal.Tests.Support;
using QRCoder;

namespace IntMan.Portal.Tests.Notices;

/// <summary>The notice as a page, without Chromium: hours, languages, direction, code, what the PDF address answers.</summary>
public sealed class NoticeTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Person_InGerman_ShowsRegularHours()
    {
        var sheet = (await portal.DocumentAsync("/aushang/person/mirela-ampelstein")).One(".ip-sheet");
        Assert.Equal(
            ["Montag 09:00–12:00 Bunsenstr. 2-4", "Dienstag Termin nach Vereinbarung", "Mittwoch 14:00–16:30 Bunsenstr. 2-4",
            "Donnerstag 14:00–17:00 Spessart, Hauptstraße", "Freitag 09:00–12:00 Bunsenstr. 2-4"],
            sheet.QuerySelectorAll("tbody tr").Select(row => row.Words()));
        Assert.Contains("Sie brauchen keinen Termin. An Feiertagen geschlossen.", sheet.Words(), StringComparison.Ordinal);
        Assert.Contains("040 66969 325", sheet.Words(), StringComparison.Ordinal);
        Assert.Contains("Stand: 18.11.2026", sheet.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_InArabicAndGerman_RunsFromRightToLeftAndKeepsNames()
    {
        var sheet = (await portal.DocumentAsync("/aushang/person/mirela-ampelstein?sprachen=ar,de")).One(".ip-sheet");
        Assert.Equal(("ar", "rtl"), (sheet.GetAttribute("lang"), sheet.GetAttribute("dir")));
        Assert.Equal("استشارة للاجئين", sheet.One("h2").Words());
        Assert.Equal("الاثنين", sheet.One("tbody th .ip-said").Words());
        Assert.Equal("ltr", sheet.One(".ip-sheet__block[lang=de]").GetAttribute("dir"));
        Assert.Equal("Mirela Ampelstein", sheet.One("h3 bdi[lang=de]").Words());
    }

    [Theory]
    [InlineData("tr", "Pazartesi")]
    [InlineData("uk", "Понеділок")]
    [InlineData("fa", "دوشنبه")]
    [InlineData("fr", "Lundi")]
    [InlineData("ls", "Montag")]
    public async Task Weekday_IsSaidInTheLanguage(string code, string monday) =>
        Assert.Equal(monday, (await portal.DocumentAsync($"/aushang/08215017?sprachen={code}")).One("tbody th").Words());

    [Theory]
    [InlineData("", "de")]
    [InlineData("?sprachen=de,en,ar", "de,en,ar")]
    [InlineData("?sprachen=en&sprachen=uk", "en,uk")]
    [InlineData("?sprachen=xx,%3Cscript%3E", "de")]
    [InlineData("?sprachen=fa,fa,fa", "fa")]
    [InlineData("?sprachen=de,en,fr,tr,uk", "de,en,fr,tr")]
    public async Task Languages_AsAsked_AtMostFour(string query, string codes)
    {
        var page = await portal.DocumentAsync("/aushang/08215017" + query);
        Assert.Equal(codes.Split(',').Order(), page.QuerySelectorAll("input[name=sprachen][checked]")
            .Select(box => box.GetAttribute("value")!).Order());
        Assert.Equal(codes.Split(',')[0], page.One(".ip-sheet").GetAttribute("lang"));
        Assert.Equal(codes.Split(',').Length == 4, page.QuerySelector("form [role=alert]") is not null);
    }

    [Fact]
    public async Task Municipality_NamesWhoIsThereWhen()
    {
        var sheet = (await portal.DocumentAsync("/aushang/08215017")).One(".ip-sheet");
        Assert.Equal("Montag 09:00–12:00 Mirela Ampelstein Bunsenstr. 2-4", sheet.One("tbody tr").Words());
        Assert.Contains("Weitere Termine nach Vereinbarung.", sheet.Words(), StringComparison.Ordinal);
        Assert.Equal(4, sheet.QuerySelectorAll(".ip-sheet__contacts li").Length);
    }

    [Fact]
    public async Task Person_WithoutConsent_IsNotOnTheNotice()
    {
        await portal.DocumentAsync("/aushang/person/pavel-hopfenblatt", status: HttpStatusCode.NotFound);
        Assert.DoesNotContain("opfenblatt", await portal.TextAsync("/aushang/08435057"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_LeadsToTheEntry()
    {
        var svg = (await portal.DocumentAsync("/aushang/person/mirela-ampelstein")).One(".ip-sheet__qr svg");
        using var generator = new QRCodeGenerator();
        using var expected = generator.CreateQrCode("http://localhost/ansprechpersonen/mirela-ampelstein", QRCodeGenerator.ECCLevel.M);
        var dark = expected.ModuleMatrix.SelectMany((row, y) => row.Cast<bool>().Select((isDark, x) => (isDark, x, y)))
            .Where(m => m.isDark).Select(m => (m.x, m.y));
        Assert.Equal(dark, Modules(svg.One("path").GetAttribute("d")!));
        Assert.Null(svg.Owner!.QuerySelector("[style]"));
    }

    [Theory]
    [InlineData("/aushang/08215017.pdf?sprachen=de,en,xx", "/aushang/08215017?sprachen=de,en#drucken")]
    [InlineData("/aushang/person/mirela-ampelstein.pdf", "/aushang/person/mirela-ampelstein?sprachen=de#drucken")]
    public async Task Pdf_WithoutChromium_LeadsToThePageThatSaysHow(string address, string target)
    {
        using var response = await portal.GetAsync(address);
        Assert.Equal((HttpStatusCode.SeeOther, target), (response.StatusCode, response.Headers.Location?.OriginalString));
        var page = await portal.DocumentAsync(target.Split('#')[0]);
        Assert.Contains("„Als PDF speichern“", page.One("#drucken").Words(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("a[href*='.pdf']"));
    }

    [Theory]
    [InlineData("/aushang/99999999")]
    [InlineData("/aushang/99999999.pdf")]
    [InlineData("/aushang/person/niemand.pdf")]
    [InlineData("/aushang/abc")]
    [InlineData("/einbetten/gemeinden/99999999")]
    public async Task Unknown_IsMissing(string address)
    {
        using var response = await portal.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/ansprechpersonen/mirela-ampelstein", "/aushang/person/mirela-ampelstein")]
    [InlineData("/gemeinden/08215017", "/aushang/08215017")]
    public async Task Page_LinksToItsNotice(string page, string notice) =>
        Assert.Equal("Aushang drucken", (await portal.DocumentAsync(page)).One($"a[href='{notice}']").Words());

    [Theory]
    [InlineData("/seiten/hilfe")]
    [InlineData("/ls/seiten/hilfe")]
    [InlineData("/ar/seiten/hilfe")]
    public async Task HelpSection_OfTheFooterLink_Exists(string help)
    {
        var page = await portal.DocumentAsync(help);
        Assert.NotNull(page.GetElementById(page.One($"footer a[href^='{help}#']").GetAttribute("href")!.Split('#')[1]));
    }

    // "M3 4h2v1H3z" is two dark modules at (3,4) and (4,4).
    private static IEnumerable<(int X, int Y)> Modules(string path) =>
        path.Split('M', StringSplitOptions.RemoveEmptyEntries).SelectMany(run =>
    {
        var parts = run.Split(' ', 'h', 'v').Take(3).Select(int.Parse).ToArray();
        return Enumerable.Range(parts[0], parts[2]).Select(x => (x, parts[1]));
    });

    [Theory]
    [InlineData("/ar/aushang/08215017", "/aushang/08215017?sprachen=de,ar")]
    [InlineData("/uk/aushang/person/mirela-ampelstein", "/aushang/person/mirela-ampelstein?sprachen=de,uk")]
    public async Task Notice_UnderALanguage_LeadsToTheSheetInThatLanguage(string address, string target)
    {
        using var response = await portal.GetAsync(address);
        Assert.Equal((HttpStatusCode.Redirect, target), (response.StatusCode, response.Headers.Location?.ToString()));
    }
}
