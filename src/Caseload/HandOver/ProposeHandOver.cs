using IntMan.Caseload.Cases;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.HandOver;

/// <summary>What somebody typed who gives a case away.</summary>
/// <param name="WithData">Warm: the client agrees and is there; else nothing but the fact passes.</param>
public sealed record HandOverDraft(Guid? ToId, bool? WithData, bool PassesHealth, DateOnly? MeetingOn)
{
    public const int MostDays = 180;

    public IReadOnlyList<Mistake> Mistakes(CaseHead head) => Require.Mistakes(
        () => Require.That(ToId is not null, "Wählen Sie eine Fachkraft aus der Liste.", nameof(ToId)),
        () => Require.That(WithData is not null, "Wählen Sie, was mitgeht.", nameof(WithData)),
        () => Require.That(WithData != true || head.Valid(ConsentKind.HandOver) is not null,
            "Für eine warme Übergabe fehlt die Einwilligung zur Übergabe. Tragen Sie sie zuerst ein.", nameof(WithData)),
        () => Require.That(WithData != true || !head.IsLocked, "Die Einwilligung ist widerrufen: Es gehen keine Daten mit.",
            nameof(WithData)),
        () => Require.That(WithData != true || !PassesHealth || head.Valid(ConsentKind.HandOver)?.CoversHealth != false,
            "Die Einwilligung zur Übergabe nennt Gesundheit nicht. Lassen Sie das Feld leer.", nameof(PassesHealth)),
        () => Require.That(WithData != true || MeetingOn is not null,
            "Geben Sie den Tag des gemeinsamen Termins ein, zum Beispiel 30.11.2026.", nameof(MeetingOn)),
        () => Require.That(MeetingOn is null || (MeetingOn >= head.Today.AddDays(-MostDays) && MeetingOn <= head.Today.AddDays(MostDays)),
            "Der Termin liegt höchstens ein halbes Jahr entfernt. Prüfen Sie den Tag.", nameof(MeetingOn)));
}

/// <summary>Asks a colleague to take a case over.</summary>
public sealed class ProposeHandOver(CaseloadChanges changes)
{
    public Task<Guid> ExecuteAsync(Caller caller, Guid caseId, HandOverDraft draft, CaseHead head, CancellationToken cancellation) =>
        changes.WriteAsync(caller, caseId, "hand-over", async (change, row) =>
        {
            if (draft.Mistakes(head) is { Count: > 0 } mistakes)
            {
                throw new RuleViolation(mistakes);
            }

            Require.That(row.IsOpen, "Der Fall ist beendet. Öffnen Sie ihn zuerst wieder.");
            Require.That(row.Purpose == "own", "Nur wer für den Fall zuständig ist, übergibt ihn.");
            var colleague = await FindColleagues.FindAsync(change, row, draft.ToId!.Value, change.Scope.Day);
            Require.That(colleague is not null, "Wählen Sie eine Fachkraft aus der Liste.", nameof(draft.ToId));
            var id = Guid.CreateVersion7(change.At);
            var isWarm = draft.WithData == true;
            await change.ExecuteAsync("""
                insert into caseload.hand_over (id, case_id, from_id, to_id, ags, consent_id, with_data, passes_health, meeting_on, state,
                    proposed_on)
                values (@id, @caseId, caseload.me(), @to, @ags, @consent, @isWarm, @health, @meeting, 'Proposed', @today)
                """, new
            {
                id, caseId, to = colleague!.Id, ags = colleague.Ags, isWarm, health = isWarm && draft.PassesHealth,
                consent = isWarm ? head.Valid(ConsentKind.HandOver)?.Id : null, meeting = isWarm ? draft.MeetingOn : null,
                today = change.Scope.Day,
            });
            return id;
        }, cancellation);
}
