using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Portal.Display;

namespace IntMan.Portal.Notices;

// What is known on the day of printing: who is away and who stands in, which dates fall away, move or come in addition.
public static class NoticeChanges
{
    private const int DaysAhead = 28;
    private const int MostLines = 8;

    public static IReadOnlyList<NoticeChange> Of(IReadOnlyList<Contact> contacts, DateOnly today) =>
        [.. contacts.SelectMany(contact => Of(contact, contacts.Count > 1, today)).OrderBy(change => change.First)
            .ThenBy(change => change.StartsAt ?? TimeOnly.MinValue).Take(MostLines)];

    private static IEnumerable<NoticeChange> Of(Contact contact, bool isNamed, DateOnly today)
    {
        if (contact.Today.IsVacant)
        {
            yield break;
        }

        var who = isNamed ? contact.DisplayName : null;
        for (var day = today; day <= today.AddDays(DaysAhead); day = day.AddDays(1))
        {
            if (contact.On(day).Away is { } away && (day == today || contact.On(day.AddDays(-1)).Away != away))
            {
                yield return AwayLine(contact.On(day), who);
            }
        }

        foreach (var date in contact.Schedule.Between(today, today.AddDays(DaysAhead)).Where(date => WordOf(date) is not null))
        {
            var place = date is { TakesPlace: true, Place: { } where } ? DirectoryText.PlaceLine(where) : null;
            yield return new NoticeChange(date.Day, date.Day, date.StartsAt, date.EndsAt, WordOf(date)!,
                Joined(who, date.IsStandIn ? date.By.DisplayName : null, place, date.Date.Reason));
        }
    }

    private static NoticeChange AwayLine(Presence presence, string? who) => new(presence.Day, presence.Away!.LastDay, null, null,
        presence.StandIn is null ? "status.absent" : "substitute.badge",
        presence.StandIn is { } standIn ? Joined(who is null ? null : "für " + who, standIn.DisplayName, presence.Phone) : who);

    private static string? WordOf(ScheduledDate date) => date switch
    {
        { IsStandIn: true, StartsAt: not null } => "substitute.badge",
        { Status: DateStatus.Cancelled } => "status.cancelled",
        { Status: DateStatus.MovedAway } => "status.moved",
        { Status: DateStatus.Moved } => "status.changed",
        { Status: DateStatus.Extra } => "status.extra",
        { Status: DateStatus.ClosingDay } => "status.closing-day",
        { Status: DateStatus.PublicHoliday } => "status.public-holiday",
        { Status: DateStatus.Vacant } => "status.vacant",
        _ => null,
    };

    private static string? Joined(params string?[] parts) => parts.OfType<string>().ToList() is { Count: > 0 } said
        ? string.Join(", ", said) : null;
}
