using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Cases;

/// <summary>Status of a plan at a reporting date (Stichtag): one for a case and date; saying it again corrects it.</summary>
public sealed class ReportStatus(CaseloadChanges changes)
{
    public Task ExecuteAsync(Caller caller, Guid caseId, DateOnly? reportedOn, ReportingStatus? status, CancellationToken cancellation) =>
        changes.WriteAsync(caller, caseId, "status", async (change, row) =>
        {
            Require.All(
                () => Require.That(reportedOn is not null, "Geben Sie den Stichtag ein, zum Beispiel 31.12.2026.", "ReportedOn"),
                () => Require.That(reportedOn is null || (reportedOn <= change.Scope.Day && reportedOn >= row.FirstContactOn),
                    "Der Stichtag liegt zwischen dem Erstkontakt und heute.", "ReportedOn"),
                () => Require.That(status is not null, "Wählen Sie den Stand.", "Status"));
            await KeepAsync(change, caseId, reportedOn!.Value, status!.Value);
        }, cancellation);

    internal static Task KeepAsync(Change<CaseloadDbContext> change, Guid caseId, DateOnly day, ReportingStatus status) =>
        change.ExecuteAsync("""
            insert into caseload.reporting_status (case_id, reported_on, status) values (@caseId, @day, @status)
            on conflict (case_id, reported_on) do update set status = excluded.status
            """, new { caseId, day, status = status.ToString() });
}
