using IntMan.Caseload.Statistics.Figures;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>Figures that nobody keeps: of a manager's own cases, and of a team for who leads it.</summary>
public sealed class ShowFigures(ReadAsCaller read, MakeReport make, TimeProvider clock)
{
    /// <summary>k inside the team; the public has a higher one.</summary>
    public const int TeamThreshold = 3;

    /// <summary>What the caller has counted: nothing is hidden.</summary>
    public Task<ReportDocument> OwnAsync(Caller caller, string area, ReportPeriod period, CancellationToken cancellation) =>
        read.ExecuteAsync(caller, async reader =>
        {
            await reader.ScalarAsync<string?>("select caseload.note('figures', null, @at)", new { at = clock.GetUtcNow() });
            return await make.OwnAsync(reader, caller.Actor.PersonId ?? throw new MissingEntry(), area, period);
        }, cancellation);

    /// <returns>Null: fewer managers than three have cases, so that a figure would be that of one of them.</returns>
    public async Task<ReportDocument?> TeamAsync(Caller caller, string county, string name, ReportPeriod period,
        CancellationToken cancellation)
    {
        if (!caller.Scope.CoversCounty(county))
        {
            throw new MissingEntry();
        }

        var draft = new ReportDraft(null, county, period.From, period.To);
        var (document, counts) = await make.ViewAsync(draft, name, TeamThreshold, cancellation);
        return counts.Fact("fachkraefte") >= ReportTables.FewestManagers ? document : null;
    }
}
