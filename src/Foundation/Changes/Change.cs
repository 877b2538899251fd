using Dapper;
using IntMan.Foundation.Access;
using IntMan.Foundation.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IntMan.Foundation.Changes;

/// <summary> One change, opened by the <see cref="Changes{TDb}"/> of a module: a transaction in which the database knows who writes and for
/// which day. What is loaded, changed or removed must lie in the scope of the caller, as it is stored and as it will be; everything else is
/// missing. </summary>
/// <typeparam name="TDb">The entities of the module.</typeparam>
public sealed class Change<TDb> : ChangeReader
    where TDb : DbContext
{
    private readonly Changes<TDb> _module;

    internal Change(Changes<TDb> module, TDb db, ChangeWish wish, CancellationToken cancellation)
        : base((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction(),
            wish.TimeLimit, cancellation)
    {
        (_module, Db, Caller, At) = (module, db, wish.Caller, module.Now);
        (Id, Action, Kind) = (Guid.CreateVersion7(At), wish.Action, wish.Kind);
    }

    /// <summary>Of the change set in the history.</summary>
    public Guid Id { get; }

    public TDb Db { get; }

    public Caller Caller { get; }

    public AccessScope Scope => Caller.Scope;

    public DateTimeOffset At { get; }

    public ChangeKind Kind { get; }

    /// <summary>Finished German sentence for the history, without names of people; may be told until the first write.</summary>
    public string? Action { get; set; }

    internal bool IsRecorded { get; private set; }

    /// <summary>The entry that is to be changed, still as it was shown.</summary>
    /// <exception cref="MissingEntry">It is not there or lies outside the scope.</exception>
    /// <exception cref="ChangedMeanwhile">It has been removed since.</exception>
    public async Task<T> TakeAsync<T>(object key, uint seenVersion)
        where T : class
    {
        var entity = await TakeAsync<T>(key);
        Expect(entity, seenVersion);
        return entity;
    }

    /// <summary>The same where nothing was shown before.</summary>
    public async Task<T> TakeAsync<T>(object key)
        where T : class
    {
        await RequireAsync(Db.Model.FindEntityType(typeof(T))!.GetTableName()!, key.ToString()!);
        return await Db.FindAsync<T>([key], Cancellation) ?? throw new ChangedMeanwhile();
    }

    /// <summary>Refuses an entry that is changed by <see cref="ExecuteAsync"/>.</summary>
    /// <exception cref="MissingEntry">It was never there or lies outside the scope.</exception>
    public Task RequireAsync(string table, params string[] keys) => _module.RequireInScopeAsync(this, table, keys);

    /// <summary>The entry must still be as it was shown.</summary>
    public void Expect(object entity, uint seenVersion) => Db.Entry(entity).Property("Version").OriginalValue = seenVersion;

    /// <summary>A statement that writes.</summary>
    /// <returns>How many rows it touched.</returns>
    public async Task<int> ExecuteAsync(string sql, object? values = null)
    {
        await RecordAsync();
        return await Connection.ExecuteAsync(Command(sql, values));
    }

    /// <summary>Sends what has been changed in <see cref="Db"/> to the database, to look at how it is then.</summary>
    public async Task FlushAsync()
    {
        if (Db.ChangeTracker.HasChanges())
        {
            await RecordAsync();
            await _module.RequireInScopeAsync(this);
            await Db.SaveChangesAsync(Cancellation);
        }
    }

    /// <summary>Hands a mail to the outbox: it goes out exactly when the change is kept.</summary>
    public Task MailAsync(OutgoingMail mail) => _module.Outbox.QueueAsync(Connection, mail, Transaction);

    /// <summary>An entry of the audit log for what has no history.</summary>
    /// <param name="action">See <see cref="AuditEntry"/>.</param>
    /// <param name="subject">See <see cref="AuditEntry"/>.</param>
    /// <param name="actorId">Account of the link or code that a stranger holds; the caller's without one.</param>
    /// <param name="outcome">Whether the thing happened.</param>
    public Task AuditAsync(string action, string? subject = null, Guid? actorId = null, AuditOutcome outcome = AuditOutcome.Done)
    {
        var actor = Caller.Actor;
        var entry = new AuditEntry(action, outcome, actorId ?? actor.AccountId, actor.SessionId, subject, actor.Network);
        return _module.Audit.RecordAsync(Connection, entry, Transaction);
    }

    /// <summary>Names the change to the database. Statements that do not pass through this class must come after it.</summary>
    public async Task RecordAsync()
    {
        if (!IsRecorded && Action is not null)
        {
            IsRecorded = true;
            await Connection.ExecuteAsync(Command(_module.RecordSql, new
            {
                Id, At, Caller.Actor.AccountId, Caller.Actor.Name, Caller.Actor.Role, Caller.Actor.SessionId, Caller.Actor.Network,
                    Kind = Kind.ToString(), Action,
            }));
        }
    }
}

/// <param name="Action">See <see cref="Change{TDb}.Action"/>; null when the module keeps no history of it.</param>
/// <param name="TimeLimit">How long one statement may take; null for the limits of a page.</param>
internal sealed record ChangeWish(Caller Caller, string? Action, ChangeKind Kind, TimeSpan? TimeLimit);
