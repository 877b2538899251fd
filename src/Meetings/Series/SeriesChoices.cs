using Dapper;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Meetings.Series;

/// <summary>Where the caller may found a series, and to which other ones it may report.</summary>
public sealed class SeriesChoices(ReadAsCaller read)
{
    private const int MaxCount = 500;

    private static readonly string Sql = $"""
        select a.key, a.name from published_directory.area a
        where a.kind in ('County', 'Municipality')
            and {AccessScope.InEither("case when a.kind = 'Municipality' then a.key end", "a.key")}
        order by a.kind, a.name limit {MaxCount};

        select s.id, s.slug, s.title from meetings.series s where {AccessScope.InEither("s.ags", "s.county_key")} or s.is_public
        order by s.title limit {MaxCount};
        """;

    public Task<SeriesOffers> ExecuteAsync(Caller caller, CancellationToken cancellation) => read.ExecuteAsync(
        caller,
        async reader =>
        {
            await using var grid = await reader.Connection.QueryMultipleAsync(
                new CommandDefinition(Sql, caller.Scope.With(), reader.Transaction, cancellationToken: cancellation));
            return new SeriesOffers([.. await grid.ReadAsync<AreaLine>()], [.. await grid.ReadAsync<SeriesName>()]);
        },
        cancellation);
}

public sealed record SeriesOffers(IReadOnlyList<AreaLine> Areas, IReadOnlyList<SeriesName> Series);

/// <summary>A county or a municipality.</summary>
public sealed class AreaLine
{
    public string Key { get; init; } = "";
    public string Name { get; init; } = "";
}

/// <summary>A series to choose.</summary>
public sealed class SeriesName
{
    public Guid Id { get; init; }
    public string Slug { get; init; } = "";
    public string Title { get; init; } = "";
}
