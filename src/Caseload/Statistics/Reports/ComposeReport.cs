using IntMan.Caseload.Cases;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>Prepares a report: counts, hides and proves it together with everything released before, and keeps it as a draft.</summary>
public sealed class ComposeReport(CaseloadChanges changes, ReadReports read, MakeReport make)
{
    private const string Update = """
        update release.report set recodes = @recodes::jsonb, content = @content::jsonb, figures = @figures::jsonb,
            pattern = @pattern::jsonb, content_hash = @ContentHash, input_hash = @InputHash,
            data_hash = @DataHash, version = @version, is_safe = @IsSafe,
            state = 'Draft', prepared_by = @account, prepared_name = @name, prepared_at = @at, returned_because = null
        where id = @id and state <> 'Released' and content_hash = @seen
        """;

    public async Task<Guid> ExecuteAsync(Caller caller, ReportDraft draft, CancellationToken cancellation)
    {
        draft.Check(caller.Scope.Day);
        var (area, unit) = await read.NamesAsync(caller, draft.Scope, cancellation) ?? throw new MissingEntry();
        var made = await make.ExecuteAsync(draft, unit is null ? area : $"{area}, {unit}", await read.EarlierAsync(caller, draft.Scope,
            cancellation), cancellation);
        return await changes.WriteAsync(caller, null, async change =>
        {
            var id = Guid.CreateVersion7(change.At);
            await change.ScalarAsync<object>("select pg_advisory_xact_lock(hashtext('release.code'))");
            var code = await change.ScalarAsync<string>("""
                select 'B-' || @year || '-' || coalesce(max(split_part(r.code, '-', 3)::integer), 0) + 1 from release.report r
                where r.code like 'B-' || @year || '-%'
                """, new { year = caller.Scope.Day.Year.ToString(System.Globalization.CultureInfo.InvariantCulture) });
            await change.ExecuteAsync(ReportStore.Insert, Values(change, id, draft, made, new { code, areaName = area, unit }));
            await change.AuditAsync("report.prepared", id.ToString());
            return id;
        }, cancellation);
    }

    /// <summary>The same report put together in another way; what was counted is counted again.</summary>
    public async Task RecodeAsync(Caller caller, Guid id, ReportRecodes recodes, string seenHash, CancellationToken cancellation)
    {
        var report = await read.FindAsync(caller, id, cancellation) ?? throw new MissingEntry();
        Require.That(report.State != ReportState.Released, "Ein freigegebener Bericht ändert sich nie. Legen Sie eine Berichtigung an.");
        var draft = report.Draft with { Recodes = recodes };
        var made = await make.ExecuteAsync(draft, report.Where, await read.EarlierAsync(caller, draft.Scope, cancellation), cancellation);
        await changes.WriteAsync(caller, null, async change =>
        {
            if (await change.ExecuteAsync(Update, Values(change, id, draft, made, new { seen = seenHash })) == 0)
            {
                throw new ChangedMeanwhile();
            }

            await change.ScalarAsync<object>("select release.replace_exact(@id, @input, @exact)",
                new { id, input = made.Input, exact = made.Exact.ToJson() });
            await change.AuditAsync("report.prepared", id.ToString());
        }, cancellation);
    }

    private static Dapper.DynamicParameters Values(Change<CaseloadDbContext> change, Guid id, ReportDraft draft, MadeReport made,
        object more) => ReportStore.Values(id, draft, made, change.Caller.Actor.AccountId, change.Caller.Actor.Name ?? "", change.At, more);
}
