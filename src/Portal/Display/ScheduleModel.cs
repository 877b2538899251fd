using IntMan.Directory.Hours;
using IntMan.Foundation.Time;

namespace IntMan.Portal.Display;

public sealed record ScheduleModel(IReadOnlyList<OfficeHour> Rules, IReadOnlyList<OfficeHourDate> Notices, OfficeHourDate? Next,
    DateOnly Today, Func<Guid?, Place?> PlaceOf)
{
    private const int NoticeDays = 14;

    public static ScheduleModel Of(CardModel card) => new(card.Rules, card.Notices, card.Next, card.Today, card.Shown.PlaceOf);

    public static ScheduleModel Of(OfficeHours hours, Func<Guid?, Place?> placeOf, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.DateTime);
        return new ScheduleModel(InOrder(hours.Rules, today), NoticesOf(hours, today), hours.Next(now), today, placeOf);
    }

    internal static IReadOnlyList<OfficeHour> InOrder(IEnumerable<OfficeHour> rules, DateOnly today) =>
        [.. rules.Where(r => r.Validity.Reaches(today)).OrderBy(r => ((int)r.Weekday + 6) % 7)
            .ThenBy(r => r.StartsAt ?? TimeOnly.MaxValue)];

    internal static IReadOnlyList<OfficeHourDate> NoticesOf(OfficeHours hours, DateOnly today) =>
        [.. hours.Between(today, today.AddDays(NoticeDays))
            .Where(d => d.Status is DateStatus.Cancelled or DateStatus.MovedAway or DateStatus.Extra or DateStatus.PublicHoliday
            || (d.Status == DateStatus.Moved && d.RegularDay == d.Day))];
}
