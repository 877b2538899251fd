using System.Data.Common;
using Dapper;
using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.Services.Search;
using IntMan.Foundation.Database;

namespace IntMan.Directory.Services;

/// <summary> Keeps all published services in the memory of this process, for filters, counts and search (docs/adr/0013). It is never stale:
/// every request asks in its first round trip what has been committed since (<see cref="ServiceIndexSql.Changes"/>), and what has is read
/// again before anything is answered. </summary>
public sealed class ServiceIndex(PublicSource source, Synonyms synonyms) : IDisposable
{
    private const int Chunk = 500;

    private readonly SemaphoreSlim _reading = new(1);
    private State _state = new(null, [], ServiceSnapshot.Of(synonyms));

    public async Task<ServiceSnapshot> ReadAsync(CancellationToken cancellation)
    {
        ServiceChanges changes;
        await using (var connection = await source.Connections.OpenConnectionAsync(cancellation))
        {
            await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(ServiceIndexSql.Changes, new { Seen },
                cancellationToken: cancellation));
            changes = await ReadChangesAsync(grid);
        }

        return await CatchUpAsync(changes, cancellation);
    }

    internal string Seen => Volatile.Read(ref _state).Seen ?? "0";

    internal static async Task<ServiceChanges> ReadChangesAsync(SqlMapper.GridReader grid) =>
        new(await grid.ReadSingleAsync<string>(), (await grid.ReadAsync<ServiceRevision>()).AsList());

    internal async Task<ServiceSnapshot> CatchUpAsync(ServiceChanges changes, CancellationToken cancellation)
    {
        if (Volatile.Read(ref _state) is { Seen: not null } current && changes.Rows.All(current.Knows))
        {
            // A request that has read a newer state meanwhile wins: it is not overwritten.
            Interlocked.CompareExchange(ref _state, current with { Seen = changes.Seen, Known = changes.Keys }, current);
            return current.Snapshot;
        }

        await _reading.WaitAsync(cancellation);
        try
        {
            var before = _state;
            if (before.Seen is not null && changes.Rows.All(before.Knows))
            {
                return before.Snapshot;
            }

            await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
            var snapshot = before.Seen is null
                ? await ReadAllAsync(connection, before.Snapshot, cancellation)
                : await ReadAgainAsync(connection, before.Snapshot,
                    [.. changes.Rows.Where(row => !before.Knows(row)).Select(row => row.ServiceId).Distinct()], cancellation);
            Volatile.Write(ref _state, new State(changes.Seen, [.. before.Known, .. changes.Keys], snapshot));
            return snapshot;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private static async Task<ServiceSnapshot> ReadAllAsync(DbConnection connection, ServiceSnapshot empty, CancellationToken cancellation)
    {
        var territory = await ReadTerritoryAsync(connection, cancellation);
        var ids = (await connection.QueryAsync<Guid>(new CommandDefinition(ServiceIndexSql.Everything, cancellationToken: cancellation)))
            .AsList();
        return empty.Replace([], await ReadServicesAsync(connection, ids, territory, cancellation), territory);
    }

    private static async Task<ServiceSnapshot> ReadAgainAsync(DbConnection connection, ServiceSnapshot before, List<Guid> changed,
        CancellationToken cancellation)
    {
        var territory = changed.Remove(Guid.Empty) ? await ReadTerritoryAsync(connection, cancellation) : null;

        // Other holidays are other dates for all.
        var touched = territory is not null && !FreeDaysOf(territory).SetEquals(FreeDaysOf(before.Territory))
            ? [.. changed.Union(before.All.Select(service => service.Id))] : changed;
        return before.Replace(touched, await ReadServicesAsync(connection, touched, territory ?? before.Territory, cancellation),
            territory);
    }

    private static HashSet<(Guid, DateOnly, DateOnly)> FreeDaysOf(ServedTerritory territory) =>
        [.. territory.SchoolHolidays.Select(holiday => (holiday.Id, holiday.FirstDay, holiday.LastDay)),
            .. territory.ClosingDays.Select(day => (day.Id, day.FirstDay, day.LastDay))];

    private static async Task<ServedTerritory> ReadTerritoryAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(ServiceIndexSql.Territory,
            cancellationToken: cancellation));
        return new ServedTerritory((await grid.ReadAsync<ServedPlace>()).AsList(), (await grid.ReadAsync<ServedPlace>()).AsList(),
            (await grid.ReadAsync<SchoolHoliday>()).AsList(), (await grid.ReadAsync<ClosingDay>()).AsList());
    }

    private static async Task<List<ListedService>> ReadServicesAsync(DbConnection connection, List<Guid> ids, ServedTerritory territory,
        CancellationToken cancellation)
    {
        var services = new List<ListedService>(ids.Count);
        foreach (var chunk in ids.Chunk(Chunk))
        {
            await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(ServiceIndexSql.Services, new { Ids = chunk },
                cancellationToken: cancellation));
            var rows = (await grid.ReadAsync<IndexedRow>()).AsList();
            var places = grid.Read<Guid, Place, IndexedPlace>((service, place) => new IndexedPlace(service, place), splitOn: "id")
                .ToLookup(place => place.ServiceId, place => place.Place);
            var hours = (await grid.ReadAsync<OfficeHour>()).ToLookup(hour => hour.ServiceId);
            var deviations = (await grid.ReadAsync<OfficeHourDeviation>()).ToLookup(deviation => deviation.OfficeHourId);
            var translations = (await grid.ReadAsync<IndexedTranslation>()).ToLookup(translation => translation.ServiceId);
            services.AddRange(rows.Select(row => List(row, [.. places[row.Id]], [.. hours[row.Id]])));

            ListedService List(IndexedRow row, List<Place> where, List<OfficeHour> rules)
            {
                var county = (where.Select(place => place.Ags).FirstOrDefault(ags => ags is not null) ?? row.ServedKeys.FirstOrDefault()
                    ?? "     ")[..5];
                var engine = new OfficeHours(rules, [.. rules.SelectMany(rule => deviations[rule.Id])],
                    [.. territory.ClosingDays.Where(day => day.OrganisationId == row.OrganisationId)], territory.StateOf(county),
                    territory.SchoolHolidays);
                return row.List(where, engine, [.. translations[row.Id]]);
            }
        }

        return services;
    }

    private sealed record State(string? Seen, HashSet<(Guid, string)> Known, ServiceSnapshot Snapshot)
    {
        public bool Knows(ServiceRevision row) => Known.Contains((row.ServiceId, row.Transaction));
    }
}

internal sealed record ServiceChanges(string Seen, IReadOnlyList<ServiceRevision> Rows)
{
    public HashSet<(Guid, string)> Keys => [.. Rows.Select(row => (row.ServiceId, row.Transaction))];
}
