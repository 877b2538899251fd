using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Cases;

/// <summary>Ends a case with its reason (R5); free texts go at once.</summary>
public sealed class EndCase(CaseloadChanges changes)
{
    public Task ExecuteAsync(Caller caller, Guid id, DateOnly? endedOn, EndReason? reason, uint seenVersion,
        CancellationToken cancellation) =>
        changes.WriteAsync(caller, id, "end", async (change, row) =>
        {
            Check(row, endedOn, reason, change.Scope.Day);
            var written = await change.ExecuteAsync("""
                update caseload.case set ended_on = @endedOn, end_reason = @reason, next_contact_on = null
                where id = @id and ended_on is null and xmin::text::bigint = @seen
                """, new { id, endedOn, reason = reason.ToString(), seen = (long)seenVersion });
            if (written == 0)
            {
                throw new ChangedMeanwhile();
            }

            if (CaseWords.StatusOf(reason!.Value) is { } status)
            {
                await ReportStatus.KeepAsync(change, id, endedOn!.Value, status);
            }
        }, cancellation);

    public static void Check(CaseRow row, DateOnly? endedOn, EndReason? reason, DateOnly today) => Require.All(
        () => Require.That(endedOn is not null, "Geben Sie den letzten Tag ein, zum Beispiel 12.11.2026.", "EndedOn"),
        () => Require.That(endedOn is null || (endedOn <= today && endedOn >= row.FirstContactOn),
            "Das Ende liegt zwischen dem Erstkontakt und heute.", "EndedOn"),
        () => Require.That(reason is not null and not EndReason.HandedOver, "Wählen Sie den Grund.", "Reason"));
}
