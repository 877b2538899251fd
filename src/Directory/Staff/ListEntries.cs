using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Hsds;
using IntMan.Directory.Search;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Staff;

/// <summary>The entries of one kind in somebody's part of the directory, in pages.</summary>
public sealed class ListEntries(StaffSource source)
{
    public const int PageSize = 50;

    // Every word stands in the title or the details, or what was typed sounds like the title.
    private const string Matches = """
        concat_ws(' ', title, detail) ilike all(@likes) or (@key <> '' and search like '%' || @key || '%')
        """;

    public async Task<EntryList> ExecuteAsync(EntryKind kind, AccessScope scope, string? text, int page, DateOnly day,
        CancellationToken cancellation)
    {
        var (key, likes) = Asked(text);
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var rows = (await connection.QueryAsync<EntryRow>(new CommandDefinition($"""
            with listed as ({EntryLists.Of(kind)})
            select key, title, detail, planned_from, ended_on, count(*) over ()::int as total from listed
            where {Matches}
            order by title collate "de-x-icu", planned_from nulls first, key offset @skip limit @PageSize
            """,
            scope.With(new { key, likes, day, skip = (Math.Max(page, 1) - 1) * PageSize, PageSize }), cancellationToken: cancellation)))
                .AsList();
        return new EntryList(rows, rows.Count > 0 ? rows[0].Total : 0);
    }

    // The first entries of each kind that fit, in the order of the kinds; kinds without any are absent.
    public async Task<IReadOnlyList<FoundEntries>> FindAsync(IReadOnlyList<EntryKind> kinds, AccessScope scope, string text, int most,
        DateOnly day, CancellationToken cancellation)
    {
        var (key, likes) = Asked(text);
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(string.Concat(kinds.Select(kind => $"""
            with listed as ({EntryLists.Of(kind)})
            select key, title, detail, planned_from, ended_on, count(*) over ()::int as total from listed
            where {Matches}
            order by title collate "de-x-icu", planned_from nulls first, key limit @most;

            """)), scope.With(new { key, likes, day, most }), cancellationToken: cancellation));
        var found = new List<FoundEntries>();
        foreach (var kind in kinds)
        {
            var rows = (await grid.ReadAsync<EntryRow>()).AsList();
            found.Add(new FoundEntries(kind, rows, rows.Count > 0 ? rows[0].Total : 0));
        }

        return [.. found.Where(entries => entries.Rows.Count > 0)];
    }

    // How many entries of each kind there are; at most 10,000 are counted.
    public async Task<IReadOnlyDictionary<EntryKind, int>> CountAsync(AccessScope scope, DateOnly day, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var counts = string.Join(" union all ", Enum.GetValues<EntryKind>()
            .Select(kind => $"select '{kind}', (select count(*)::int from (select from ({EntryLists.Of(kind)}) l limit 10000) c)"));
        var rows = await connection.QueryAsync<(string Kind, int Count)>(new CommandDefinition(counts, scope.With(new { day }),
            cancellationToken: cancellation));
        return rows.ToDictionary(row => Enum.Parse<EntryKind>(row.Kind), row => row.Count);
    }

    private static (string Key, string[] Likes) Asked(string? text) => (SearchText.Fold(text ?? ""),
        [.. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(LikePattern.Containing)]);
}

/// <summary>Kinds of entries that officers and coordinators keep.</summary>
public enum EntryKind
{
    Person,
    Post,
    Place,
    Organisation,
    District,
    Street,
    Municipality,
    County,
    Association,
    Commission,
    TargetGroup,
    SchoolHoliday,
    ClosingDay,
    Service,
}

public sealed record FoundEntries(EntryKind Kind, IReadOnlyList<EntryRow> Rows, int Total);

public sealed record EntryList(IReadOnlyList<EntryRow> Rows, int Total);

/// <summary>A line of a list.</summary>
public sealed class EntryRow
{
    public string Key { get; init; } = "";
    public string Title { get; init; } = "";
    public string? Detail { get; init; }

    public DateOnly? PlannedFrom { get; init; }

    public DateOnly? EndedOn { get; init; }
    public int Total { get; init; }
}
