using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Services;

/// <summary>An officer has looked at what a partner changed: it is all right, or it is taken back with a reason that the partner
/// reads.</summary>
public sealed class DecideReview(DirectoryChanges changes, AuditLog audit)
{
    public const int LongestReason = 500;

    public Task AcceptAsync(Caller caller, Guid service, long seen, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            foreach (var set in await WaitingAsync(change, service, seen))
            {
                await NoteAsync(change, service, set, "Accepted", null);
            }
        }, cancellation);

    // Takes the changes back, the latest first. When one cannot be taken back, all of them stay waiting.
    public Task TakeBackAsync(Caller caller, Guid service, long seen, string? reason, CancellationToken cancellation) =>
        changes.WriteAsync(caller, UndoChangeSet.Action, async change =>
        {
            reason = Require.Text(reason, "Nennen Sie den Grund. Die Kooperation liest ihn.", "Reason");
            Require.That(reason.Length <= LongestReason, $"Der Grund hat höchstens {LongestReason} Zeichen.", "Reason");
            foreach (var set in await WaitingAsync(change, service, seen))
            {
                await UndoChangeSet.TakeBackAsync(change, set);
                await NoteAsync(change, service, set, "TakenBack", reason);
            }
        }, cancellation, kind: ChangeKind.Undo, timeLimit: DirectoryChanges.LargeTimeLimit);

    private static async Task<IReadOnlyList<Guid>> WaitingAsync(Change<DirectoryDbContext> change, Guid service, long seen)
    {
        await change.RequireAsync("service", service.ToString());
        var waiting = await change.QueryAsync<(Guid Set, long Last)>($"""
            select r.change_set_id, (select max(c.id) from directory.change c where c.change_set_id = r.change_set_id) as last
            from quality.service_review r where r.service_id = @service and {ReviewServices.Waits} order by last desc for update of r
            """, new { service });
        return waiting.Count > 0 && waiting[0].Last <= seen ? waiting.ConvertAll(row => row.Set) : throw new ChangedMeanwhile();
    }

    private async Task NoteAsync(Change<DirectoryDbContext> change, Guid service, Guid set, string state, string? reason)
    {
        var actor = change.Caller.Actor;
        await change.ExecuteAsync("""
            update quality.service_review set state = @state, decided_at = @At, decided_by = @Role, reason = @reason
            where service_id = @service and change_set_id = @set and state = 'Open'
            """, new { state, change.At, actor.Role, reason, service, set });
        var action = reason is null ? "directory.review" : "directory.review back";
        var entry = new AuditEntry(action, AuditOutcome.Done, actor.AccountId, actor.SessionId, $"{service} {set}", actor.Network);
        await audit.RecordAsync(change.Connection, entry, change.Transaction);
    }
}
