using Dapper;
using IntMan.Foundation.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IntMan.Directory.Editing;

/// <summary>
/// A change of many entries, such as an import. Unlike <see cref="DirectoryEdit"/> it may take minutes and writes its change set last: with the
/// set comes the audit entry, and while a transaction holds the end of that chain nobody else can sign in.
/// </summary>
public sealed class LargeEdit : IAsyncDisposable
{
    /// <summary>Seconds that one statement may take.</summary>
    public const int Patience = 120;

    private readonly IDbContextTransaction _transaction;
    private readonly DateTimeOffset _at;

    private LargeEdit(DirectoryDbContext db, IDbContextTransaction transaction, Guid changeSetId, DateTimeOffset at) =>
        (Db, _transaction, ChangeSetId, _at) = (db, transaction, changeSetId, at);

    public DirectoryDbContext Db { get; }

    public Guid ChangeSetId { get; }

    public NpgsqlConnection Connection => (NpgsqlConnection)Db.Database.GetDbConnection();

    public NpgsqlTransaction Transaction => (NpgsqlTransaction)_transaction.GetDbTransaction();

    public static async Task<LargeEdit> BeginAsync(StaffSource source, TimeProvider clock, CancellationToken cancellation)
    {
        var db = new DirectoryDbContext(new DbContextOptionsBuilder<DirectoryDbContext>().UseNpgsql(source.Connections, npgsql => npgsql.CommandTimeout(Patience)).Options);
        try
        {
            var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var edit = new LargeEdit(db, transaction, Guid.CreateVersion7(clock.GetUtcNow()), clock.GetUtcNow());
            await edit.Connection.ExecuteAsync($"""
                set local statement_timeout = '{Patience}s';
                set local idle_in_transaction_session_timeout = '{Patience}s';
                set constraints directory.change_of_set, directory.change_set_undone_by deferred;
                select set_config('app.change_set', @id::text, true)
                """, new { id = edit.ChangeSetId }, edit.Transaction);
            return edit;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether anything has been changed so far.</summary>
    public Task<bool> HasChangesAsync() =>
        Connection.ExecuteScalarAsync<bool>("select exists (select from directory.change where change_set_id = @ChangeSetId)", new { ChangeSetId }, Transaction);

    /// <summary>Writes the change set with its audit entry.</summary>
    /// <param name="actor">Who changes.</param>
    /// <param name="kind">What the change comes from.</param>
    /// <param name="action">Finished German sentence for the history.</param>
    public Task RecordAsync(Actor actor, ChangeKind kind, string action) => Connection.ExecuteAsync("""
        insert into directory.change_set (id, at, actor_id, actor_name, actor_role, session_id, network, kind, action)
        values (@ChangeSetId, @_at, @AccountId, @Name, @Role, @SessionId, @Network, @kind, @action)
        """, new { ChangeSetId, _at, actor.AccountId, actor.Name, actor.Role, actor.SessionId, actor.Network, kind = kind.ToString(), action }, Transaction);

    public Task CommitAsync(CancellationToken cancellation) => _transaction.CommitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Db.DisposeAsync();
    }
}
