using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;

namespace IntMan.Portal.Display;

// Regular hours with what differs in the coming days; of a service, of an entry, or of who stands in for one.
public sealed record ScheduleModel(IReadOnlyList<OfficeHour> Rules, IReadOnlyList<OfficeHourDate> Notices, OfficeHourDate? Next,
    DateOnly Today, Func<Guid?, Place?> PlaceOf)
{
    private const int NoticeDays = 14;

    // Whose hours these are, where it is not who was asked for, and until when.
    public Presence? StandIn { get; private init; }

    /// <summary>Who answers today stands first; the own hours of somebody who is away follow.</summary>
    public static IEnumerable<ScheduleModel> Of(CardModel card)
    {
        if (card.Presence is { StandIn: { } standIn } presence)
        {
            yield return new ScheduleModel(InOrder(standIn.Rules, card.Today), [.. NoticesOf(standIn, card.Today).Select(d => d.Date)],
                standIn.Schedule.Next(card.Now)?.Date, card.Today, standIn.PlaceOf) { StandIn = presence };
        }

        if (!card.Presence.IsVacant)
        {
            yield return new ScheduleModel(InOrder(card.Asked.Rules, card.Today), [.. card.Notices.Select(d => d.Date)], card.Next?.Date,
                card.Today, card.Asked.PlaceOf);
        }
    }

    public static ScheduleModel Of(OfficeHours hours, Func<Guid?, Place?> placeOf, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.DateTime);
        return new ScheduleModel(InOrder(hours.Rules, today), [.. hours.Between(today, today.AddDays(NoticeDays)).Where(IsNotice)],
            hours.Next(now), today, placeOf);
    }

    internal static IReadOnlyList<OfficeHour> InOrder(IEnumerable<OfficeHour> rules, DateOnly today) =>
        [.. rules.Where(r => r.Validity.Reaches(today)).OrderBy(r => ((int)r.Weekday + 6) % 7)
            .ThenBy(r => r.StartsAt ?? TimeOnly.MaxValue)];

    internal static IReadOnlyList<ScheduledDate> NoticesOf(Contact contact, DateOnly today) =>
        [.. contact.Schedule.Between(today, today.AddDays(NoticeDays)).Where(date => !date.IsStandIn && IsNotice(date.Date))];

    private static bool IsNotice(OfficeHourDate date) =>
        date.Status is DateStatus.Cancelled or DateStatus.MovedAway or DateStatus.Extra or DateStatus.PublicHoliday
            or DateStatus.ClosingDay
        || (date.Status == DateStatus.Moved && date.RegularDay == date.Day);
}
