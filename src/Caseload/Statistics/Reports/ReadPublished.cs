using Dapper;
using IntMan.Foundation.Database;
using IntMan.Caseload.Statistics.Figures;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>Released reports for everybody. What is published again is read again: nothing is counted here.</summary>
public sealed class ReadPublished(PublicSource source)
{
    private const int Most = 300;

    private const string Columns = """
        r.code, r.title, r.area, r.area_name, r.unit_name, r.period_from, r.period_to, r.people, r.threshold, r.content_hash, r.version,
        r.released_at, r.correction, r.corrects, r.corrected_by
        """;

    /// <summary>The newest period first; those that were put right stay in the archive.</summary>
    public async Task<IReadOnlyList<PublishedReport>> ListAsync(CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<PublishedReport>(new CommandDefinition($"""
            select {Columns} from public_release.report r order by r.period_to desc, r.released_at desc limit {Most}
            """, cancellationToken: cancellation))).AsList();
    }

    /// <returns>Null when no released report has this Kennung.</returns>
    public async Task<PublishedReport?> FindAsync(string code, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<PublishedReport>(new CommandDefinition($"""
            select {Columns}, r.content::text as content_json from public_release.report r where r.code = @code
            """, new { code }, cancellationToken: cancellation));
    }
}

/// <summary>A released report as the public sees it.</summary>
public sealed class PublishedReport
{
    public string Code { get; init; } = "";
    public string Title { get; init; } = "";
    public string Area { get; init; } = "";
    public string AreaName { get; init; } = "";
    public string? UnitName { get; init; }
    public DateOnly PeriodFrom { get; init; }
    public DateOnly PeriodTo { get; init; }
    public ReportPeople People { get; init; }
    public int Threshold { get; init; }
    public string ContentHash { get; init; } = "";
    public string Version { get; init; } = "";
    public DateTimeOffset ReleasedAt { get; init; }
    public string? Correction { get; init; }

    /// <summary>Kennung of the report that this one puts right.</summary>
    public string? Corrects { get; init; }

    public string? CorrectedBy { get; init; }

    public string? ContentJson { get; init; }

    public ReportDocument Content => ReportDocument.FromJson(ContentJson!);

    public string Where => UnitName is null ? AreaName : $"{AreaName}, {UnitName}";
}
