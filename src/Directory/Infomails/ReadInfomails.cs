using Dapper;
using IntMan.Foundation.Access;
using IntMan.Foundation.Database;
using Npgsql;

namespace IntMan.Directory.Infomails;

/// <summary>What has been sent, for everybody: a municipality's own Infomails and those to its whole county.</summary>
public sealed class ReadInfomails(DatabaseZones database)
{
    public const int PerPage = 10;

    private const int MostPlaces = 12;

    private const string OfMunicipality = "m.county_key = left(@ags, 5) and (m.ags = @ags or m.ags is null)";

    public async Task<InfomailPlace?> FindPlaceAsync(string? ags, CancellationToken cancellation)
    {
        await using var connection = await database.Public.OpenConnectionAsync(cancellation);
        return await PlaceAsync(connection, ags);
    }

    public async Task<InfomailArchive?> ListAsync(string ags, int number, CancellationToken cancellation)
    {
        await using var connection = await database.Public.OpenConnectionAsync(cancellation);
        if (await PlaceAsync(connection, ags) is not { } place)
        {
            return null;
        }

        var lines = await connection.QueryAsync<PublishedInfomail>($"""
            select m.id, m.subject, m.released_at from public_infomail.message m where {OfMunicipality}
            order by m.released_at desc, m.id limit @PerPage offset @skip
            """, new { ags, PerPage, skip = (number - 1) * PerPage });
        var count = await connection.ExecuteScalarAsync<int>($"select count(*) from public_infomail.message m where {OfMunicipality}",
            new { ags });
        return new InfomailArchive(place, lines.AsList(), count);
    }

    // The places somebody works in, and what was sent there last.
    public async Task<(IReadOnlyList<InfomailPlace> Places, IReadOnlyList<PlacedInfomail> Latest)> LatestAsync(
        AccessScope area, int most, CancellationToken cancellation)
    {
        await using var connection = await database.Public.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition($"""
            select u.ags, u.name from public_directory.municipality u where {AccessScope.InMunicipality("u.ags")}
            order by u.name collate "de-x-icu", u.ags limit @MostPlaces;

            select m.id, m.subject, m.released_at, coalesce(m.ags, (select min(u.ags) from public_directory.municipality u
                where left(u.ags, 5) = m.county_key and {AccessScope.InMunicipality("u.ags")})) as ags
            from public_infomail.message m
            where m.ags is null and exists (select from public_directory.municipality u where left(u.ags, 5) = m.county_key
                and {AccessScope.InMunicipality("u.ags")}) or {AccessScope.InMunicipality("m.ags")}
            order by m.released_at desc, m.id limit @most;
            """, area.With(new { most, MostPlaces }), cancellationToken: cancellation));
        return ((await grid.ReadAsync<InfomailPlace>()).AsList(), (await grid.ReadAsync<PlacedInfomail>()).AsList());
    }

    public async Task<(InfomailPlace Place, PublishedInfomail Infomail)?> FindAsync(string ags, Guid id, CancellationToken cancellation)
    {
        await using var connection = await database.Public.OpenConnectionAsync(cancellation);
        var found = await connection.QuerySingleOrDefaultAsync<PublishedInfomail>(
            $"select m.id, m.subject, m.body, m.released_at from public_infomail.message m where m.id = @id and {OfMunicipality}",
            new { id, ags });
        return found is not null && await PlaceAsync(connection, ags) is { } place ? (place, found) : null;
    }

    private static Task<InfomailPlace?> PlaceAsync(NpgsqlConnection connection, string? ags) =>
        connection.QuerySingleOrDefaultAsync<InfomailPlace>("select ags, name from public_directory.municipality where ags = @ags",
            new { ags });
}

/// <summary>A municipality.</summary>
public sealed class InfomailPlace
{
    public string Ags { get; init; } = "";
    public string Name { get; init; } = "";
}

public sealed record InfomailArchive(InfomailPlace Place, IReadOnlyList<PublishedInfomail> Lines, int Count)
{
    public int Pages => Math.Max(1, (Count + ReadInfomails.PerPage - 1) / ReadInfomails.PerPage);
}

/// <summary>An Infomail that has been sent; the body is empty in lists.</summary>
public sealed class PublishedInfomail
{
    public Guid Id { get; init; }
    public string Subject { get; init; } = "";
    public string Body { get; init; } = "";
    public DateTimeOffset ReleasedAt { get; init; }
}

/// <summary>An Infomail and a municipality under which it is read.</summary>
public sealed class PlacedInfomail
{
    public Guid Id { get; init; }

    public string Ags { get; init; } = "";

    public string Subject { get; init; } = "";

    public DateTimeOffset ReleasedAt { get; init; }
}
