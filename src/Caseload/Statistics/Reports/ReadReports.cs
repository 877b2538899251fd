using IntMan.Caseload.Statistics.Figures;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>Reports as those see them who prepare and release them.</summary>
public sealed class ReadReports(ReadAsCaller read)
{
    private const int Most = 100;

    /// <summary>Reports of the caller's areas, those that wait first.</summary>
    public Task<List<StoredReport>> ListAsync(Caller caller, CancellationToken cancellation) => read.ExecuteAsync(caller, reader =>
        reader.QueryAsync<StoredReport>($"""
            select {StoredReport.Columns} from release.report r
            where {AccessScope.InEither("case when length(r.area) = 8 then r.area end", "r.area")}
            order by r.state <> 'Submitted', r.state = 'Released', r.prepared_at desc limit {Most}
            """, caller.Scope.With()), cancellation);

    /// <summary>With pattern and content; null when it is not there or not for the caller.</summary>
    public Task<StoredReport?> FindAsync(Caller caller, Guid id, CancellationToken cancellation) => read.ExecuteAsync(caller, reader =>
        reader.FindAsync<StoredReport>($"""
            select {StoredReport.Columns}, r.pattern::text as pattern_json, r.content::text as content_json from release.report r
            where r.id = @id and {AccessScope.InEither("case when length(r.area) = 8 then r.area end", "r.area")}
            """, caller.Scope.With(new { id })), cancellation);

    /// <summary>The copy of the funder; the look is noted. Null when it is not released or not for the caller.</summary>
    public Task<ReportDocument?> ExactAsync(Caller caller, Guid id, DateTimeOffset at, CancellationToken cancellation) =>
        read.ExecuteAsync(caller, async reader => await reader.ScalarAsync<string?>("select release.exact_of(@id, @at)", new { id, at })
            is { } json ? ReportDocument.FromJson(json) : null, cancellation);

    /// <summary>Areas that the caller may make reports of.</summary>
    public Task<List<ReportArea>> AreasAsync(Caller caller, CancellationToken cancellation) => read.ExecuteAsync(caller, reader =>
        reader.QueryAsync<ReportArea>($"""
            select c.key, case when c.kind = 'Rural' and c.name !~* 'kreis$' then 'Landkreis ' else '' end || c.name as name
            from public_directory.county c
            where {AccessScope.InCounty("c.key")}
            union all
            select m.ags, m.name from public_directory.municipality m where {AccessScope.InMunicipality("m.ags")}
            order by 1 limit 400
            """, caller.Scope.With()), cancellation);

    /// <summary>Teams and providers of the caller's areas.</summary>
    public Task<List<ReportUnit>> UnitsAsync(Caller caller, CancellationToken cancellation) => read.ExecuteAsync(caller, reader =>
        reader.QueryAsync<ReportUnit>($"""
            select distinct o.id as provider_id, null as team, o.name from public_directory.post p
            join public_directory.organisation o on o.id = p.organisation_id
            where p.position = 'IntegrationManager' and {AccessScope.InEither("p.ags", "p.county_key")}
            union
            select null, t.name, 'Team ' || t.name from published_directory.team t where {AccessScope.InEither("t.ags", "t.county_key")}
            order by 3 limit 200
            """, caller.Scope.With()), cancellation);

    /// <summary>Names of the area and of its part; null when the caller has nothing to do with it.</summary>
    public async Task<(string Area, string? Unit)?> NamesAsync(Caller caller, ReportScope scope, CancellationToken cancellation)
    {
        if ((await AreasAsync(caller, cancellation)).Find(area => area.Key == scope.Area) is not { } found)
        {
            return null;
        }

        if (scope.ProviderId is null && scope.Team is null)
        {
            return (found.Name, null);
        }

        var units = await UnitsAsync(caller, cancellation);
        return units.Find(unit => unit.ProviderId == scope.ProviderId && unit.Team == scope.Team) is { } own
            ? (found.Name, own.Name) : null;
    }

    /// <summary>Everything that was released of the county or a part of it.</summary>
    public Task<List<EarlierRelease>> EarlierAsync(Caller caller, ReportScope scope, CancellationToken cancellation) =>
        read.ExecuteAsync(caller, reader => reader.QueryAsync<EarlierRelease>("""
            select r.id, r.code, r.area, r.team, r.provider_id, r.period_from, r.period_to, r.people,
                r.figures::text as figures, r.released_at
            from release.report r where r.state = 'Released' and left(r.area, 5) = @county order by r.released_at
            """, new { county = scope.CountyKey }), cancellation);
}

public sealed class ReportArea
{
    public string Key { get; init; } = "";
    public string Name { get; init; } = "";
}

/// <summary>A provider or a team.</summary>
public sealed class ReportUnit
{
    public Guid? ProviderId { get; init; }
    public string? Team { get; init; }
    public string Name { get; init; } = "";
}
