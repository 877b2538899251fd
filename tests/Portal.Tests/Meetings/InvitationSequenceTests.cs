using IntMan.Directory.Tests.Readers;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>Invite, move, add a person, remove one, cancel, substitute: what calendar programs are told, as ical.js reads it.</summary>
public sealed class InvitationSequenceTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Series = "/treffen/teamaustausch-ettlingen";

    private readonly HashSet<Guid> _seen = [];

    [Fact]
    public async Task Sequence_KeepsTheUidAndRaisesTheSequenceOnlyWhereItMust()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        await SentMail.NewAsync(portal, _seen);
        portal.Clock.Set("2026-11-18T14:13");
        await MeetingPathTests.DoAsync(officer, $"{Series}/planen", "main form[method=post]", ("tag", "25.03.2027"));
        await MeetingPathTests.DoAsync(officer, $"{Series}/2027-03-25", "form[action*=Einladen]");
        var (observer, invited) = await FirstAsync();
        Assert.Equal(("REQUEST", 0, "2027-03-25T13:00:00.000Z"), (invited.Method, invited.Sequence, invited.StartUtc));
        Assert.Contains("status CONFIRMED", invited.Event);
        Assert.Contains(invited.Event, line => line.StartsWith("attendee", StringComparison.Ordinal)
            && line.Contains("role=REQ-PARTICIPANT", StringComparison.Ordinal) && line.Contains("rsvp=TRUE", StringComparison.Ordinal)
            && line.EndsWith($"mailto:{observer}", StringComparison.Ordinal));

        // Across the night on which summer time begins: the same clock time is another hour in UTC.
        portal.Clock.Set("2026-11-18T14:14");
        await MeetingPathTests.DoAsync(officer, $"{Series}/2027-03-25/tagesordnung", "form[data-agenda]", ("tag", "08.04.2027"));
        var moved = await OfAsync(observer);
        Assert.Equal(("REQUEST", 1, "2027-04-08T12:00:00.000Z"), (moved.Method, moved.Sequence, moved.StartUtc));
        Assert.NotEqual(invited.Stamp, moved.Stamp);

        await MeetingPathTests.DoAsync(officer, $"{Series}/2027-04-08", "form[action*=Gast]", ("gast", "Pia Gast"),
            ("email", "gast@stelle.example"));
        var guest = Assert.Single(await SentMail.NewAsync(portal, _seen));
        Assert.Equal("gast@stelle.example", guest.To);
        var added = Told.Of(guest, await guest.ReadCalendarAsync());
        Assert.Equal(("REQUEST", 1, invited.Uid), (added.Method, added.Sequence, added.Uid));

        // Removing one person cancels their copy and leaves the event as it is: no STATUS, no new SEQUENCE for the others.
        var page = await officer.PageAsync($"{Series}/2027-04-08");
        await MeetingPathTests.DoAsync(officer, $"{Series}/2027-04-08", $"tr:has(th:contains('Pia Gast')) form[action*=Entfernen]");
        var removed = Assert.Single(await SentMail.NewAsync(portal, _seen));
        var gone = Told.Of(removed, await removed.ReadCalendarAsync());
        Assert.Equal(("gast@stelle.example", "CANCEL", 1), (removed.To, gone.Method, gone.Sequence));
        Assert.DoesNotContain(gone.Event, line => line.StartsWith("status", StringComparison.Ordinal));
        Assert.NotNull(page);

        portal.Clock.Set("2026-11-18T14:15");
        await MeetingPathTests.DoAsync(officer, $"{Series}/2027-04-08/absagen", "main form[method=post]", ("grund", "Erkrankt"),
            ("ersatz", "true"), ("tag", "04.11.2027"));
        var cancelled = await OfAsync(observer);
        Assert.Equal(("CANCEL", 2), (cancelled.Method, cancelled.Sequence));
        Assert.Contains("status CANCELLED", cancelled.Event);

        portal.Clock.Set("2026-11-18T14:16");
        await MeetingPathTests.DoAsync(officer, $"{Series}/2027-11-04", "form[action*=Einladen]");
        var substitute = await OfAsync(observer);
        Assert.Equal(("REQUEST", 3, "2027-11-04T13:00:00.000Z"), (substitute.Method, substitute.Sequence, substitute.StartUtc));
        Assert.All([moved, cancelled, substitute], told => Assert.Equal(invited.Uid, told.Uid));
        Assert.Equal(4, new[] { invited.Stamp, moved.Stamp, cancelled.Stamp, substitute.Stamp }.Distinct().Count());
    }

    // Somebody who was invited, and what they were told.
    private async Task<(string To, Told Told)> FirstAsync()
    {
        var mails = await SentMail.NewAsync(portal, _seen);
        Assert.Equal(mails.Count, mails.Select(mail => mail.To).Distinct().Count());
        return (mails[0].To, Told.Of(mails[0], await mails[0].ReadCalendarAsync()));
    }

    private async Task<Told> OfAsync(string to)
    {
        var mail = Assert.Single(await SentMail.NewAsync(portal, _seen), mail => mail.To == to);
        return Told.Of(mail, await mail.ReadCalendarAsync());
    }

    private sealed record Told(string Uid, string Method, int Sequence, string StartUtc, string[] Event, string Stamp)
    {
        public static Told Of(SentMail mail, CalendarReading reading)
        {
            var entry = Assert.Single(reading.Events);
            var occurrence = Assert.Single(reading.Occurrences);
            Assert.Contains($"method {mail.Content.Calendar!.Method}", reading.Properties);
            Assert.Equal("Europe/Berlin", occurrence.Zone);
            Assert.Single(mail.Content.Calendar.Text.Split("\r\n"), line => line == "BEGIN:VTIMEZONE");
            return new Told(occurrence.Uid, mail.Content.Calendar.Method, occurrence.Sequence, occurrence.StartUtc, entry,
                entry.Single(line => line.StartsWith("dtstamp", StringComparison.Ordinal)));
        }
    }
}
