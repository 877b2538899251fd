using System.Data.Common;
using Dapper;
using IntMan.Directory.History;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IntMan.Directory.Editing;

/// <summary> One change of the directory: a transaction with a change set, to which the database writes what happens to each row. Nothing
/// is kept unless <see cref="SaveAsync"/> returns. Two changes of the same entry at once: the later one gets
/// <see cref="ChangedMeanwhile"/>. </summary>
public sealed class DirectoryEdit : IAsyncDisposable
{
    public const int Patience = 120;

    private readonly IDbContextTransaction _transaction;

    private DirectoryEdit(DirectoryDbContext db, IDbContextTransaction transaction, Guid changeSetId) =>
        (Db, _transaction, ChangeSetId) = (db, transaction, changeSetId);

    public DirectoryDbContext Db { get; }

    public Guid ChangeSetId { get; }

    public DbConnection Connection => Db.Database.GetDbConnection();

    public DbTransaction Transaction => _transaction.GetDbTransaction();

    public static async Task<DirectoryEdit> BeginAsync(
        NpgsqlDataSource source, Actor actor, ChangeKind kind, string action, TimeProvider clock, CancellationToken cancellation,
        bool isLarge = false)
    {
        var db = new DirectoryDbContext(new DbContextOptionsBuilder<DirectoryDbContext>().UseNpgsql(source).Options);
        try
        {
            var transaction = await db.Database.BeginTransactionAsync(cancellation);
            if (isLarge)
            {
                db.Database.SetCommandTimeout(Patience);
                await db.Database.ExecuteSqlRawAsync(
                    $"set local statement_timeout = '{Patience}s'; set local idle_in_transaction_session_timeout = '{Patience}s'",
                    cancellation);
            }

            var id = Guid.CreateVersion7(clock.GetUtcNow());
            await db.Database.GetDbConnection().ExecuteAsync("""
                insert into directory.change_set (id, at, actor_id, actor_name, actor_role, session_id, network, kind, action)
                values (@id, @at, @AccountId, @Name, @Role, @SessionId, @Network, @kind, @action);
                select set_config('app.change_set', @id::text, true)
                """,
                new { id, at = clock.GetUtcNow(), actor.AccountId, actor.Name, actor.Role, actor.SessionId, actor.Network,
                    kind = kind.ToString(), action }, transaction.GetDbTransaction());
            return new DirectoryEdit(db, transaction, id);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    // The entry must still be as it was shown.
    public void Expect(object entity, uint seenVersion) => Db.Entry(entity).Property("Version").OriginalValue = seenVersion;

    public async Task<T> TakeAsync<T>(object key, uint seenVersion, CancellationToken cancellation)
        where T : class
    {
        var entity = await Db.FindAsync<T>([key], cancellation) ?? throw new ChangedMeanwhile();
        Expect(entity, seenVersion);
        return entity;
    }

    // Writes without committing, for a look at how it would be: what is not saved afterwards never happened.
    public Task FlushAsync(CancellationToken cancellation) => TranslateAsync(() => Db.SaveChangesAsync(cancellation));

    public async Task<bool> SaveAsync(CancellationToken cancellation)
    {
        var changes = false;
        await TranslateAsync(async () =>
        {
            await Db.SaveChangesAsync(cancellation);
            changes = await Connection.ExecuteScalarAsync<bool>(
                "select exists (select from directory.change where change_set_id = @ChangeSetId)", new { ChangeSetId }, Transaction);
            if (changes)
            {
                await _transaction.CommitAsync(cancellation);
            }
        });
        return changes;
    }

    public Task CommitAsync(CancellationToken cancellation) => _transaction.CommitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Db.DisposeAsync();
    }

    internal Task PutAsync(EntryKey entry, string state) => TranslateAsync(() =>
        Connection.ExecuteAsync("select directory.put_state(@Entity, @Key, @state::jsonb)", new { entry.Entity, entry.Key, state },
            Transaction));

    // What the database refuses becomes the sentence that the entities would have said.
    internal static async Task TranslateAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (DbUpdateConcurrencyException e)
        {
            throw new ChangedMeanwhile(e);
        }
        catch (Exception e) when (DirectoryConstraints.Sentences.RefusalOf(e) is { } refusal)
        {
            throw refusal;
        }
    }
}
