using IntMan.Caseload.Cases;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>Four eyes: whoever prepares a report hands it on; another person releases it as it was prepared, or gives it back.</summary>
public sealed class ReleaseReport(CaseloadChanges changes)
{
    private const string Lock = "select pg_advisory_xact_lock(hashtext('release.release'))";

    // Of the same county and later than the proof: it was not in the system.
    private const string Later = """
        select exists (select from release.report o join release.report r on r.id = @id
            where o.state = 'Released' and left(o.area, 5) = left(r.area, 5) and o.released_at > r.prepared_at)
        """;

    public Task SubmitAsync(Caller caller, Guid id, string seenHash, CancellationToken cancellation) => changes.WriteAsync(caller, null,
        async change =>
        {
            var report = await TakeAsync(change, id, seenHash);
            Require.That(report.State == ReportState.Draft, "Dieser Bericht wartet schon auf die zweite Person.");
            Require.That(report.IsSafe, "Eine frühere Freigabe verrät schon eine verborgene Zahl. Fassen Sie mehr zusammen.");
            await change.ExecuteAsync("update release.report set state = 'Submitted', returned_because = null where id = @id", new { id });
            await change.AuditAsync("report.submitted", id.ToString());
        }, cancellation);

    public Task ReturnAsync(Caller caller, Guid id, string seenHash, string? reason, CancellationToken cancellation) => changes.WriteAsync(
        caller, null, async change =>
        {
            var report = await TakeAsync(change, id, seenHash);
            Require.That(report.State == ReportState.Submitted, "Dieser Bericht wartet nicht auf eine Freigabe.");
            var told = Require.Text(reason, "Nennen Sie den Grund. Wer den Bericht vorbereitet hat, liest ihn.", "Reason");
            Require.That(told.Length <= 300, "Kürzen Sie den Grund auf höchstens 300 Zeichen.", "Reason");
            await change.ExecuteAsync("update release.report set state = 'Draft', returned_because = @told where id = @id", new { id,
                told });
            await change.AuditAsync("report.returned", id.ToString());
        }, cancellation);

    public Task ExecuteAsync(Caller caller, Guid id, string seenHash, CancellationToken cancellation) => changes.WriteAsync(caller, null,
        async change =>
        {
            await change.ScalarAsync<object>(Lock);
            var report = await TakeAsync(change, id, seenHash);
            Require.That(report.State == ReportState.Submitted, "Dieser Bericht wartet nicht auf eine Freigabe.");
            Require.That(report.PreparedBy != caller.Actor.AccountId, "Wer vorbereitet, gibt nicht frei. Bitten Sie eine zweite Person.");
            Require.That(!await change.ScalarAsync<bool>(Later, new { id }),
                "Seit der Prüfung wurde ein anderer Bericht freigegeben. Geben Sie diesen zurück, damit er mit ihm zusammen geprüft wird.");
            await change.ExecuteAsync("""
                update release.report set state = 'Released', released_by = @account, released_name = @name, released_at = @at
                where id = @id
                """, new { id, account = caller.Actor.AccountId, name = caller.Actor.Name ?? "", at = change.At });
            await change.AuditAsync("report.released", id.ToString());
        }, cancellation);

    /// <summary>Drops what was never released.</summary>
    public Task DropAsync(Caller caller, Guid id, string seenHash, CancellationToken cancellation) => changes.WriteAsync(caller, null,
        async change =>
        {
            var report = await TakeAsync(change, id, seenHash);
            Require.That(report.State != ReportState.Released, "Was freigegeben ist, bleibt. Legen Sie eine Berichtigung an.");
            if (await change.ExecuteAsync("delete from release.report where id = @id", new { id }) == 0)
            {
                throw new MissingEntry();
            }

            await change.AuditAsync("report.dropped", id.ToString());
        }, cancellation);

    // As it was seen, and within the caller's areas; the policies of the schema ask the same.
    private static async Task<StoredReport> TakeAsync(Change<CaseloadDbContext> change, Guid id, string seenHash)
    {
        var report = await change.FindAsync<StoredReport>(
            $"select {StoredReport.Columns} from release.report r where r.id = @id for update", new { id });
        if (report is null || !change.Scope.Covers(report.Area.Length == 8 ? report.Area : null, report.Area))
        {
            throw new MissingEntry();
        }

        return report.ContentHash == seenHash ? report : throw new ChangedMeanwhile();
    }
}
