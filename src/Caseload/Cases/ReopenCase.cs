using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Cases;

/// <summary>Opens an ended case again. Its Merkwort may be taken meanwhile: then it gets another.</summary>
public sealed class ReopenCase(CaseloadChanges changes)
{
    public Task ExecuteAsync(Caller caller, Guid id, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, id, "reopen", async (change, row) =>
        {
            Require.That(row.EndReason != EndReason.HandedOver, "Der Fall ist übergeben. Er geht bei der anderen Fachkraft weiter.");
            var written = await change.ExecuteAsync("""
                update caseload.case set ended_on = null, end_reason = null, alias = case when caseload.is_alias_free(county_key, alias)
                    then alias else caseload.free_alias(county_key, @seed) end
                where id = @id and ended_on is not null and xmin::text::bigint = @seen
                """, new { id, seed = id.GetHashCode(), seen = (long)seenVersion });
            if (written == 0)
            {
                throw new ChangedMeanwhile();
            }
        }, cancellation);
}
