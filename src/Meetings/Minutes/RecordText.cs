using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IntMan.Foundation.Text;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Sittings;

namespace IntMan.Meetings.Minutes;

/// <summary>The first draft of the minutes, from what was written down in the meeting. Markdown; the same bytes are shown, printed and
/// hashed.</summary>
public static class RecordText
{
    private static readonly CultureInfo German = Language.German.Culture;

    /// <param name="page">As the writer sees the meeting.</param>
    /// <param name="withRoom">The inner minutes of a forum: everything its members said. Otherwise nothing of the protected part.</param>
    public static string Compose(SittingPage page, bool withRoom)
    {
        var text = new StringBuilder();
        var meeting = page.Meeting;
        Head(text, page, withRoom);
        var items = page.Clock.Items.Where(item => !item.Item.IsBreak && (withRoom || !item.Item.IsProtected)).ToList();
        var number = 0;
        foreach (var item in items)
        {
            number++;
            if (page.HasTwoParts && withRoom && (number == 1 || item.Item.Part != items[number - 2].Item.Part))
            {
                Line(text, $"## Teil {item.Item.Part}");
            }

            Item(text, page, item, number);
        }

        if (meeting.EndedAt is { } ended)
        {
            Line(text, string.Create(German,
                $"Ende: {TimeZoneInfo.ConvertTime(ended, Foundation.Time.MunicipalCalendar.Zone):HH:mm} Uhr"));
        }

        return text.ToString().TrimEnd() + "\n";
    }

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>Its first letters, for people who compare: "e41c 07aa".</summary>
    public static string ShortOf(byte[] hash) => Convert.ToHexStringLower(hash) is var hex ? $"{hex[..4]} {hex[4..8]}" : "";

    private static void Head(StringBuilder text, SittingPage page, bool withRoom)
    {
        var meeting = page.Meeting;
        var from = withRoom || !page.Series.IsForum ? meeting.StartsAt : meeting.PartTwoAt ?? meeting.StartsAt;
        var present = page.People.Where(person => PresenceOf(page, person) == Presence.Present).ToList();
        Line(text, $"**Datum:** {InvitationMails.DayOf(meeting.HeldOn)}, {InvitationMails.TimesOf(from, meeting.EndsAt)}");
        Line(text, $"**Ort:** {meeting.Place}");
        if (present.Count > 0)
        {
            var places = string.Join(", ", present.Select(person =>
                person.StandsFor).OfType<string>().Distinct().Order(StringComparer.Ordinal));
            Line(text, string.Create(German, $"**Anwesend:** {present.Count} von {page.People.Count} Mitgliedern: {places}"));
        }
    }

    // The part everybody comes to counts: the second one where there are two.
    private static Presence? PresenceOf(SittingPage page, AttendanceLine person) => page.HasTwoParts ? person.PartTwo : person.PartOne;

    private static void Item(StringBuilder text, SittingPage page, TimedItem item, int number)
    {
        Line(text, string.Create(German, $"## TOP {number}: {item.Item.Title}"));
        if (item.Item.Manner == ItemManner.FollowUp && page.Carried.Count > 0)
        {
            Line(text, string.Join('\n', page.Carried.Where(task => !task.IsProtected || item.Item.IsProtected).Select(task =>
                $"- {task.Text} ({task.Person ?? "ohne Person"}, bis {Day(task.DueOn)}): {Tasks.TaskMachine.States.WordOf(task.State)}")));
        }

        if (item.Item.Notes.Length > 0)
        {
            Line(text, item.Item.Notes);
        }

        foreach (var decision in page.Decisions.Where(decision => decision.ItemId == item.Item.Id))
        {
            Line(text, string.Create(German, $"**Beschluss {decision.Number}:** {decision.Text}") + (decision.Votes is { } votes
                ? $" ({votes})" : ""));
        }

        foreach (var task in page.Tasks.Where(task => task.ItemId == item.Item.Id))
        {
            Line(text, $"**Aufgabe:** {task.Text} ({task.Person ?? "ohne Person"}, bis {Day(task.DueOn)})");
        }

        if (item.Item.State == ItemState.Deferred)
        {
            Line(text, "Der Punkt ist auf das nächste Treffen vertagt.");
        }
    }

    private static string Day(DateOnly day) => day.ToString("d. MMMM yyyy", German);

    private static void Line(StringBuilder text, string line) => text.Append(line.Trim()).Append("\n\n");
}
