using System.Globalization;
using IntMan.Caseload.Guard;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Cases;

/// <summary>The few free texts of a case: short, looked at by the guard, never searched, gone when the case ends.</summary>
public sealed class CaseTexts(TextGuard guard, KnownNames known)
{
    public const int Longest = 300;

    /// <summary>What is wrong with a text before it is kept: nobody may be recognised by it.</summary>
    public IReadOnlyList<Mistake> Mistakes(string? text, string field, DateOnly today, bool isConfirmed)
    {
        if (text?.Length > Longest)
        {
            return [new Mistake("Kürzen Sie den Text auf höchstens 300 Zeichen.", field)];
        }

        var verdict = guard.Judge(text, new GuardContext(today, known.Words));
        return verdict.Level == GuardLevel.Fine || (verdict.Level == GuardLevel.Warn && isConfirmed) ? []
            : [new Mistake(Sentence(text!, verdict), field)];
    }

    /// <summary>Keeps the text, or removes it when it is empty.</summary>
    /// <param name="isConfirmed">Somebody said that no person is meant; noted in the log with rule and place, never with the text.</param>
    internal async Task KeepAsync(Change<CaseloadDbContext> change, CaseRow row, Guid subjectId, string place, string? text, string field,
        bool isConfirmed)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            await change.ExecuteAsync("delete from caseload.free_text where subject_id = @subjectId and place = @place",
                new { subjectId, place });
            return;
        }

        Require.That(row.IsOwn, "Freitext schreibt nur, wer für den Fall zuständig ist. Lassen Sie das Feld leer.", field);
        var content = text.Trim();
        if (Mistakes(content, field, change.Scope.Day, isConfirmed) is { Count: > 0 } mistakes)
        {
            throw new RuleViolation(mistakes);
        }

        foreach (var finding in guard.Judge(content, new GuardContext(change.Scope.Day, known.Words)).Findings)
        {
            await change.AuditAsync("case.text-confirmed",
                string.Create(CultureInfo.InvariantCulture, $"{row.Id} {place} {finding.Rule} {finding.Start}+{finding.Length}"));
        }

        await change.ExecuteAsync("""
            insert into caseload.free_text (subject_id, place, case_id, content) values (@subjectId, @place, @caseId, @content)
            on conflict (subject_id, place) do update set content = excluded.content
            """, new { subjectId, place, caseId = row.Id, content });
    }

    // The text itself stays in the form; what was recognised is named, so that it can be found.
    private static string Sentence(string text, GuardVerdict verdict)
    {
        var found = verdict.Findings.Where(finding => finding.Level == verdict.Level).ToList();
        var places = string.Join(", ", found.Where(finding => finding.Length > 0)
            .Select(finding => $"„{text.Substring(finding.Start, finding.Length)}“").Distinct());
        var kinds = string.Join(", ", found.Select(finding => finding.Says).Distinct());
        return verdict.Level == GuardLevel.Refused
            ? $"Entfernen Sie aus dem Text, was jemanden verrät: {kinds}.{(places.Length > 0 ? $" Erkannt: {places}." : "")}"
            : $"Prüfen Sie {places} ({kinds}). Ist niemand gemeint, bestätigen Sie das unter dem Feld.";
    }
}
