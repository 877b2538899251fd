using System.Net;
using IntMan.Directory.Tests.Readers;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Machines;

/// <summary>Calendars as ical.js reads them back.</summary>
public sealed class CalendarTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Mirela = "/kalender/sprechstunden/mirela-ampelstein.ics";

    [Fact]
    public async Task Entry_InTwoWeeks_HasTheHoursOfTheSource()
    {
        var reading = await ReadAsync(Mirela, "2026-11-18", "2026-11-27");
        Assert.Equal("Sprechstunden Mirela Ampelstein", reading.Name);
        Assert.Equal(
            [
                "2026-11-18 14:00–16:30 Bunsenstr. 2-4", "2026-11-19 14:00–17:00 Spessart, Hauptstraße",
                "2026-11-20 09:00–12:00 Bunsenstr. 2-4", "2026-11-23 09:00–12:00 Bunsenstr. 2-4",
                "2026-11-25 14:00–16:30 Bunsenstr. 2-4", "2026-11-26 14:00–17:00 Spessart, Hauptstraße",
                "2026-11-27 09:00–12:00 Bunsenstr. 2-4",
            ],
            Lines(reading));
        Assert.All(reading.Occurrences, o => Assert.Equal("Europe/Berlin", o.Zone));
        Assert.Equal("2026-11-18T13:00:00.000Z", reading.Occurrences.Single(o => o.Day == "2026-11-18").StartUtc);
    }

    [Fact]
    public async Task Entry_CancelledAbsentAndHolidayDates_AreNotHeld()
    {
        var december = (await ReadAsync(Mirela, "2026-12-01", "2026-12-31")).Occurrences.Where(o => o.Status != "CANCELLED").ToList();
        var held = december.Select(o => o.Day).ToHashSet();
        Assert.All(december.Where(o => o.Day is "2026-12-07" or "2026-12-09"),
            o => Assert.Equal("Sprechstunde Tarek Wolkenfeld (für Mirela Ampelstein)", o.Summary));
        Assert.DoesNotContain("2026-12-03", held);
        Assert.DoesNotContain("2026-12-25", held);
        Assert.Superset(new HashSet<string> { "2026-12-02", "2026-12-04", "2026-12-14", "2026-12-28" }, held);
    }

    [Fact]
    public async Task Entry_InBothHalvesOfTheYear_KeepsTheLocalTime()
    {
        var reading = await ReadAsync(Mirela, "2027-03-25", "2027-04-02");
        Assert.Equal("2027-03-25T13:00:00.000Z", reading.Occurrences.Single(o => o.Day == "2027-03-25").StartUtc);
        Assert.Equal("2027-04-01T12:00:00.000Z", reading.Occurrences.Single(o => o.Day == "2027-04-01").StartUtc);
    }

    [Fact]
    public async Task MovedDate_StandsOnItsNewDay()
    {
        var reading = await ReadAsync("/kalender/sprechstunden/oksana-birkenzahn.ics", "2026-12-15", "2026-12-16");
        Assert.Contains("2026-12-16 10:00–12:00 Bruchhausen, Rathausstr. 14", Lines(reading));
        Assert.DoesNotContain(Lines(reading), line => line.StartsWith("2026-12-15", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Municipality_HasEverybodysHours()
    {
        var reading = await ReadAsync("/kalender/gemeinden/08215017.ics", "2026-11-18", "2026-11-18");
        Assert.Equal("Sprechstunden in Ettlingen", reading.Name);
        Assert.Equal(
            ["Sprechstunde Mirela Ampelstein", "Sprechstunde Oksana Birkenzahn", "Sprechstunde Tarek Wolkenfeld"],
            reading.Occurrences.Select(o => o.Summary).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Uids_NextDay_AreTheSame()
    {
        var today = (await ReadAsync(Mirela, "2026-11-23", "2026-11-27")).Occurrences.Select(o => o.Uid);
        var tomorrow = (await ReadAsync(Mirela, "2026-11-23", "2026-11-27", "2026-11-19T08:00")).Occurrences.Select(o => o.Uid);
        Assert.Equal(today, tomorrow);
    }

    [Theory]
    [InlineData(Mirela)]
    [InlineData("/kalender/gemeinden/08215017.ics")]
    [InlineData("/gemeinden/08215017.json")]
    [InlineData("/ansprechpersonen/mirela-ampelstein.json")]
    [InlineData("/ansprechpersonen/mirela-ampelstein.vcf")]
    [InlineData("/sitemap.xml")]
    public async Task KnownVersion_IsNotSentAgain(string address)
    {
        using var first = await portal.GetAsync(address);
        var tag = first.Headers.ETag!.ToString();
        foreach (var known in new[] { tag, $"W/{tag}", $"\"x\", {tag}", "*" })
        {
            using var again = await portal.GetAsync(address, headers: ("If-None-Match", known));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            Assert.Equal(tag, again.Headers.ETag?.ToString());
        }

        using var other = await portal.GetAsync(address, headers: ("If-None-Match", "\"0123\""));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Change_MakesANewVersion()
    {
        using var before = await portal.GetAsync("/kalender/sprechstunden/swantje-kirschkerner.ics");
        await portal.Cluster.ExecuteAsync(portal.Database, """
            insert into directory.office_hour_deviation (id, office_hour_id, day, kind)
            select gen_random_uuid(), h.id, '2026-11-24', 'Cancelled' from directory.office_hour h
              join directory.post p on p.id = h.post_id where p.slug = 'im-meckenbeuren' and h.weekday = 'Tuesday'
            """);
        using var after = await portal.GetAsync("/kalender/sprechstunden/swantje-kirschkerner.ics",
            headers: ("If-None-Match", before.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
    }

    [Fact]
    public async Task Lines_AreFoldedAndEndWithCrLf()
    {
        using var response = await portal.GetAsync("/kalender/gemeinden/08435066.ics");
        Assert.Equal("text/calendar", response.Content.Headers.ContentType?.MediaType);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var text = System.Text.Encoding.Latin1.GetString(bytes);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.True(line.Length <= 75 && !line.Contains('\n', StringComparison.Ordinal), line));
    }

    private static IEnumerable<string> Lines(CalendarReading reading) =>
        reading.Occurrences.Where(o => o.Status != "CANCELLED").Select(o => $"{o.Day} {o.Start}–{o.End} {PlaceOf(o)}")
            .Order(StringComparer.Ordinal);

    // The place's own line stands before its postal address.
    private static string PlaceOf(CalendarOccurrence occurrence) =>
        new[] { "Bunsenstr. 2-4", "Spessart, Hauptstraße", "Bruchhausen, Rathausstr. 14" }.FirstOrDefault(place =>
            occurrence.Location?.StartsWith(place, StringComparison.Ordinal) == true) ?? occurrence.Location ?? "";

    private async Task<CalendarReading> ReadAsync(string address, string first, string last, string at = TestClock.Usual) =>
        await NodeReader.ReadAsync<CalendarReading>("calendar.mjs", new { ics = await portal.TextAsync(address, at), first, last });
}
