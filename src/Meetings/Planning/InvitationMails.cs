using System.Globalization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using IntMan.Foundation.Calendars;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Text;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Planning;

/// <summary>Mails of a meeting with their entry for the calendar (spec 31-calendar). Each goes to one person and names nobody else;
/// whoever comes
/// to part 2 only gets an event of their own, and nothing of a protected part is in any of them.</summary>
public sealed class InvitationMails(MailTemplates templates, InvitationLinks links, MeetingOffice office)
{
    private const string Request = "REQUEST";
    private const string CancelMethod = "CANCEL";

    private static readonly CultureInfo German = Language.German.Culture;

    public static string DayOf(DateOnly day) => day.ToString("dddd, d. MMMM yyyy", German);

    public static string TimesOf(TimeOnly from, TimeOnly until) =>
        string.Create(CultureInfo.InvariantCulture, $"{from:HH:mm}–{until:HH:mm} Uhr");

    /// <param name="change">In whose transaction the mails are queued.</param>
    /// <param name="meeting">As it will be.</param>
    /// <param name="invitees">Those with an address get a mail.</param>
    /// <param name="reason">First words of the subject: "Einladung", "Geändert".</param>
    /// <param name="news">What is different; null for the first invitation.</param>
    internal async Task InviteAsync(
        SeriesChange change, MeetingRow meeting, IEnumerable<Invitee> invitees, string reason, string? news)
    {
        var agenda = await PublicPartAsync(change, meeting);
        foreach (var invitee in invitees.Where(invitee => OutgoingMail.IsAddress(invitee.Email)))
        {
            var (from, title) = (StartFor(meeting, invitee), TitleFor(change.Series, meeting, invitee));
            var values = new TemplateValues().Set("anlass", reason).Set("name", invitee.Name).Set("titel", title)
                .Set("tag", DayOf(meeting.HeldOn)).Set("zeit", TimesOf(from, meeting.EndsAt)).Set("ort", meeting.Place).Set("neu", news)
                .Set("link", links.Answer(invitee.Id).AbsoluteUri)
                .Set("seite", invitee.Kind == InviteeKind.Member ? links.Page(change.Series.Slug, meeting.Key).AbsoluteUri : null)
                .SetRows("punkte", agenda.Select(RowOf));
            await SendAsync(change, invitee, templates.Render("treffen-einladung", values),
                new MailCalendar(Request, Write(Request, change, meeting, invitee, Ical.Net.EventStatus.Confirmed)));
        }
    }

    /// <param name="change">In whose transaction the mails are queued.</param>
    /// <param name="meeting">As it was.</param>
    /// <param name="invitees">Those with an address get a mail.</param>
    /// <param name="why">Finished sentence.</param>
    /// <param name="substitute">The date that is proposed instead.</param>
    /// <param name="isForAll">Otherwise these people only are taken off: the event itself goes on.</param>
    internal async Task CancelAsync(
        SeriesChange change, MeetingRow meeting, IEnumerable<Invitee> invitees, string why, string? substitute, bool isForAll)
    {
        foreach (var invitee in invitees.Where(invitee => OutgoingMail.IsAddress(invitee.Email) && invitee.SentSequence is not null))
        {
            var values = new TemplateValues().Set("name", invitee.Name).Set("titel", TitleFor(change.Series, meeting, invitee))
                .Set("tag", DayOf(meeting.HeldOn)).Set("zeit", TimesOf(StartFor(meeting, invitee), meeting.EndsAt)).Set("grund", why)
                .Set("ersatz", substitute);
            await SendAsync(change, invitee, templates.Render("treffen-absage", values),
                new MailCalendar(CancelMethod, Write(CancelMethod, change, meeting, invitee, isForAll
                    ? Ical.Net.EventStatus.Cancelled : null)));
        }
    }

    // Whoever is not a member of a forum comes when part 2 begins.
    private static TimeOnly StartFor(MeetingRow meeting, Invitee invitee) =>
        invitee.Kind == InviteeKind.Guest && meeting.PartTwoAt is { } two ? two : meeting.StartsAt;

    private static string TitleFor(SeriesRow series, MeetingRow meeting, Invitee invitee) =>
        invitee.Kind == InviteeKind.Guest && meeting.PartTwoAt is not null ? $"{series.Title}, Teil 2" : series.Title;

    private static Dictionary<string, string?> RowOf(TimedItem item) => new() { ["zeit"] = Clock(item.From),
        ["titel"] = item.Item.Title };

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static async Task<List<TimedItem>> PublicPartAsync(SeriesChange change, MeetingRow meeting)
    {
        var items = await change.QueryAsync<ItemRow>(ItemRow.OnAgenda, new { meeting = meeting.Id });
        var open = items.Where(item => !item.IsProtected);
        return [.. AgendaClock.Of(meeting.StartsAt, meeting.EndsAt, meeting.PartTwoAt, open).Items.Where(item => !item.Item.IsBreak)];
    }

    private static Task SendAsync(SeriesChange change, Invitee invitee, RenderedMail mail, MailCalendar calendar) =>
        change.MailAsync(mail.To("meeting", invitee.Email!) with { ToName = invitee.Name, Calendar = calendar });

    private string Write(string method, SeriesChange change, MeetingRow meeting, Invitee invitee, string? status)
    {
        var isGuest = invitee.Kind == InviteeKind.Guest && meeting.PartTwoAt is not null;
        var entry = new CalendarEvent
        {
            Uid = isGuest ? meeting.GuestUid : meeting.Uid,
            Sequence = meeting.Sequence,
            DtStamp = CalendarWriter.Utc(change.At),
            LastModified = CalendarWriter.Utc(change.At),
            DtStart = CalendarWriter.Local(meeting.HeldOn, StartFor(meeting, invitee)),
            DtEnd = CalendarWriter.Local(meeting.HeldOn, meeting.EndsAt),
            Summary = TitleFor(change.Series, meeting, invitee),
            Location = meeting.Place,
            Description = method == Request ? $"Antworten Sie hier: {links.Answer(invitee.Id).AbsoluteUri}" : null,
            Status = status,
            Organizer = new Organizer($"mailto:{office.Mailbox}") { CommonName = office.Name },
        };
        entry.Attendees.Add(new Attendee($"mailto:{invitee.Email}")
        {
            CommonName = invitee.Name, Type = "INDIVIDUAL", Role = isGuest ? "OPT-PARTICIPANT" : "REQ-PARTICIPANT",
            ParticipationStatus = "NEEDS-ACTION", Rsvp = method == Request,
        });
        return CalendarWriter.WriteMessage(method, entry);
    }
}
