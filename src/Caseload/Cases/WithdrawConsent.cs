using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Cases;

/// <summary>Records that a consent was withdrawn (R17): Teil A and B are locked at once and erased within 30 days.</summary>
public sealed class WithdrawConsent(CaseloadChanges changes)
{
    public const int EraseDays = 30;

    public Task ExecuteAsync(Caller caller, Guid caseId, Guid consentId, DateOnly? withdrawnOn, CancellationToken cancellation) =>
        changes.WriteAsync(caller, caseId, "withdrawal", async (change, _) =>
        {
            Require.That(withdrawnOn is not null, "Geben Sie den Tag des Widerrufs ein, zum Beispiel 12.11.2026.", "WithdrawnOn");
            Require.That(withdrawnOn <= change.Scope.Day, "Der Widerruf liegt in der Zukunft. Prüfen Sie den Tag.", "WithdrawnOn");
            var kind = await change.FindAsync<string>("""
                update caseload.consent set withdrawn_on = @withdrawnOn where id = @consentId and case_id = @caseId and withdrawn_on is null
                returning kind
                """, new { withdrawnOn, consentId, caseId }) ?? throw new ChangedMeanwhile();
            if (kind is nameof(ConsentKind.Release) or nameof(ConsentKind.HandOver))
            {
                return;
            }

            await change.ExecuteAsync("update caseload.case set locked_on = @today where id = @caseId and locked_on is null",
                new { caseId, today = change.Scope.Day });
            await change.ExecuteAsync("""
                insert into caseload.erasure (id, case_id, rule, due_on, asked_by, asked_on)
                values (@id, @caseId, 'Withdrawal', @due, @account, @today) on conflict do nothing
                """, new
            {
                id = Guid.CreateVersion7(change.At), caseId, due = withdrawnOn!.Value.AddDays(EraseDays),
                account = caller.Actor.AccountId, today = change.Scope.Day,
            });
        }, cancellation);
}
