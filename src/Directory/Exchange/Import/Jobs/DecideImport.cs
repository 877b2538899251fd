using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Exchange.Import.Jobs;

/// <summary>What somebody decides about an upload. Sending the same decision twice does it once.</summary>
public sealed class DecideImport(StaffSource source, TimeProvider clock)
{
    private const string Taken = """
        lease_until = null, note = null, rows_read = 0, actor = @actor::jsonb, covers_all = @All, municipalities = @Municipalities,
          counties = @Counties
        """;

    public Task<bool> ApplyAsync(Guid id, Actor actor, AccessScope scope, CancellationToken cancellation) => DecideAsync($"""
        update directory.import_job set state = 'Applying', {Taken}
        where id = @id and account_id = @AccountId and state = 'Checked' and expires_at > @now
          and (result -> 'report' ->> 'errorCount')::int = 0
            and (result -> 'report' ->> 'created')::int + (result -> 'report' ->> 'changed')::int > 0
        """, id, actor, scope, cancellation);

    public Task<bool> DiscardAsync(Guid id, Actor actor, CancellationToken cancellation) => DecideAsync(
        "delete from directory.import_job where id = @id and account_id = @AccountId and state in ('Checked', 'Failed')", id, actor,
        new AccessScope(default), cancellation);

    // Takes a former import back; whoever keeps at least the same part of the directory may.
    public Task<bool> TakeBackAsync(Guid id, Actor actor, AccessScope scope, CancellationToken cancellation) => DecideAsync(
        "update directory.import_job set state = 'Undoing', actor = @actor::jsonb, lease_until = null, note = null where id = @id and "
        + $"state = 'Applied' and {ShowImports.Covered}", id, actor, scope, cancellation);

    private async Task<bool> DecideAsync(string sql, Guid id, Actor actor, AccessScope scope, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var decided = await connection.ExecuteAsync(sql, new
        {
            id, actor.AccountId, actor = ImportJob.Serialize(actor), scope.All, scope.Municipalities, scope.Counties,
                now = clock.GetUtcNow(),
        }, transaction);
        await connection.ExecuteAsync("notify import_job", transaction: transaction);
        await transaction.CommitAsync(cancellation);
        return decided == 1;
    }
}
