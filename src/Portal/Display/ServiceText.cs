using IntMan.Directory.Exchange.Hsds;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.Services;
using IntMan.Portal.Languages;

namespace IntMan.Portal.Display;

public sealed class ServiceText(Wording t)
{
    public string Area(string area) => t[$"life.{area}"];

    public string Status(string status) => t[$"residence.{status}"];

    public string Way(string way) => t[$"way.{way}"];

    public string Cost(ServiceCost cost) => t[$"cost.{cost}"];

    // "freie Plätze", "Wartezeit etwa 3 Wochen", "nimmt zurzeit niemanden auf"; null when nobody has said.
    public object? Capacity(CapacityState capacity, int? weeks) => (capacity, weeks) switch
    {
        (CapacityState.Unknown, _) => null,
        (CapacityState.WaitingList, { } known) => t.Count("capacity.weeks", known),
        _ => t[$"capacity.{capacity}"],
    };

    public Words Audience(ServiceRow service)
    {
        object? age = (service.MinimumAge, service.MaximumAge) switch
        {
            ({ } from, { } to) => t["services.age", from, to],
            ({ } from, null) => t["services.age-from", from],
            (null, { } to) => t["services.age-to", to],
            _ => null,
        };
        object?[] limits = [service.OnlyFor is { } sex ? t[$"services.{sex}"] : null, age, service.LanguageLevel is { } level
            ? t["services.level", level.ToString()] : null, .. service.ResidenceStatuses.Select(Status)];
        return limits.All(limit => limit is null) ? t["services.everyone", []] : t.List(limits);
    }

    // "350 m", "12 km"; as the crow flies, so never more exact than that.
    public Words Distance(double kilometres) => kilometres < 0.95
        ? t["offers.metres", Math.Max(50, (int)(Math.Round(kilometres * 20) * 50))]
        : t["offers.kilometres", (int)Math.Round(kilometres)];

    public Words? Week(OfficeHours hours, DateOnly today)
    {
        var spans = hours.Rules
            .Where(rule => rule is { Recurrence: Recurrence.EveryNthWeek, Step: 1, StartsAt: not null } && rule.Validity.Contains(today))
            .Select(rule => (rule.Weekday, rule.StartsAt, rule.EndsAt)).Distinct()
            .OrderBy(span => ((int)span.Weekday + 6) % 7).ThenBy(span => span.StartsAt)
            .GroupBy(span => (span.StartsAt, span.EndsAt)).ToList();
        return spans.Count is 0 or > 4
            ? null
            : Wording.Join(t["offers.and-then"],
                spans.Select(span => t["offers.days-at", t.List(span.Select(day => t.Hours.WeekdayAlone(day.Weekday))),
                t.Hours.ShortTimes(span.Key.StartsAt, span.Key.EndsAt)]));
    }
}
