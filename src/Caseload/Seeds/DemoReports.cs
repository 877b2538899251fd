using Dapper;
using IntMan.Caseload.Statistics.Reports;
using IntMan.Foundation.Time;
using Npgsql;

namespace IntMan.Caseload.Seeds;

/// <summary>Reports of the demo: last year's is published, the one of this year waits for the second person. Made as the portal makes
/// them.</summary>
public sealed class DemoReports(MakeReport maker, NpgsqlConnection owner, TimeProvider clock)
{
    private const string Area = "08215017";

    public async Task LoadAsync((Guid Account, string Name) officer, (Guid Account, string Name) coordinator,
        CancellationToken cancellation)
    {
        var today = new MunicipalCalendar(clock).Today;
        var last = new ReportDraft(null, Area, new DateOnly(today.Year - 1, 1, 1), new DateOnly(today.Year - 1, 12, 31));
        var current = new ReportDraft(null, Area, new DateOnly(today.Year, 1, 1), today);
        await KeepAsync(last, 1, officer, coordinator, cancellation);
        await KeepAsync(current, 2, coordinator, null, cancellation);
    }

    private async Task KeepAsync(ReportDraft draft, int number, (Guid Account, string Name) prepared,
        (Guid Account, string Name)? released, CancellationToken cancellation)
    {
        var earlier = await owner.QueryAsync<EarlierRelease>("""
            select id, code, area, team, provider_id, period_from, period_to, people, figures::text as figures, released_at
            from release.report where state = 'Released'
            """);
        var name = await owner.ExecuteScalarAsync<string>("select name from public_directory.municipality where ags = @Area", new { Area });
        var made = await maker.ExecuteAsync(draft, name!, earlier, cancellation);
        var id = Guid.CreateVersion7();
        await owner.ExecuteAsync(ReportStore.Insert, ReportStore.Values(id, draft, made, prepared.Account, prepared.Name, clock.GetUtcNow(),
            new { code = FormattableString.Invariant($"B-{draft.To!.Value.Year}-{number}"), areaName = name, unit = (string?)null }));
        await owner.ExecuteAsync("update release.report set state = 'Submitted' where id = @id", new { id });
        if (released is { } second)
        {
            await owner.ExecuteAsync("""
                update release.report set state = 'Released', released_by = @Account, released_name = @Name, released_at = @at
                where id = @id
                """, new { id, second.Account, second.Name, at = clock.GetUtcNow() });
        }
    }
}
