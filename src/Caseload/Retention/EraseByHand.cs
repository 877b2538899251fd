using IntMan.Caseload.Cases;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Retention;

/// <summary>A case that should not be there any more: whoever is responsible asks, whoever leads the team confirms.</summary>
public sealed class EraseByHand(CaseloadChanges changes)
{
    public const int HoldMonths = 3;

    public Task AskAsync(Caller caller, Guid caseId, ErasureReason? reason, CancellationToken cancellation) =>
        changes.WriteAsync(caller, caseId, "erasure-asked", async (change, row) =>
        {
            Require.That(reason is not null, "Wählen Sie den Grund.", "Reason");
            Require.That(row.Purpose == "own", "Nur wer für den Fall zuständig ist, kann das Löschen beantragen.");
            await change.ExecuteAsync("""
                insert into caseload.erasure (id, case_id, rule, reason, due_on, asked_by, asked_on)
                values (@id, @caseId, 'Manual', @reason, @today, @account, @today) on conflict (case_id, rule) do nothing
                """, new
            {
                id = Guid.CreateVersion7(change.At), caseId, reason = reason.ToString(), today = change.Scope.Day,
                account = caller.Actor.AccountId,
            });
        }, cancellation);

    /// <summary>Takes the wish back, as long as nobody has confirmed it.</summary>
    public Task WithdrawAsync(Caller caller, Guid caseId, CancellationToken cancellation) =>
        changes.WriteAsync(caller, caseId, "erasure-withdrawn", async (change, _) =>
        {
            if (await change.ExecuteAsync(
                "delete from caseload.erasure where case_id = @caseId and rule = 'Manual' and confirmed_by is null", new { caseId }) == 0)
            {
                throw new ChangedMeanwhile();
            }
        }, cancellation);

    /// <summary>The second person; the next night erases.</summary>
    public Task ConfirmAsync(Caller caller, Guid id, CancellationToken cancellation) => DecideAsync(caller, id, "erasure-confirmed",
        "update caseload.erasure set confirmed_by = @account, held_until = null where id = @id and confirmed_by is null", null,
        cancellation);

    /// <summary>Not yet: an inquiry is under way.</summary>
    public Task HoldAsync(Caller caller, Guid id, DateOnly? until, CancellationToken cancellation)
    {
        Require.That(until is not null && until > caller.Scope.Day && until <= caller.Scope.Day.AddMonths(HoldMonths),
            "Geben Sie einen Tag in den nächsten 3 Monaten ein, zum Beispiel 31.01.2027.", "Until");
        return DecideAsync(caller, id, "erasure-held",
            "update caseload.erasure set held_until = @until, due_on = @until::date + 1 where id = @id", until,
            cancellation);
    }

    private Task<bool> DecideAsync(Caller caller, Guid id, string action, string sql, DateOnly? until, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            if (await change.ExecuteAsync(sql, new { id, account = caller.Actor.AccountId, until }) == 0)
            {
                throw new MissingEntry();
            }

            await change.AuditAsync($"case.{action}", id.ToString());
            return true;
        }, cancellation);
}
