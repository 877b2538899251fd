using IntMan.Directory.Services;
using IntMan.Portal.Languages;

namespace IntMan.Portal.Display;

/// <summary>The terms of services in the words of one language.</summary>
public sealed class ServiceText(Wording t)
{
    /// <param name="area">Member of <see cref="AreaOfLife"/>.</param>
    public string Area(string area) => t[$"life.{area}"];

    /// <param name="status">Member of <see cref="ResidenceStatus"/>.</param>
    public string Status(string status) => t[$"residence.{status}"];

    /// <param name="way">Member of <see cref="ServiceAccess"/>.</param>
    public string Way(string way) => t[$"way.{way}"];

    public string Cost(ServiceCost cost) => t[$"cost.{cost}"];

    /// <summary>"freie Plätze", "Wartezeit etwa 3 Wochen", "nimmt zurzeit niemanden auf"; null when nobody has said.</summary>
    public object? Capacity(CapacityState capacity, int? weeks) => (capacity, weeks) switch
    {
        (CapacityState.Unknown, _) => null,
        (CapacityState.WaitingList, { } known) => t.Count("capacity.weeks", known),
        _ => t[$"capacity.{capacity}"],
    };

    /// <summary>For whom: "Frauen, 12 bis 27 Jahre, Deutsch mindestens B1"; "für alle" without any limit.</summary>
    public Words Audience(ServiceRow service)
    {
        object? age = (service.MinimumAge, service.MaximumAge) switch
        {
            ({ } from, { } to) => t["services.age", from, to],
            ({ } from, null) => t["services.age-from", from],
            (null, { } to) => t["services.age-to", to],
            _ => null,
        };
        object?[] limits = [service.OnlyFor is { } sex ? t[$"services.{sex}"] : null, age, service.LanguageLevel is { } level ? t["services.level", level.ToString()] : null, .. service.ResidenceStatuses.Select(Status)];
        return limits.All(limit => limit is null) ? t["services.everyone", []] : t.List(limits);
    }
}
