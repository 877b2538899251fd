using System.Text;
using IntMan.Directory.Calendars;
using IntMan.Directory.Hours;
using IntMan.Directory.Tests.Readers;
using static IntMan.Directory.Tests.Hours.Ettlingen;

namespace IntMan.Directory.Tests.Calendars;

public sealed class CalendarWriterTests
{
    private static readonly CalendarEvent Single = new()
    {
        Uid = "1@portal.example",
        Sequence = 3,
        StampUtc = At("2026-11-20", "10:00"),
        Summary = "Sprechstunde",
        Day = Day("2026-11-26"),
        StartsAt = Time("14:00"),
        EndsAt = Time("17:00"),
    };

    [Fact]
    public void Write_OneEvent_IsExactlyTheStandardsText()
    {
        var text = Write(Single with { CreatedUtc = At("2026-11-01", "08:00"), LastModifiedUtc = At("2026-11-19", "08:00"), Location = "Bunsenstr. 2-4, Ettlingen", Url = new("https://portal.example/ü") });

        var lines = text.Split("\r\n");
        Assert.Equal(
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//IntMan//Portal Integrationsmanagement//DE", "CALSCALE:GREGORIAN", "NAME:Sprechstunden", "X-WR-CALNAME:Sprechstunden",
             "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H", "BEGIN:VTIMEZONE"], lines.Take(9));
        Assert.Equal(
            ["BEGIN:VEVENT", "UID:1@portal.example", "SEQUENCE:3", "DTSTAMP:20261120T090000Z", "CREATED:20261101T070000Z", "LAST-MODIFIED:20261119T070000Z",
             "DTSTART;TZID=Europe/Berlin:20261126T140000", "DTEND;TZID=Europe/Berlin:20261126T170000", "STATUS:CONFIRMED", "SUMMARY:Sprechstunde",
             "LOCATION:Bunsenstr. 2-4\\, Ettlingen", "URL:https://portal.example/%C3%BC", "TRANSP:OPAQUE", "END:VEVENT", "END:VCALENDAR", ""],
            lines.SkipWhile(l => l != "BEGIN:VEVENT"));
        Assert.DoesNotContain("METHOD", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Recurrence.EveryNthWeek, 1, null, "RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=TH")]
    [InlineData(Recurrence.EveryNthWeek, 2, "2027-06-30", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20270630T215959Z")]
    [InlineData(Recurrence.NthWeekdayOfMonth, 4, "2026-12-31", "RRULE:FREQ=MONTHLY;BYDAY=4TH;UNTIL=20261231T225959Z")]
    [InlineData(Recurrence.NthWeekdayOfMonth, 5, null, "RRULE:FREQ=MONTHLY;BYDAY=-1TH")]
    public void Write_Recurrence_HasUntilInUtc(Recurrence kind, int step, string? last, string rule) =>
        Assert.Contains(rule + "\r\n", Write(Single with { Recurrence = new(kind, step, DayOfWeek.Thursday, last is null ? null : Day(last)) }), StringComparison.Ordinal);

    [Fact]
    public void Write_ExclusionsAndOverride_HaveTheFormOfTheStart()
    {
        var series = Single with { Recurrence = new(Recurrence.EveryNthWeek, 1, DayOfWeek.Thursday, null), ExcludedDays = [Day("2027-05-27"), Day("2027-05-06"), Day("2027-05-06")] };

        var text = Write(series, Single with { Day = Day("2026-12-04"), Replaces = new(Day("2026-12-03"), Time("14:00")), Status = CalendarStatus.Cancelled });

        Assert.Contains("EXDATE;TZID=Europe/Berlin:20270506T140000\r\nEXDATE;TZID=Europe/Berlin:20270527T140000\r\nSTATUS", text, StringComparison.Ordinal);
        Assert.Contains("RECURRENCE-ID;TZID=Europe/Berlin:20261203T140000\r\nSTATUS:CANCELLED\r\nSUMMARY:Abgesagt: Sprechstunde\r\nTRANSP:TRANSPARENT", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SeriesThatDoesNotBeginOnItsWeekday_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Write(Single with { Recurrence = new(Recurrence.EveryNthWeek, 1, DayOfWeek.Friday, null) }));

    [Fact]
    public async Task Write_LongGermanTextWithEmoji_FoldsAtSeventyFiveOctetsAndReadsBack()
    {
        var description = string.Concat(Enumerable.Repeat("Große Übergabe für Geflüchtete – Straßenbahn 🚋 und Café; Öffnung, \\ Grüße 👩‍👩‍👧 ", 12)).Trim();

        var text = Write(Single with { Description = description });

        var lines = text.Split("\r\n");
        Assert.All(lines, l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 0, 75));
        Assert.Contains(lines, l => Encoding.UTF8.GetByteCount(l) == 75);
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(description, (await ReadAsync(text)).Occurrences.Single().Description);
    }

    [Theory]
    [InlineData("A\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:x", "A\nEND:VEVENT\nBEGIN:VEVENT\nUID:x")]
    [InlineData("A\nATTACH:http://x.example", "A\nATTACH:http://x.example")]
    [InlineData("A\rATTACH:x", "A\nATTACH:x")]
    [InlineData("A\u2028ATTACH:x\u0085B", "A\nATTACH:x\nB")]
    [InlineData("A;B,C\\nD\"E", "A;B,C\\nD\"E")]
    [InlineData("A\0B\u0007C\u007FD\u009FE\tF", "ABCDE F")]
    public async Task Write_InjectionAttempts_StayText(string typed, string read)
    {
        var result = await ReadAsync(Write(Single with { Summary = typed, Location = typed, Description = typed }));

        var entry = Assert.Single(result.Occurrences);
        Assert.Equal((1, read, read, read, "1@portal.example"), (result.Events, entry.Summary, entry.Location, entry.Description, entry.Uid));
    }

    [Fact]
    public void Write_HalfACharacter_BecomesTheReplacementCharacter() =>
        Assert.Contains("SUMMARY:A\uFFFDB\r\n", Write(Single with { Summary = "A" + '\uD83D' + "B" }), StringComparison.Ordinal);

    private static string Write(params CalendarEvent[] events) => CalendarWriter.Write(new CalendarFeed("Sprechstunden", events));

    private static Task<CalendarReading> ReadAsync(string ics) => NodeReader.ReadAsync<CalendarReading>("calendar.mjs", new { ics, first = "2026-01-01", last = "2027-12-31" });
}
