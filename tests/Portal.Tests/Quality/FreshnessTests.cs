using System.Net;
using AngleSharp.Dom;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.People;
using IntMan.Directory.Quality;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Quality;

/// <summary>What readers see of an entry that nobody confirms any more. Ettlingen-Süd was confirmed on 4 November 2026.</summary>
public sealed class FreshnessTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Confirmed = "Zuletzt bestätigt am 4. November 2026 durch";
    private const string Overdue = "Seit 4. November 2026 nicht bestätigt. Fragen Sie vorher nach, ob die Angaben noch stimmen.";
    private const string LongOverdue = "Dieser Eintrag ist seit 4. November 2026 nicht bestätigt. Die Angaben sind vielleicht veraltet.";

    [Theory]
    [InlineData("2026-11-04", "2027-01-02", Freshness.Current)]
    [InlineData("2026-11-04", "2027-01-03", Freshness.Due)]
    [InlineData("2026-11-04", "2027-02-02", Freshness.Due)]
    [InlineData("2026-11-04", "2027-02-03", Freshness.Overdue)]
    [InlineData("2026-11-04", "2027-05-03", Freshness.Overdue)]
    [InlineData("2026-11-04", "2027-05-04", Freshness.LongOverdue)]
    [InlineData(null, "2026-11-18", Freshness.Unconfirmed)]
    public void Rules_With90And180Days_CountFromTheLastConfirmation(string? confirmed, string day, Freshness expected) =>
        Assert.Equal(expected, new FreshnessRules().Of(confirmed is null ? null : Day(confirmed), Day(day)));

    [Theory]
    [InlineData(0, 180, 30)]
    [InlineData(90, 90, 30)]
    [InlineData(90, 180, 90)]
    [InlineData(90, 180, 14)]
    public void Rules_ThatContradictEachOther_AreRefused(int contact, int hidden, int owner) =>
        Assert.Throws<InvalidOperationException>(() => new FreshnessRules { ContactDays = contact, HiddenAfterDays = hidden,
            OwnerDays = owner }.Checked());

    [Theory]
    [InlineData("2027-02-02T12:00", Confirmed, Overdue)]
    [InlineData("2027-02-03T12:00", Overdue, Confirmed)]
    [InlineData("2027-02-03T12:00", Overdue, LongOverdue)]
    [InlineData("2027-05-04T12:00", LongOverdue, Confirmed)]
    public async Task Entry_AsOf_SaysHowFarToRelyOnIt(string at, string said, string unsaid)
    {
        var text = (await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein", at)).MainText();
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain(unsaid, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_WhenLongOverdue_LeaveTheEntryOutAndItsAddressStays()
    {
        const string Before = "2027-05-03T08:00";
        const string After = "2027-05-04T08:00";
        foreach (var (list, part) in new[] { ("/gemeinden/08215017", "section.ip-stack li.ip-panel"), ("/", "main"),
            ("/gemeinden?q=Ettlingen", "main") })
        {
            Assert.Contains("Ampelstein", Words(await portal.DocumentAsync(list, Before), part), StringComparison.Ordinal);
            Assert.DoesNotContain("Ampelstein", Words(await portal.DocumentAsync(list, After), part), StringComparison.Ordinal);
        }

        Assert.Contains(LongOverdue, (await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein", After)).MainText(),
            StringComparison.Ordinal);
        Assert.Contains(LongOverdue, (await portal.DocumentAsync("/suche?q=Mirela+Ampelstein", After)).MainText(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/angebote?q=Schuldnerberatung+Friedrichshafen")]
    [InlineData("/suche?q=Schuldnerberatung+Friedrichshafen")]
    [InlineData("/gemeinden/08435016")]
    [InlineData("/wegweiser?anliegen=mehrere-schulden&gemeinde=08435016")]
    public async Task List_OfServices_LeavesOutWhatWasConfirmedTwoYearsAgo(string list)
    {
        const string Link = "a[href='/angebote/schuldnerberatung-friedrichshafen']";
        Assert.NotNull((await portal.DocumentAsync(list, "2028-11-09T12:00")).QuerySelector(Link));
        Assert.Null((await portal.DocumentAsync(list, "2028-11-10T12:00")).QuerySelector(Link));
    }

    [Theory]
    [InlineData("2027-11-10T12:00", "Zuletzt bestätigt am 10. November 2026 durch")]
    [InlineData("2027-11-11T12:00", "Seit 10. November 2026 nicht bestätigt. Fragen Sie vorher nach, ob die Angaben noch stimmen.")]
    [InlineData("2028-11-10T12:00", "Dieser Eintrag ist seit 10. November 2026 nicht bestätigt. Die Angaben sind vielleicht veraltet.")]
    public async Task Service_AsOf_SaysHowFarToRelyOnIt(string at, string said) =>
        Assert.Contains(said, (await portal.DocumentAsync("/angebote/schuldnerberatung-friedrichshafen", at)).MainText(),
            StringComparison.Ordinal);

    [Fact]
    public async Task MunicipalityPage_WithOverdueEntries_MarksEachAndCountsThem()
    {
        var page = await portal.DocumentAsync("/gemeinden/08435057");
        Assert.Contains("nicht bestätigt seit 30. Juni 2026", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("Einträge, die zu lange nicht bestätigt sind: 1", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_SaysTheStateInAWord()
    {
        Assert.Contains("\"confirmation\":\"overdue\"", Compact(await portal.TextAsync("/ansprechpersonen/im-tettnang.json")),
            StringComparison.Ordinal);
        Assert.Contains("\"confirmation\":\"current\"", Compact(await portal.TextAsync("/ansprechpersonen/im-ettlingen-ost.json")),
            StringComparison.Ordinal);
        Assert.Contains("\"confirmation\":\"long_overdue\"",
            Compact(await portal.TextAsync("/ansprechpersonen/im-ettlingen-ost.json", "2027-05-04T12:00")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfAMissingEntry_IsStillMissing() =>
        await portal.DocumentAsync("/ansprechpersonen/gibt-es-nicht", "2027-05-04T12:00", HttpStatusCode.NotFound);

    private static string Words(IDocument page, string part) =>
        string.Join(' ', page.QuerySelectorAll(part).Select(element => element.Words()));

    private static string Compact(string json) => json.Replace(" ", "", StringComparison.Ordinal);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
