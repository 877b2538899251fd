using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Caseload.Cases;

/// <summary>A substitute says why they open a case; until then the database shows no content. It holds until the absence ends.</summary>
public sealed class OpenAsSubstitute(CaseloadChanges changes)
{
    public static Labels<SubstituteReason> Reasons { get; } = new((SubstituteReason.Appointment, ["Termin steht an"]),
        (SubstituteReason.AskedFor, ["Die ratsuchende Person hat sich gemeldet"]), (SubstituteReason.Deadline, ["Frist läuft ab"]),
        (SubstituteReason.Emergency, ["Notfall"]));

    public Task ExecuteAsync(Caller caller, Guid id, SubstituteReason? reason, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            Require.That(reason is not null, "Wählen Sie den Grund.", "Reason");
            await change.ScalarAsync<string>("select caseload.note('substitute', @id, @At)", new { id, change.At });
            var written = await change.ExecuteAsync("""
                insert into caseload.substitute_access (case_id, substitute_id, opened_on, last_day, reason)
                select c.id, caseload.me(), @today, max(a.last_day), @reason
                from caseload.case c join public_directory.absence a on a.person_id = c.manager_id and a.substitute_id = caseload.me()
                    and foundation.valid_on(a.first_day, a.last_day, @today)
                where c.id = @id group by c.id on conflict do nothing
                """, new { id, today = change.Scope.Day, reason = reason.ToString() });
            if (written == 0)
            {
                throw new MissingEntry();
            }
        }, cancellation);
}

public enum SubstituteReason
{
    Appointment,
    AskedFor,
    Deadline,
    Emergency,
}
