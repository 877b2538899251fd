using IntMan.Directory.Editing;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Exchange.Import.Jobs;

/// <summary>What somebody decides about an upload. Sending the same decision twice does it once.</summary>
public sealed class DecideImport(DirectoryChanges changes)
{
    /// <param name="caller">Who has uploaded it.</param>
    /// <param name="id">Of the job.</param>
    /// <param name="acceptsFindings">Gaps and overlaps that the file would make are meant.</param>
    public Task<bool> ApplyAsync(Caller caller, Guid id, bool acceptsFindings, CancellationToken cancellation) => DecideAsync(caller, id,
        $"""
        update directory.import_job set state = 'Applying', lease_until = null, note = null, rows_read = 0, actor = @actor::jsonb,
            covers_all = @scope_all, municipalities = @scope_municipalities, counties = @scope_counties
        where id = @id and account_id = @AccountId and state = 'Checked' and expires_at > @At
            and (result -> 'report' ->> 'errorCount')::int = 0
            and (result -> 'report' ->> 'created')::int + (result -> 'report' ->> 'changed')::int > 0
            and ({(acceptsFindings ? "true" : "false")} or coalesce((result -> 'gate' ->> 'findingCount')::int, 0) = 0)
        """, cancellation);

    public Task<bool> DiscardAsync(Caller caller, Guid id, CancellationToken cancellation) => DecideAsync(caller, id, """
        delete from directory.import_job where id = @id and account_id = @AccountId and state in ('Asking', 'Checked', 'Failed')
        """, cancellation);

    // Takes a former import back; whoever keeps at least the same part of the directory may.
    public Task<bool> TakeBackAsync(Caller caller, Guid id, CancellationToken cancellation) => DecideAsync(caller, id, $"""
        update directory.import_job set state = 'Undoing', actor = @actor::jsonb, lease_until = null, note = null
        where id = @id and state = 'Applied' and {ShowImports.Covered}
        """, cancellation);

    private Task<bool> DecideAsync(Caller caller, Guid id, string sql, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            var decided = await change.ExecuteAsync(sql, change.Scope.With(new
            {
                id, caller.Actor.AccountId, actor = ImportJob.Serialize(caller.Actor), change.At,
            }));
            await change.ExecuteAsync("notify import_job");
            return decided == 1;
        }, cancellation);
}
