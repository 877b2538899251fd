using IntMan.Directory.Editing;
using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.People;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Services;

/// <summary>One service with places, hours and translations, for those who keep it.</summary>
public sealed class ReadService(StaffSource source, ServiceReach reach)
{
    private const int DaysBack = 7;
    private const int MostPlaces = 1000;

    public async Task<ServiceView?> ExecuteAsync(AccessScope scope, Guid id, DateOnly day, CancellationToken cancellation)
    {
        var rights = await reach.OfAsync(scope, id, cancellation);
        if (rights == ServiceRights.None)
        {
            return null;
        }

        await using var db = new DirectoryDbContext(new DbContextOptionsBuilder<DirectoryDbContext>()
            .UseNpgsql(source.Connections.CreateConnection(), true).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);
        var service = await db.Services.SingleAsync(s => s.Id == id, cancellation);
        var at = await db.ServicePlaces.Where(p => p.ServiceId == id).OrderBy(p => p.Id).ToListAsync(cancellation);
        var since = day.AddDays(-DaysBack);
        var hours = await db.OfficeHours.Where(h => h.ServiceId == id && Validity.Reaches(h.ValidUntil, since)).ToListAsync(cancellation);
        var ids = hours.ConvertAll(h => h.Id);
        var deviations = await db.OfficeHourDeviations.Where(d => ids.Contains(d.OfficeHourId) && (d.Day >= since || d.NewDay >= since))
            .ToListAsync(cancellation);
        var translations = await db.ServiceTranslations.Where(t => t.ServiceId == id).OrderBy(t => t.Language).ToListAsync(cancellation);
        var places = await PlacesAsync(db, service, [.. at.Select(p => p.PlaceId)], cancellation);
        var holidays = await db.SchoolHolidays.Where(h => Validity.Reaches(h.LastDay, since)).ToListAsync(cancellation);
        var closingDays = await db.ClosingDays.Where(c => c.OrganisationId == service.OrganisationId && Validity.Reaches(c.LastDay, since))
            .ToListAsync(cancellation);
        var county = service.ServedKeys.FirstOrDefault()?[..5] ?? places.FirstOrDefault(p => p.Ags is not null)?.Ags?[..5];
        var state = await db.Counties.Where(c => c.Key == county).Select(c => (FederalState?)c.State).SingleOrDefaultAsync(cancellation)
            ?? FederalState.BW;
        var organisation = await db.Organisations.Where(o => o.Id == service.OrganisationId).Select(o => o.Name).SingleAsync(cancellation);
        return new ServiceView(service, organisation, rights, at,
            [.. hours.OrderBy(h => ((int)h.Weekday + 6) % 7).ThenBy(h => h.StartsAt ?? TimeOnly.MaxValue).ThenBy(h => h.ValidFrom)],
            translations, places,
            new OfficeHours(hours, deviations, closingDays, state, holidays));
    }

    private static async Task<IReadOnlyList<Place>> PlacesAsync(DirectoryDbContext db, Service service, Guid[] own,
        CancellationToken cancellation)
    {
        var counties = await db.Places.Where(p => own.Contains(p.Id) && p.Ags != null).Select(p => p.Ags!.Substring(0, 5)).Distinct()
            .ToListAsync(cancellation);
        counties.AddRange(service.ServedKeys.Select(key => key[..5]));
        var places = await db.Places.Where(p => own.Contains(p.Id) || (p.Ags != null && counties.Contains(p.Ags.Substring(0, 5))))
            .OrderBy(p => p.Name).ThenBy(p => p.Room).Take(MostPlaces).ToListAsync(cancellation);
        return [.. places.OrderBy(p => own.Contains(p.Id) ? 0 : 1)];
    }
}

public sealed record ServiceView(
    Service Service, string Organisation, ServiceRights Rights, IReadOnlyList<ServicePlace> At, IReadOnlyList<OfficeHour> Rules,
    IReadOnlyList<ServiceTranslation> Translations, IReadOnlyList<Place> Places, OfficeHours Hours)
{
    public Place? PlaceOf(Guid? id) => Places.FirstOrDefault(place => place.Id == id);
}
