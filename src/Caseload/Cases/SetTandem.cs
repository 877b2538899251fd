using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Cases;

/// <summary>Two managers work on one case: the partner reads and writes as the one who is responsible.</summary>
public sealed class SetTandem(CaseloadChanges changes)
{
    /// <param name="tandemId">Null ends the tandem.</param>
    public Task ExecuteAsync(Caller caller, Guid id, Guid? tandemId, CancellationToken cancellation) =>
        changes.WriteAsync(caller, id, "tandem", async (change, row) =>
        {
            Require.That(row.Purpose == "own", "Nur wer für den Fall zuständig ist, bildet ein Tandem.");
            Require.That(tandemId != row.ManagerId, "Wählen Sie eine andere Person als sich selbst.", "TandemId");
            await change.ExecuteAsync("update caseload.case set tandem_id = @tandemId where id = @id", new { id, tandemId });
        }, cancellation);
}
