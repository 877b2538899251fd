using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Cases;

/// <summary>Records what is signed on paper.</summary>
public sealed class RecordConsent(CaseloadChanges changes)
{
    public Task ExecuteAsync(Caller caller, Guid caseId, ConsentDraft draft, CancellationToken cancellation) =>
        changes.WriteAsync(caller, caseId, "consent", async (change, row) =>
        {
            if (draft.Mistakes(change.Scope.Day) is { Count: > 0 } mistakes)
            {
                throw new RuleViolation(mistakes);
            }

            Require.That(row.IsOpen, "Der Fall ist beendet. Öffnen Sie ihn zuerst wieder.");
            var id = Guid.CreateVersion7(change.At);
            await change.ExecuteAsync("""
                insert into caseload.consent (id, case_id, kind, text_version, language, signed_on, valid_until, purposes, categories,
                    covers_health, paper_at)
                values (@id, @caseId, @Kind, @TextVersion, @Language, @SignedOn, @ValidUntil, @Purposes, @Categories, @CoversHealth,
                    @PaperAt)
                """, new
            {
                id, caseId, Kind = draft.Kind.ToString(), draft.TextVersion, draft.Language, draft.SignedOn, draft.ValidUntil,
                draft.Purposes, draft.Categories, draft.CoversHealth, PaperAt = draft.PaperAt.ToString(),
            });
            if (draft is { Kind: ConsentKind.Release, ServiceId: { } service })
            {
                await change.ExecuteAsync(
                    "insert into caseload.consent_recipient (consent_id, case_id, service_id) values (@id, @caseId, @service)",
                    new { id, caseId, service });
            }

            // Who signs again after a withdrawal is counselled as before; what was already erased stays erased.
            await change.ExecuteAsync("""
                update caseload.case set locked_on = null
                where id = @caseId and locked_on is not null and caseload.has_consent(@caseId, 'Agreement', @today)
                    and caseload.has_consent(@caseId, 'Privacy', @today)
                """, new { caseId, today = change.Scope.Day });
        }, cancellation);
}
