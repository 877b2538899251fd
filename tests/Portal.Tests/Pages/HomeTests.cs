using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Pages;

/// <summary>The home page on Wednesday, 18 November 2026.</summary>
public sealed class HomeTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Home_InTheAfternoon_ShowsWhoIsThereNow()
    {
        var home = await portal.DocumentAsync("/");
        Assert.Contains("Mi., 18. November 2026, 14:12 Uhr", home.MainText(), StringComparison.Ordinal);
        Assert.Equal(8, Slots(home).Count);
        Assert.Equal("14:00–16:30 Mirela Ampelstein Ettlingen, Bunsenstr. 2-4 jetzt offen", SlotOf(home, "mirela-ampelstein"));
    }

    [Theory]
    [InlineData("2026-11-18T16:29", true)]
    [InlineData("2026-11-18T16:30", false)]
    [InlineData("2026-11-18T16:31", false)]
    public async Task Home_AtTheEndOfAnHour_DropsIt(string at, bool isThere)
    {
        var home = await portal.DocumentAsync("/", at);
        Assert.Equal(isThere, Slots(home).Any(slot => slot.Words().Contains("Mirela Ampelstein", StringComparison.Ordinal)));
        Assert.Contains("14:00–17:00 Swantje Kirschkerner Meckenbeuren, Rathaus Meckenbeuren jetzt offen", home.MainText(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_BeforeAnHour_SaysWhenItBegins() =>
        Assert.Equal("14:00–16:30 Mirela Ampelstein Ettlingen, Bunsenstr. 2-4 ab 14:00 Uhr",
            SlotOf(await portal.DocumentAsync("/", "2026-11-18T13:59"), "mirela-ampelstein"));

    [Fact]
    public async Task Home_DuringAnAbsence_NamesTheSubstitute()
    {
        var home = await portal.DocumentAsync("/", "2026-11-18T10:00");
        Assert.DoesNotContain(Slots(home), slot => slot.Words().Contains("09:00–12:00 Mehmet", StringComparison.Ordinal));
        Assert.Equal("14:00–16:30 Mehmet Pfahlinger Uhldingen-Mühlhofen, Rathaus Uhldingen-Mühlhofen (für Ludger Klosterwiese) ab 14:00 Uhr",
            SlotOf(home, "mehmet-pfahlinger"));
        Assert.Contains("Vertretung in Salem Bis Fr., 27. November vertritt Mehmet Pfahlinger.", home.MainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-11T10:00")]
    [InlineData("2026-12-02T10:00")]
    public async Task Home_BeforeAndAfterTheAbsence_NamesThePersonAgain(string at)
    {
        var home = await portal.DocumentAsync("/", at);
        Assert.Equal("09:00–12:00 Ludger Klosterwiese Salem, Rathaus Salem jetzt offen", SlotOf(home, "ludger-klosterwiese"));
        Assert.DoesNotContain("Vertretung", home.MainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-18T20:00", "Nächste Sprechstunden: morgen",
        "09:00–12:00 Elif Seerosenthal Überlingen, Sozialdienst Blauwiese ab 09:00 Uhr")]
    [InlineData("2026-11-22T10:00", "Nächste Sprechstunden: morgen",
        "09:00–12:00 Mirela Ampelstein Ettlingen, Bunsenstr. 2-4 ab 09:00 Uhr")]
    [InlineData("2026-12-25T09:30", "Nächste Sprechstunden: Mo., 28. Dezember",
        "09:00–12:00 Mirela Ampelstein Ettlingen, Bunsenstr. 2-4 ab 09:00 Uhr")]
    public async Task Home_WhenNobodyIsThereAnyMore_ShowsTheNextDay(string at, string heading, string first)
    {
        var home = await portal.DocumentAsync("/", at);
        Assert.Equal(heading, home.One("#h-heute").Words());
        Assert.Contains(first, Slots(home).Select(slot => slot.Words()));
        Assert.DoesNotContain("jetzt offen", home.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_AllPlaces_AreSortedTheGermanWay()
    {
        var home = await portal.DocumentAsync("/");
        var names = home.QuerySelectorAll("main a[href^='/gemeinden/0'] .ip-tile__name").Select(name => name.Words()).ToList();
        Assert.Equal(25, names.Count);
        Assert.Equal("Bermatingen", names[0]);
        Assert.Equal(["Tettnang", "Überlingen", "Uhldingen-Mühlhofen"], names[^3..]);
    }

    [Fact]
    public async Task Home_SearchForm_WorksWithoutScript()
    {
        var form = Assert.IsType<IHtmlFormElement>((await portal.DocumentAsync("/")).One("form[role=search]"), exactMatch: false);
        Assert.Equal("/suche", form.GetAttribute("action"));
        Assert.Equal("get", form.Method);
        Assert.Equal("Ort, Ortsteil, Straße mit Hausnummer oder Person", form.One("label[for=q]").Words());
        Assert.NotNull(form.QuerySelector("input#q[name=q]"));
    }

    private static IReadOnlyList<IElement> Slots(IDocument home) => [.. home.QuerySelectorAll("section[aria-labelledby=h-heute] li")];

    private static string SlotOf(IDocument home, string slug) =>
        Assert.Single(Slots(home), slot => slot.QuerySelector($"a[href='/ansprechpersonen/{slug}']") is not null).Words();
}
