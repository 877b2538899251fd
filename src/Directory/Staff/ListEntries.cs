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

    public async Task<EntryList> ExecuteAsync(EntryKind kind, AccessScope scope, string? text, int page, DateOnly day,
        CancellationToken cancellation)
    {
        var (key, like) = (SearchText.Fold(text ?? ""), LikePattern.Containing(text));
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var rows = (await connection.QueryAsync<EntryRow>(new CommandDefinition($"""
            with listed as ({EntryLists.Of(kind)})
            select key, title, detail, planned_from, ended_on, count(*) over ()::int as total from listed
            where @like = '%%' or title ilike @like or detail ilike @like or (@key <> '' and search like '%' || @key || '%')
            order by title collate "de-x-icu", planned_from nulls first, key offset @skip limit @PageSize
            """,
            scope.With(new { key, like, day, skip = (Math.Max(page, 1) - 1) * PageSize, PageSize }), cancellationToken: cancellation)))
                .AsList();
        return new EntryList(rows, rows.Count > 0 ? rows[0].Total : 0);
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
