using IntMan.Caseload.Cases;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Consultations;

/// <summary>Talks of several days at once, after a week outside: all of them or none.</summary>
public sealed class RecordDays(CaseloadChanges changes, RecordConsultation record, ReadAsCaller read)
{
    private const int Most = 400;

    /// <summary>Open cases that the caller may write talks for.</summary>
    public Task<IReadOnlyList<OpenCaseChoice>> CasesAsync(Caller caller, CancellationToken cancellation) =>
        read.ExecuteAsync<IReadOnlyList<OpenCaseChoice>>(caller, async reader => await reader.QueryAsync<OpenCaseChoice>("""
            select c.id, substr(c.number, 10) as short_number, c.alias, c.first_contact_on from caseload.case c
            where c.ended_on is null and (c.manager_id = caseload.me() or c.tandem_id = caseload.me())
            order by c.number limit @Most
            """, new { Most }), cancellation);

    public Task ExecuteAsync(Caller caller, IReadOnlyList<(Guid CaseId, ConsultationDraft Draft)> talks, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            foreach (var (caseId, draft) in talks.OrderBy(talk => talk.Draft.HeldOn))
            {
                var row = await CaseRow.TakeAsync(change, caseId, "talk");
                await record.KeepAsync(change, row, draft);
            }

            return talks.Count;
        }, cancellation);
}

/// <param name="FirstContactOn">No talk was before it.</param>
public sealed record OpenCaseChoice(Guid Id, string ShortNumber, string Alias, DateOnly FirstContactOn);
