using IntMan.Caseload.Cases;
using IntMan.Caseload.Points;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.HandOver;

/// <summary>The answers of both sides: accept, decline, withdraw; and the taking over itself, after the common meeting.</summary>
public sealed class AnswerHandOver(CaseloadChanges changes, PointCatalogue points)
{
    public Task AcceptAsync(Caller caller, Guid id, CancellationToken cancellation) => WriteAsync(caller, id, "accepted", """
        update caseload.hand_over set state = 'Accepted', answered_on = @today
        where id = @id and to_id = caseload.me() and state = 'Proposed'
        """, null, cancellation);

    public Task DeclineAsync(Caller caller, Guid id, DeclineReason? reason, CancellationToken cancellation)
    {
        Require.That(reason is not null, "Wählen Sie den Grund.", "Reason");
        return WriteAsync(caller, id, "declined", """
            update caseload.hand_over set state = 'Declined', declined_because = @reason, answered_on = @today
            where id = @id and to_id = caseload.me() and state in ('Proposed', 'Accepted')
            """, reason, cancellation);
    }

    /// <summary>By the one who gives, until the case has moved.</summary>
    public Task WithdrawAsync(Caller caller, Guid id, CancellationToken cancellation) => WriteAsync(caller, id, "withdrawn", """
        update caseload.hand_over set state = 'Withdrawn', answered_on = @today
        where id = @id and from_id = caseload.me() and state in ('Proposed', 'Accepted')
        """, null, cancellation);

    /// <summary>The case moves: a new number, the old case as Vorgänger.</summary>
    /// <param name="firstContactOn">The first contact of the one who takes it; null when none is agreed on.</param>
    /// <returns>The new case.</returns>
    public Task<Guid> TakeOverAsync(Caller caller, Guid id, DateOnly? firstContactOn, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            Require.That(firstContactOn is null || firstContactOn >= change.Scope.Day,
                "Der erste eigene Kontakt liegt in der Vergangenheit. Prüfen Sie den Tag.", "FirstContactOn");
            var taken = Guid.CreateVersion7(change.At);
            if (await change.ScalarAsync<Guid?>("select caseload.take_over(@id, @taken, @firstContactOn, @At)",
                new { id, taken, firstContactOn, change.At }) is null)
            {
                throw new ChangedMeanwhile();
            }

            await change.ScalarAsync<string>("select caseload.note('taken-over', @taken, @At)", new { taken, change.At });
            await SavePoints.KeepLightsAsync(change, taken, points);
            return taken;
        }, cancellation);

    private Task<bool> WriteAsync(Caller caller, Guid id, string action, string sql, DeclineReason? reason,
        CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            if (await change.ExecuteAsync(sql, new { id, today = change.Scope.Day, reason = reason?.ToString() }) == 0)
            {
                throw await change.ScalarAsync<bool>("select exists (select from caseload.hand_over where id = @id)", new { id })
                    ? new ChangedMeanwhile() : new MissingEntry();
            }

            await change.AuditAsync($"case.hand-over-{action}", id.ToString());
            return true;
        }, cancellation);
}
