using Dapper;
using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;
using Npgsql;

namespace IntMan.Directory.Exchange.Hsds;

internal sealed class HsdsDetails
{
    private const string Basic = """
        select s.*, (select max(c.confirmed_on) from public_directory.service_confirmation c where c.service_id = s.id) as confirmed_on
          from public_directory.hsds_service s where s.id = any(@ids);
        """;

    private const string Whole = """
        select * from public_directory.service_place where service_id = any(@ids) order by id;
        select * from public_directory.hsds_place where id in (
            select place_id from public_directory.service_place where service_id = any(@ids) union select place_id
              from public_directory.service_hour where service_id = any(@ids));
        select * from public_directory.service_hour where service_id = any(@ids) order by id;
        select * from public_directory.service_hour_deviation where service_id = any(@ids) order by id;
        with key as (select distinct unnest(served_keys) as key from public_directory.hsds_service where id = any(@ids))
        select m.ags as key, m.name, c.state from public_directory.municipality m join key on key.key = m.ags
          join public_directory.county c on c.key = m.county_key
        union all select c.key, case c.kind when 'Rural' then 'Landkreis ' else 'Stadtkreis ' end || c.name, c.state
          from public_directory.county c join key on key.key = c.key;
        select * from public_directory.service_confirmation where service_id = any(@ids) order by service_id, confirmed_on, id;
        select * from public_directory.school_holiday where foundation.reaches(last_day, @firstDay) order by first_day;
        select * from public_directory.closing_day where organisation_id in (
            select organisation_id from public_directory.hsds_service where id = any(@ids)) and foundation.reaches(last_day, @firstDay);
        """;

    public required IReadOnlyDictionary<Guid, ServiceRow> Services { get; init; }
    public required IReadOnlyDictionary<Guid, OrganisationRow> Organisations { get; init; }
    public ILookup<Guid, ServicePlaceRow> ServicePlaces { get; private init; } = Empty<ServicePlaceRow>();
    public IReadOnlyDictionary<Guid, PlaceRow> Places { get; private init; } = new Dictionary<Guid, PlaceRow>();
    public ILookup<Guid, OfficeHour> Hours { get; private init; } = Empty<OfficeHour>();
    public ILookup<Guid, OfficeHourDeviation> Deviations { get; private init; } = Empty<OfficeHourDeviation>();
    public IReadOnlyDictionary<string, AreaNameRow> Areas { get; private init; } = new Dictionary<string, AreaNameRow>();
    public ILookup<Guid, ConfirmationRow> Confirmations { get; private init; } = Empty<ConfirmationRow>();
    public IReadOnlyList<SchoolHoliday> SchoolHolidays { get; private init; } = [];

    public ILookup<Guid, ClosingDay> ClosingDays { get; private init; } = Empty<ClosingDay>();

    public DateOnly FirstDay { get; private init; }

    public static async Task<HsdsDetails> LoadAsync(NpgsqlConnection connection, Guid[] ids, bool whole, DateOnly today,
        CancellationToken cancellation)
    {
        var firstDay = new DateOnly(today.Year, 1, 1);
        var organisations = HsdsOrganisations.Sql("select organisation_id from public_directory.hsds_service where id = any(@ids)", whole);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(Basic + organisations + (whole ? Whole : ""),
            new { ids, firstDay }, cancellationToken: cancellation));
        var services = (await grid.ReadAsync<ServiceRow>()).ToDictionary(row => row.Id);
        var offering = (await grid.ReadAsync<OrganisationRow>()).ToDictionary(row => row.Id);
        return !whole ? new HsdsDetails { Services = services, Organisations = offering } : new HsdsDetails
        {
            Services = services,
            Organisations = offering,
            ServicePlaces = (await grid.ReadAsync<ServicePlaceRow>()).ToLookup(row => row.ServiceId),
            Places = (await grid.ReadAsync<PlaceRow>()).ToDictionary(row => row.Id),
            Hours = (await grid.ReadAsync<OfficeHour>()).ToLookup(hour => hour.ServiceId!.Value),
            Deviations = (await grid.ReadAsync<OfficeHourDeviation>()).ToLookup(deviation => deviation.OfficeHourId),
            Areas = (await grid.ReadAsync<AreaNameRow>()).ToDictionary(row => row.Key),
            Confirmations = (await grid.ReadAsync<ConfirmationRow>()).ToLookup(row => row.ServiceId),
            SchoolHolidays = (await grid.ReadAsync<SchoolHoliday>()).AsList(),
            ClosingDays = (await grid.ReadAsync<ClosingDay>()).ToLookup(day => day.OrganisationId!.Value),
            FirstDay = firstDay,
        };
    }

    public FederalState StateOf(ServiceRow service, Guid? place) =>
        (place is { } id ? Places.GetValueOrDefault(id)?.State : null)
            ?? service.ServedKeys.Select(key => Areas.GetValueOrDefault(key)?.State).FirstOrDefault(state => state is not null)
            ?? FederalState.BW;

    private static ILookup<Guid, T> Empty<T>() => Array.Empty<T>().ToLookup(_ => Guid.Empty);
}
