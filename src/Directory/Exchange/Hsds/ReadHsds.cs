using System.Runtime.CompilerServices;
using Dapper;
using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;
using Npgsql;

namespace IntMan.Directory.Exchange.Hsds;

/// <summary> The published directory as HSDS objects: two round trips a page, whatever stands in it. Lists keep the order of name and
/// identifier; a walk by <see cref="HsdsPage.Next"/> visits every entry of the first page's moment once, whatever is edited meanwhile.
/// </summary>
public sealed class ReadHsds(PublicSource source, MunicipalCalendar calendar)
{
    private const int Batch = 200;

    private static readonly DateTime NeverChanged = DateTime.UnixEpoch;

    public Task<HsdsPage> ServicesAsync(HsdsQuery query, CancellationToken cancellation) =>
        PageAsync(query, HsdsListSql.OfServices(query), ServicesOfAsync, cancellation);

    public Task<HsdsPage> ServicesAtLocationsAsync(HsdsQuery query, CancellationToken cancellation) =>
        PageAsync(query, HsdsListSql.OfServicesAtLocations(query), AtLocationsOfAsync, cancellation);

    public Task<HsdsPage> OrganizationsAsync(HsdsQuery query, CancellationToken cancellation) =>
        PageAsync(query, HsdsListSql.OfOrganisations(query), OrganisationsOfAsync, cancellation);

    public IAsyncEnumerable<object> StreamServicesAsync(HsdsQuery query, CancellationToken cancellation) =>
        StreamAsync(query, HsdsListSql.OfServices, ServicesOfAsync, cancellation);

    public IAsyncEnumerable<object> StreamServicesAtLocationsAsync(HsdsQuery query, CancellationToken cancellation) =>
        StreamAsync(query, HsdsListSql.OfServicesAtLocations, AtLocationsOfAsync, cancellation);

    public IAsyncEnumerable<object> StreamOrganizationsAsync(HsdsQuery query, CancellationToken cancellation) =>
        StreamAsync(query, HsdsListSql.OfOrganisations, OrganisationsOfAsync, cancellation);

    // One service with everything; of one that has been withdrawn what is left of it; null when it was never there.
    public async Task<HsdsService?> ServiceAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var details = await HsdsDetails.LoadAsync(connection, [id], whole: true, calendar.Today, cancellation);
        if (details.Services.TryGetValue(id, out var row))
        {
            return HsdsServices.Full(row, details);
        }

        var gone = await connection.QuerySingleOrDefaultAsync<(string Name, string Status, DateTime LastModified)>(new CommandDefinition(
            "select name, status, last_modified from public_directory.withdrawn_service where id = @id", new { id },
            cancellationToken: cancellation));
        return gone.Name is null ? null : HsdsServices.Withdrawn(id, gone.Name, gone.Status, gone.LastModified);
    }

    public async Task<HsdsServiceAtLocation?> ServiceAtLocationAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await AtLocationsOfAsync(connection, [new EntryRow("", id, default, true)], new HsdsQuery { Full = true }, cancellation))
            .OfType<HsdsServiceAtLocation>().SingleOrDefault();
    }

    public async Task<HsdsOrganization?> OrganizationAsync(Guid id, bool fullService, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await OrganisationsOfAsync(connection, [new EntryRow("", id, default, true)],
            new HsdsQuery { Full = true, FullService = fullService }, cancellation)).OfType<HsdsOrganization>().SingleOrDefault();
    }

    public async Task<DateTimeOffset> LastModifiedAsync(CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var changed = await connection.ExecuteScalarAsync<DateTime?>(
            new CommandDefinition("select changed_at from public_directory.hsds_state", cancellationToken: cancellation)) ?? NeverChanged;
        var newYear = MunicipalCalendar.At(new DateOnly(calendar.Today.Year, 1, 1), TimeOnly.MinValue);
        return changed > newYear.UtcDateTime ? new DateTimeOffset(changed.ToUniversalTime(), TimeSpan.Zero) : newYear.ToUniversalTime();
    }

    private async Task<HsdsPage> PageAsync(HsdsQuery query, string list, Fill fill, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var offset = query.Cursor is null ? (query.Page - 1) * (long)query.PerPage : 0;
        var entries = await EntriesAsync(connection, query, list, query.PerPage + 1, offset, count: true, cancellation);
        var shown = entries.Rows.Take(query.PerPage).ToList();
        var next = entries.Rows.Count > query.PerPage ? new HsdsCursor(entries.At, shown[^1].Name, shown[^1].Id) : null;
        return new HsdsPage(await fill(connection, shown, query, cancellation), entries.Total, next);
    }

    private async IAsyncEnumerable<object> StreamAsync(HsdsQuery query, Func<HsdsQuery, string> list, Fill fill,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var next = query.Cursor; ;)
        {
            query = query with { Cursor = next, PerPage = Batch };
            IReadOnlyList<object> contents;
            await using (var connection = await source.Connections.OpenConnectionAsync(cancellation))
            {
                var (rows, _, at) = await EntriesAsync(connection, query, list(query), Batch + 1, 0, count: false, cancellation);
                next = rows.Count > Batch ? new HsdsCursor(at, rows[Batch - 1].Name, rows[Batch - 1].Id) : null;
                contents = await fill(connection, [.. rows.Take(Batch)], query, cancellation);
            }

            foreach (var entry in contents)
            {
                yield return entry;
            }

            if (next is null)
            {
                yield break;
            }
        }
    }

    private async Task<(List<EntryRow> Rows, int Total, DateTimeOffset At)> EntriesAsync(
        NpgsqlConnection connection, HsdsQuery query, string list, int take, long offset, bool count, CancellationToken cancellation)
    {
        var with = $"with {(query.Proximity is null ? "" : HsdsListSql.MiddleOfPostcode + ", ")}entry as ({list})";
        var after = query.Cursor is null ? "" : "where (name collate \"C\", id) > (@afterName collate \"C\", @afterId)";
        var sql = $"""
            select coalesce(@at, clock_timestamp());
            {(count ? $"{with} select count(*)::int from entry" : "select 0")};
            {with} select name, id, last_modified, is_listed from entry {after} order by name collate "C", id limit @take offset @offset
            """;
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(sql, new
        {
            at = query.Cursor?.At.UtcDateTime, afterName = query.Cursor?.Name ?? "", afterId = query.Cursor?.Id ?? Guid.Empty, take, offset,
                query.Patterns,
            OrganizationId = query.OrganizationId, ModifiedAfter = query.ModifiedAfter?.UtcDateTime, query.Postcode, query.Proximity,
            query.MinimumAge, query.MaximumAge,
            Day = query.Day?.ToString(), StartTime = query.StartTime?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            EndTime = query.EndTime?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), calendar.Today,
        }, cancellationToken: cancellation));
        var at = await grid.ReadSingleAsync<DateTime>();
        var total = await grid.ReadSingleAsync<int>();
        return ((await grid.ReadAsync<EntryRow>()).AsList(), total, new DateTimeOffset(at.ToUniversalTime(), TimeSpan.Zero));
    }

    private async Task<IReadOnlyList<object>> ServicesOfAsync(NpgsqlConnection connection, IReadOnlyList<EntryRow> entries, HsdsQuery query,
        CancellationToken cancellation)
    {
        if (query.Minimal)
        {
            return [.. entries.Select(entry => new HsdsMinimal(entry.Id, HsdsServices.Text(entry.LastModified)))];
        }

        var details = await HsdsDetails.LoadAsync(connection, [.. entries.Where(entry => entry.IsListed).Select(entry => entry.Id)],
            query.Full, calendar.Today, cancellation);
        var gone = await WithdrawnAsync(connection,
            [.. entries.Where(entry => !details.Services.ContainsKey(entry.Id)).Select(entry => entry.Id)], cancellation);
        return
        [
            .. entries.Select(entry => (query.Full, details.Services.GetValueOrDefault(entry.Id)) switch
            {
                (_, null) => gone.GetValueOrDefault(entry.Id),
                (true, { } row) => HsdsServices.Full(row, details),
                (_, { } row) => HsdsServices.Short(row, details),
            }).OfType<HsdsService>(),
        ];
    }

    private static async Task<Dictionary<Guid, HsdsService>> WithdrawnAsync(NpgsqlConnection connection, Guid[] ids,
        CancellationToken cancellation) => ids.Length == 0 ? []
        : (await connection.QueryAsync<(Guid Id, string Name, string Status, DateTime LastModified)>(new CommandDefinition(
            "select id, name, status, last_modified from public_directory.withdrawn_service where id = any(@ids)", new { ids },
            cancellationToken: cancellation)))
        .ToDictionary(row => row.Id, row => HsdsServices.Withdrawn(row.Id, row.Name, row.Status, row.LastModified));

    private async Task<IReadOnlyList<object>> AtLocationsOfAsync(NpgsqlConnection connection, IReadOnlyList<EntryRow> entries,
        HsdsQuery query, CancellationToken cancellation)
    {
        var ids = entries.Select(entry => entry.Id).ToArray();
        var services = await connection.QueryAsync<Guid>(
            new CommandDefinition("select distinct service_id from public_directory.service_place where id = any(@ids)", new { ids },
            cancellationToken: cancellation));
        var details = await HsdsDetails.LoadAsync(connection, [.. services], whole: true, calendar.Today, cancellation);
        var places = details.ServicePlaces.SelectMany(group => group).ToDictionary(place => place.Id);
        return [.. ids.Select(places.GetValueOrDefault).OfType<ServicePlaceRow>()
            .Select(place => AtLocation(place, details.Services[place.ServiceId], details, query.Full))];
    }

    private static HsdsServiceAtLocation AtLocation(ServicePlaceRow place, ServiceRow service, HsdsDetails details, bool full)
    {
        var whole = HsdsServices.AtLocation(place, service, details);
        return full ? whole : whole with
        {
            Phones = null, Schedules = null, Location = whole.Location is null
                ? null : HsdsOrganisations.Short(whole.Location), Service = HsdsServices.Short(service, details),
        };
    }

    private async Task<IReadOnlyList<object>> OrganisationsOfAsync(NpgsqlConnection connection, IReadOnlyList<EntryRow> entries,
        HsdsQuery query, CancellationToken cancellation)
    {
        var ids = entries.Select(entry => entry.Id).ToArray();
        var whole = query.Full || query.FullService;
        var rows = (await connection.QueryAsync<OrganisationRow>(new CommandDefinition(HsdsOrganisations.Sql("select unnest(@ids)", whole),
            new { ids }, cancellationToken: cancellation))).ToDictionary(row => row.Id);
        ILookup<Guid, HsdsService>? services = null;
        if (query.FullService)
        {
            var offered = await connection.QueryAsync<Guid>(new CommandDefinition(
                "select id from public_directory.hsds_service where organisation_id = any(@ids) order by name collate \"C\", id",
                new { ids }, cancellationToken: cancellation));
            var order = offered.ToArray();
            var details = await HsdsDetails.LoadAsync(connection, order, whole: true, calendar.Today, cancellation);
            services = order.Select(details.Services.GetValueOrDefault).OfType<ServiceRow>()
                .ToLookup(row => row.OrganisationId, row => HsdsServices.Full(row, details) with { Organization = null });
        }

        return [.. ids.Select(rows.GetValueOrDefault).OfType<OrganisationRow>()
            .Select(row => HsdsOrganisations.Of(row, whole, services is null ? null : HsdsServices.NullIfEmpty(services[row.Id])))];
    }

    private delegate Task<IReadOnlyList<object>> Fill(NpgsqlConnection connection, IReadOnlyList<EntryRow> entries, HsdsQuery query,
        CancellationToken cancellation);
}
