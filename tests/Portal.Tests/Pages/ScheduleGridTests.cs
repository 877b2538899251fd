using System.Text.Json;
using AngleSharp.Dom;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Referrals;
using IntMan.Directory.Tests.Readers;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace IntMan.Portal.Tests.Pages;

/// <summary>
/// One resolved schedule: each case says the same on every page, in every feed, file and print (spec 10-directory). A view that resolves
/// absences, moves or vacancies by itself turns its column red.
/// </summary>
public sealed class ScheduleGridTests(ScheduleGrid portal) : IClassFixture<ScheduleGrid>
{
    public static TheoryData<string> Cases => ScheduleCase.Names;

    [Fact]
    public async Task Home_ListsWhatIsHeldToday_AndNothingElse()
    {
        var held = (await portal.DocumentAsync("/", ScheduleCase.Today)).QuerySelectorAll("section[aria-labelledby=h-heute] li")
            .Select(slot => slot.Words()).ToList();
        Assert.Equal(
            [
                "09:00–12:00 Person RasterB Rasterort B, Rathaus 1 ab 09:00 Uhr",
                "13:00–15:00 Kora Kreis Rasteramt, Kreishaus ab 13:00 Uhr",
                "14:00–16:30 Stella Ferne Fernstadt, Haus Ferne (für Person RasterC, Person RasterE, Berta Zwischen) ab 14:00 Uhr",
                "16:00–18:00 Person RasterG Rasterort G, Bücherei ab 16:00 Uhr",
            ],
            held);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Card_OfThePersonAndOfTheSearch_Agree(string name)
    {
        var one = ScheduleCase.Of(name);
        foreach (var address in new[] { $"/ansprechpersonen/{one.Slug}", $"/suche?q={Uri.EscapeDataString(one.Town)}" })
        {
            var card = (await portal.DocumentAsync(address, ScheduleCase.Today)).One(".ip-person");
            AssertSays(one, card.One(".ip-person__now"), address);
            Assert.Equal(one.Next, card.One(".ip-bigtime").Words());
            Assert.Equal(Tel(one.Phone), card.One(".kern-btn--primary").GetAttribute("href"));
            Assert.All(one.Sentences, sentence => Assert.Contains(sentence, card.Words(), StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Municipality_GridPeopleListAndCard_Agree(string name)
    {
        var one = ScheduleCase.Of(name);
        var page = await portal.DocumentAsync($"/gemeinden/{one.Ags}", ScheduleCase.Today);
        var today = page.One(".ip-week td.ip-today");
        Assert.Equal(one.Held is { } held ? [$"{held.Start}–{held.End}"] : [],
            today.QuerySelectorAll(".ip-week__slot strong").Select(slot => FullTimes(slot.Words())));
        Assert.Contains(one.Held?.Place ?? "", today.Words(), StringComparison.Ordinal);
        Assert.Contains(one.Held?.By ?? "", today.Words(), StringComparison.Ordinal);
        Assert.Equal(one.Gone is not null && one.Number != 6, today.QuerySelector("s") is not null);

        var people = page.One("section[aria-label=Integrationsmanagement]");
        Assert.Equal([Tel(one.Phone)], people.QuerySelectorAll("a[href^='tel:']").Select(link => link.GetAttribute("href")));

        var county = ScheduleCase.CountyOf(one.Number);
        var row = (await portal.DocumentAsync($"/gemeinden?kreis={county}", ScheduleCase.Today)).QuerySelectorAll("tbody tr")
            .Single(line => line.Words().StartsWith(one.Town, StringComparison.Ordinal));
        Assert.Equal([Tel(one.Phone)], row.QuerySelectorAll("a[href^='tel:']").Select(link => link.GetAttribute("href")));
        Assert.Contains(one.Held?.By ?? "", row.Words(), StringComparison.Ordinal);

        var embedded = (await portal.DocumentAsync($"/einbetten/gemeinden/{one.Ags}", ScheduleCase.Today)).One("li");
        AssertSays(one, embedded, "embed");
        Assert.Contains(one.Next, embedded.Words(), StringComparison.Ordinal);
        Assert.Equal(Tel(one.Phone), embedded.One("a[href^='tel:']").GetAttribute("href"));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Calendars_OfTheEntryAndOfTheMunicipality_Agree(string name)
    {
        var one = ScheduleCase.Of(name);
        foreach (var address in new[] { $"/kalender/sprechstunden/{one.Slug}.ics", $"/kalender/gemeinden/{one.Ags}.ics" })
        {
            var read = await NodeReader.ReadAsync<CalendarReading>("calendar.mjs",
                new { ics = await portal.TextAsync(address, ScheduleCase.Today), first = "2026-11-18", last = "2026-11-18" });
            var held = read.Occurrences.Where(date => date.Status != "CANCELLED").ToList();
            Assert.Equal(one.Held is { } today ? [$"{today.Times} {today.Place}"] : [],
                held.Select(date => $"{date.Start}–{date.End} {date.Location}"));
            Assert.All(held, date => Assert.Contains(one.Held!.By ?? "Raster", date.Summary, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Json_AndItsOpeningHours_Agree(string name)
    {
        var one = ScheduleCase.Of(name);
        var entry = await JsonAsync($"/ansprechpersonen/{one.Slug}.json");
        var listed = (await JsonAsync($"/gemeinden/{one.Ags}.json")).GetProperty("contacts").EnumerateArray()
            .Single(contact => contact.GetProperty("url").GetString()!.Contains(
                one.Number == 5 ? "stelle-5" : $"person-{one.Number}", StringComparison.Ordinal));
        foreach (var json in new[] { entry, listed })
        {
            Assert.Equal(one.Phone, json.GetProperty("phone").GetString());
            var today = json.GetProperty("dates").EnumerateArray().Where(date => Said(date, "starts_at").StartsWith("2026-11-18",
                StringComparison.Ordinal)).ToList();
            var held = today.Where(date => Said(date, "status") is "regular" or "moved" or "extra").ToList();
            Assert.Equal(one.Held is { } hour ? [$"{hour.Times} {hour.Place} {hour.By}"] : [],
                held.Select(date => $"{Said(date, "starts_at")[11..16]}–{Said(date, "ends_at")[11..16]} {Said(date, "place")} "
                    + Said(date, "by")));
        }

        // Somebody who stands in sits elsewhere: the syntax says "unknown", with the name and the place.
        var value = Said(entry, "opening_hours");
        string[] instants = ["2026-11-18T09:30", "2026-11-18T14:30", "2026-11-18T17:00"];
        var read = await NodeReader.ReadAsync<OpeningHours>("opening-hours.mjs", new { value, instants });

        // The reader knows only the clock of the machine.
        Assert.DoesNotContain(read.Warnings, warning => !warning.Contains("in the past", StringComparison.Ordinal));
        string[] expected = one switch
        {
            { Name: "present" } => ["open", "closed", "closed"],
            { Name: "moved" } => ["closed", "closed", "open"],
            { Held.By: "Stella Ferne" } => ["closed", "unknown", "closed"],
            { Name: "public holiday" } => ["open", "closed", "closed"],
            _ => ["closed", "closed", "closed"],
        };
        Assert.Equal(expected, read.States);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Notice_AndItsPdf_Agree(string name)
    {
        var one = ScheduleCase.Of(name);
        foreach (var address in new[] { $"/aushang/person/{one.Slug}", $"/aushang/{one.Ags}" })
        {
            AssertNotice(one, (await portal.DocumentAsync(address, ScheduleCase.Today)).One(".ip-sheet").Words(), address);
        }

        Assert.SkipUnless(File.Exists(ScheduleGrid.Chromium), $"{ScheduleGrid.Chromium} is missing: ./test installs it.");
        using var response = await portal.GetAsync($"/aushang/{one.Ags}.pdf", ScheduleCase.Today);
        using var pdf = PdfDocument.Open(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        AssertNotice(one, string.Join(' ', pdf.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text)), "PDF");
    }

    /// <summary>What stands on the slip of a referral is what the page of the service says.</summary>
    [Theory]
    [InlineData("regular", "2026-11-19", "Morgen", "09:00–12:00", "Rathaus 1")]
    [InlineData("moved", "2026-11-20", "20. November", "16:00–18:00", "Bücherei")]
    [InlineData("cancelled", "2026-11-26", "26. November", "09:00–12:00", "Rathaus 1")]
    [InlineData("closed", "2026-11-26", "26. November", "09:00–12:00", "Rathaus 1")]
    public async Task Slip_AndThePageOfTheService_Agree(string service, string day, string said, string times, string place)
    {
        portal.Clock.Set(ScheduleCase.Today);
        var slip = await portal.Services.GetRequiredService<ShowSlipService>().ExecuteAsync(
            $"raster-{service}", "de", TestContext.Current.CancellationToken);
        var next = slip!.Dates[0];
        Assert.Equal($"{day} {times} {place}", string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{next.Day:yyyy-MM-dd} {next.StartsAt:HH:mm}–{next.EndsAt:HH:mm} {slip.PlaceOf(next)!.Name}"));
        var page = (await portal.DocumentAsync($"/angebote/raster-{service}", ScheduleCase.Today)).One(".ip-pagehead").Words();
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains(times, page, StringComparison.Ordinal);
        Assert.Contains(place, page, StringComparison.Ordinal);
    }

    private static void AssertNotice(ScheduleCase one, string text, string where)
    {
        Assert.True(text.Contains(one.Phone, StringComparison.Ordinal), $"{where}: {text}");
        Assert.Equal(one.Number != 5, text.Contains("Mittwoch 09:00–12:00", StringComparison.Ordinal));
        var line = one switch
        {
            { Held: { By: { } by } held, Number: not 5 } => $"18.11.2026 {held.Times} Vertretung {by}, {held.Place}",
            { Number: 6 } => "18.11.2026 16:00–18:00 geändert Bücherei",
            { Number: 7 } => "18.11.2026 09:00–12:00 fällt aus",
            { Number: 8 } => "18.11.2026 09:00–12:00 geschlossen Betriebsausflug",
            { Number: 9 } => "18.11.2026 09:00–12:00 Feiertag, geschlossen Buß- und Bettag",
            { Number: 3 } => "18.11.2026 – 27.11.2026 abwesend",
            { Number: 5 } => "Es antwortet: Kora Kreis",
            _ => "09:00–12:00",
        };
        Assert.True(text.Contains(line, StringComparison.Ordinal), $"{where}: „{line}“ is missing in: {text}");
    }

    private static void AssertSays(ScheduleCase one, IElement view, string where)
    {
        var text = view.Words();
        Assert.True(text.Contains(one.Held?.Times ?? "", StringComparison.Ordinal), $"{where}: {text}");
        Assert.True(text.Contains(one.Held?.Place ?? "", StringComparison.Ordinal), $"{where}: {text}");
        Assert.False(one.Gone is not null && text.Contains("Heute 09:00", StringComparison.Ordinal), $"{where}: {text}");
    }

    private static string FullTimes(string words)
    {
        var clocks = words.Replace(" Uhr", "", StringComparison.Ordinal).Split('–')
            .Select(clock => clock.Contains(':', StringComparison.Ordinal) ? clock : clock + ":00").Select(clock => clock.PadLeft(5, '0'));
        return string.Join('–', clocks);
    }

    private static string Tel(string phone) => "tel:+49" + phone.Replace(" ", "", StringComparison.Ordinal)[1..];

    private static string Said(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private async Task<JsonElement> JsonAsync(string address) => JsonDocument.Parse(await portal.TextAsync(address, ScheduleCase.Today))
        .RootElement;

    private sealed record OpeningHours(string[] States, string[] Warnings);
}
