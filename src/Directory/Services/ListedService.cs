using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Services.Search;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Services;

/// <summary>A published service with what lists filter, sort and search by. Kept in memory, see <see cref="ServiceIndex"/>.</summary>
public sealed class ListedService
{
    private const double EarthRadius = 6_371;

    private OpenToday? _today;
    private ServiceTraits? _lasting;

    public required Guid Id { get; init; }
    public required string Slug { get; init; }
    public required string Name { get; init; }
    public required string Organisation { get; init; }
    public required ServiceKind Kind { get; init; }
    public required AreaOfLife[] Areas { get; init; }
    public required ResidenceStatus[] ResidenceStatuses { get; init; }
    public required int? MinimumAge { get; init; }
    public required int? MaximumAge { get; init; }
    public required string[] Languages { get; init; }
    public required ServiceCost Cost { get; init; }
    public required ServiceAccess[] Access { get; init; }
    public required CapacityState Capacity { get; init; }
    public required int? WaitingWeeks { get; init; }
    public required bool ServesEveryone { get; init; }
    public required string[] ServedKeys { get; init; }
    public required DateOnly? ConfirmedOn { get; init; }
    public required IReadOnlyList<Place> Places { get; init; }
    public required OfficeHours Hours { get; init; }

    // In other languages, by their codes.
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    public required ServiceWords Words { get; init; }

    public bool IsStepFree => Places.Any(place => place.WheelchairAccess == WheelchairAccess.Full);

    internal ServiceTraits LastingTraits => _lasting ??= default(ServiceTraits)
        .With(ServiceTrait.FreePlaces, Capacity == CapacityState.Free)
            .With(ServiceTrait.WithoutAppointment, Access.Contains(ServiceAccess.Open))
        .With(ServiceTrait.FreeOfCharge, Cost == ServiceCost.Free).With(ServiceTrait.StepFree, IsStepFree);

    public bool IsListed(DateOnly since) => ConfirmedOn is null || ConfirmedOn >= since;

    public bool IsOpenAt(DateTimeOffset now) => ClosesAt(now) is not null;

    // When it closes; null while it is closed.
    public DateTimeOffset? ClosesAt(DateTimeOffset now)
    {
        var day = MunicipalCalendar.DayOf(now);
        var today = _today;
        if (today?.Day != day)
        {
            // Two threads at worst compute the same; the reference is written at once.
            _today = today = new OpenToday(day,
                [.. Hours.Between(day, day)
                .Where(date => date is { TakesPlace: true, IsWalkIn: true, StartsAt: not null, EndsAt: not null })
                .Select(date => (MunicipalCalendar.At(day, date.StartsAt!.Value), MunicipalCalendar.At(day, date.EndsAt!.Value)))]);
        }

        DateTimeOffset? closes = null;
        foreach (var (start, end) in today.Spans)
        {
            closes = start <= now && now < end && (closes is null || end > closes) ? end : closes;
        }

        return closes;
    }

    public bool Reaches(ServedPlace place)
    {
        if (ServesEveryone)
        {
            return true;
        }

        foreach (var key in ServedKeys)
        {
            if (place.Ags is null ? key.StartsWith(place.CountyKey, StringComparison.Ordinal) : key == place.Ags || key == place.CountyKey)
            {
                return true;
            }
        }

        return false;
    }

    public bool IsIn(ServedPlace place) => Places.Any(own => own.Ags is { } ags
        && (place.Ags is null ? ags.StartsWith(place.CountyKey, StringComparison.Ordinal) : ags == place.Ags));

    // Kilometres as the crow flies to the nearest of its places; null without coordinates.
    public double? DistanceFrom(ServedPlace place)
    {
        double? nearest = null;
        foreach (var own in Places)
        {
            var kilometres = Distance(place, own);
            nearest = nearest is null || kilometres < nearest ? kilometres ?? nearest : nearest;
        }

        return nearest;
    }

    public IReadOnlyList<Place> PlacesFrom(ServedPlace? place) => place is null || Places.Count < 2
        ? Places : [.. Places.OrderBy(own => Distance(place, own) ?? double.MaxValue)];

    private static double? Distance(ServedPlace from, Place to) =>
        (from, to) is ({ Latitude: { } fromLatitude, Longitude: { } fromLongitude }, { Latitude: { } latitude, Longitude: { } longitude })
        ? Kilometres(fromLatitude, fromLongitude, latitude, longitude)
        : null;

    private static double Kilometres(double fromLatitude, double fromLongitude, double latitude, double longitude)
    {
        var (south, east) = (double.DegreesToRadians(latitude - fromLatitude), double.DegreesToRadians(longitude - fromLongitude));
        var chord = Math.Pow(Math.Sin(south / 2), 2)
            + (Math.Cos(double.DegreesToRadians(fromLatitude)) * Math.Cos(double.DegreesToRadians(latitude)) * Math.Pow(Math.Sin(east / 2),
            2));
        return 2 * EarthRadius * Math.Asin(Math.Sqrt(chord));
    }

    private sealed record OpenToday(DateOnly Day, (DateTimeOffset Start, DateTimeOffset End)[] Spans);
}
