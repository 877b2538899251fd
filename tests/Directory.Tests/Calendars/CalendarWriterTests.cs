using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using IntMan.Directory.Tests.Readers;
using IntMan.Foundation.Calendars;
using static IntMan.Directory.Tests.Hours.Ettlingen;

namespace IntMan.Directory.Tests.Calendars;

/// <summary>What Ical.Net leaves to us, as ical.js reads it back.</summary>
public sealed class CalendarWriterTests
{
    [Fact]
    public async Task Write_OneEvent_HasWhatWasGivenAndNothingElse()
    {
        var entry = Single();
        (entry.LastModified, entry.Location) = (CalendarWriter.Utc(At("2026-11-19", "08:00")), "Bunsenstr. 2-4, Ettlingen");

        var text = Write(entry);

        Assert.StartsWith("BEGIN:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        var read = await ReadAsync(text);
        // ical.js does not know that the names are texts, and shows them as they are written.
        Assert.Equal(
            ["calscale GREGORIAN", "name Sprechstunden\\; alle", "prodid -//IntMan//Portal Integrationsmanagement//DE",
            "refresh-interval PT1H", "version 2.0", "x-published-ttl PT1H",
             "x-wr-calname Sprechstunden\\; alle"], read.Properties);
        Assert.Equal(
            ["dtend 2026-11-26T17:00:00", "dtstamp 2026-11-20T09:00:00Z", "dtstart 2026-11-26T14:00:00",
            "last-modified 2026-11-19T07:00:00Z", "location Bunsenstr. 2-4, Ettlingen",
             "sequence 3", "status CONFIRMED", "summary Sprechstunde", "uid 1@portal.example"], read.Events.Single());
    }

    [Theory]
    [InlineData("1996-07-04", "12:00")]
    [InlineData("2001-12-06", "13:00")]
    [InlineData("2026-10-24", "12:00")]
    [InlineData("2026-10-25", "13:00")]
    [InlineData("2050-07-07", "12:00")]
    public async Task Write_AnyYearSince1996_HasTheOffsetOfItsDay(string day, string utc)
    {
        var entry = Single();
        (entry.DtStart, entry.DtEnd) = (CalendarWriter.Local(Day(day), Time("14:00")), CalendarWriter.Local(Day(day), Time("15:00")));

        Assert.Equal($"{day}T{utc}:00.000Z", (await ReadAsync(Write(entry), day, day)).Occurrences.Single().StartUtc);
    }

    [Fact]
    public void Write_SeriesThatDoesNotBeginOnItsWeekday_IsRefused()
    {
        var entry = Single();
        entry.RecurrenceRule = new RecurrenceRule(FrequencyType.Weekly) { ByDay = [new WeekDay(DayOfWeek.Friday)] };

        Assert.Throws<ArgumentException>(() => Write(entry));
    }

    [Fact]
    public async Task Write_LongGermanTextWithEmoji_FoldsAtSeventyFiveOctetsAndReadsBack()
    {
        var description =
            string.Concat(Enumerable.Repeat("Große Übergabe für Geflüchtete – Straßenbahn 🚋 und Café; Öffnung, \\ Grüße 👩‍👩‍👧 ", 12))
            .Trim();
        var events = Enumerable.Range(0, 80).Select(blanks =>
            Single($"{blanks}@portal.example", new string('x', blanks) + "😀 " + description)).ToArray();

        var text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Write(events)));

        var lines = text.Split("\r\n");
        Assert.All(lines, l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 0, 75));
        Assert.Contains(lines, l => Encoding.UTF8.GetByteCount(l) == 75);
        Assert.Equal(events.Select(e => e.Description), (await ReadAsync(text)).Occurrences.Select(o => o.Description));
    }

    [Theory]
    [InlineData("A\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:x", "A\nEND:VEVENT\nBEGIN:VEVENT\nUID:x")]
    [InlineData("A\nATTACH:http://x.example", "A\nATTACH:http://x.example")]
    [InlineData("A\r\n B", "A\n B")]
    [InlineData("A\rATTACH:x", "A\nATTACH:x")]
    [InlineData("A\u2028ATTACH:x\u0085B", "A\nATTACH:x\nB")]
    [InlineData("A;B,C\\nD\"E", "A;B,C\\nD\"E")]
    [InlineData("A\0B\u0007C\u007FD\u009FE\tF", "ABCDE F")]
    public async Task Write_InjectionAttempts_StayText(string typed, string expected)
    {
        var entry = Single();
        (entry.Summary, entry.Location, entry.Description) = (typed, typed, typed);

        var read = await ReadAsync(Write(entry));

        var found = Assert.Single(read.Occurrences);
        Assert.Equal((expected, expected, expected, "1@portal.example"), (found.Summary, found.Location, found.Description, found.Uid));
        Assert.Equal(8, Assert.Single(read.Events).Count(property => !property.StartsWith("location ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Eve\r\nATTENDEE:mailto:evil@x.example", "Eve ATTENDEE:mailto:evil@x.example")]
    [InlineData("Eve\u0085SUMMARY:x", "Eve SUMMARY:x")]
    [InlineData("Eva \"Evi\" Muster; A, B:C\u0007", "Eva 'Evi' Muster; A, B:C")]
    public async Task Write_NamesOfPeople_StartNoLineOfTheirOwn(string typed, string expected)
    {
        var entry = Single();
        entry.Organizer = new Organizer("mailto:amt@portal.example") { CommonName = typed };
        entry.Attendees.Add(new Attendee("mailto:gast@portal.example") { CommonName = typed });

        var people = (await ReadAsync(Write(entry))).Events.Single().Where(p => p.Contains("mailto:", StringComparison.Ordinal));

        Assert.Equal([$"attendee cn={expected} mailto:gast@portal.example", $"organizer cn={expected} mailto:amt@portal.example"], people);
    }

    [Fact]
    public void Write_HalfACharacter_BecomesTheReplacementCharacter() =>
        Assert.Contains("DESCRIPTION:A\uFFFDB\r\n", Write(Single(description: "A" + '\uD83D' + "B")), StringComparison.Ordinal);

    [Fact]
    public async Task Write_BlankTexts_AreLeftOut()
    {
        var entry = Single(description: " ");
        entry.Location = "";

        Assert.DoesNotContain((await ReadAsync(Write(entry))).Events.Single(), p => p.StartsWith("location", StringComparison.Ordinal)
            || p.StartsWith("description", StringComparison.Ordinal));
    }

    private static CalendarEvent Single(string uid = "1@portal.example", string? description = null) => new()
    {
        Uid = uid,
        Sequence = 3,
        DtStamp = CalendarWriter.Utc(At("2026-11-20", "10:00")),
        Summary = "Sprechstunde",
        Description = description,
        DtStart = CalendarWriter.Local(Day("2026-11-26"), Time("14:00")),
        DtEnd = CalendarWriter.Local(Day("2026-11-26"), Time("17:00")),
        Status = EventStatus.Confirmed,
    };

    private static string Write(params CalendarEvent[] events) => CalendarWriter.Write("Sprechstunden; alle", events);

    private static Task<CalendarReading> ReadAsync(string ics, string first = "2026-01-01", string last = "2027-12-31") =>
        NodeReader.ReadAsync<CalendarReading>("calendar.mjs", new { ics, first, last });
}
