using System.Globalization;
using System.Text.Json;
using IntMan.Foundation.Mail;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IntMan.Foundation.Changes;

/// <summary>The only way a module writes for a person or a job. Each module derives its own, which knows its entities, its history and its
/// constraints.</summary>
/// <typeparam name="TDb">The entities of the module.</typeparam>
/// <param name="source">Connections of the zone that writes.</param>
/// <param name="sentences">What the module's constraints say to people.</param>
/// <param name="outbox">See <see cref="Change{TDb}.MailAsync"/>.</param>
/// <param name="audit">See <see cref="Change{TDb}.AuditAsync"/>.</param>
/// <param name="clock">Gives a change its moment.</param>
public abstract class Changes<TDb>(
    NpgsqlDataSource source, ConstraintSentences sentences, Outbox outbox, AuditLog audit, TimeProvider clock)
    where TDb : DbContext
{
    internal DateTimeOffset Now => clock.GetUtcNow();

    internal Outbox Outbox => outbox;

    internal AuditLog Audit => audit;

    /// <summary>Statement that begins the history of a change; its parameters are in <see cref="Change{TDb}.RecordAsync"/>.</summary>
    protected internal virtual string RecordSql => throw new NotSupportedException("The module keeps no history.");

    /// <summary>Carries a change out: all of it is kept, or nothing.</summary>
    /// <param name="caller">Who wants it. Owners of an entry may do it only if <paramref name="byOwners"/> says so.</param>
    /// <param name="action">See <see cref="Change{TDb}.Action"/>.</param>
    /// <param name="write">Does the work; what it returns is the answer, also to the same form sent again.</param>
    /// <param name="byOwners">Whether the scope counts whole, not only its area.</param>
    /// <param name="kind">What the change comes from.</param>
    /// <param name="timeLimit">For changes of many entries: how long one statement may take.</param>
    /// <exception cref="MissingEntry">Something lies outside the scope.</exception>
    /// <exception cref="ChangedMeanwhile">Somebody else was quicker.</exception>
    /// <exception cref="RuleViolation">A rule refuses it, of an entity or of the database.</exception>
    public async Task<TResult> WriteAsync<TResult>(
        Caller caller, string? action, Func<Change<TDb>, Task<TResult>> write, CancellationToken cancellation, bool byOwners = false,
        ChangeKind kind = ChangeKind.Edit, TimeSpan? timeLimit = null)
    {
        var wish = new ChangeWish(byOwners ? caller : caller with { Scope = caller.Scope.Area }, action, kind, timeLimit);
        await using var db = Open(new DbContextOptionsBuilder<TDb>()
            .UseNpgsql(source.CreateConnection(), true, npgsql => npgsql.CommandTimeout((int?)timeLimit?.TotalSeconds)).Options);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var change = new Change<TDb>(this, db, wish, cancellation);
        try
        {
            if (!await BeginAsync(change, wish))
            {
                return JsonSerializer.Deserialize<TResult>(await SentForms.AnswerAsync(change.Connection, change.Transaction,
                    caller.FormKey!, cancellation) ?? "null")!;
            }

            var result = await write(change);
            await change.FlushAsync();
            if (await DiffersAsync(change))
            {
                await EndAsync(change, result);
            }

            return result;
        }
        catch (DbUpdateConcurrencyException e)
        {
            throw new ChangedMeanwhile(e);
        }
        catch (Exception e) when (sentences.RefusalOf(e) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>The same for a change that answers nothing.</summary>
    public Task WriteAsync(
        Caller caller, string? action, Func<Change<TDb>, Task> write, CancellationToken cancellation, bool byOwners = false,
        ChangeKind kind = ChangeKind.Edit, TimeSpan? timeLimit = null) =>
        WriteAsync<object?>(
            caller,
            action,
            async change =>
            {
                await write(change);
                return null;
            },
            cancellation,
            byOwners,
            kind,
            timeLimit);

    protected abstract TDb Open(DbContextOptions<TDb> options);

    /// <summary>Whether entries lie in the scope as they are stored, or were stored last.</summary>
    /// <param name="change">With the scope.</param>
    /// <param name="table">Of the module's schema.</param>
    /// <param name="keys">Primary keys as text.</param>
    protected abstract Task<bool> AreInScopeAsync(Change<TDb> change, string table, string[] keys);

    /// <summary>What the history has recorded of the change, and whether all of it lies in the scope now.</summary>
    protected virtual Task<Recorded> RecordedAsync(Change<TDb> change) => throw new NotSupportedException("The module keeps no history.");

    internal async Task RequireInScopeAsync(Change<TDb> change, string table, string[] keys)
    {
        if (!await AreInScopeAsync(change, table, keys))
        {
            throw new MissingEntry();
        }
    }

    /// <summary>What is about to be changed or removed, however it was loaded.</summary>
    internal async Task RequireInScopeAsync(Change<TDb> change)
    {
        var touched = change.Db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Modified or EntityState.Deleted);
        foreach (var table in change.Scope.All ? [] : touched.GroupBy(entry => entry.Metadata.GetTableName()!))
        {
            await RequireInScopeAsync(change, table.Key,
                [.. table.Select(entry => entry.Property(entry.Metadata.FindPrimaryKey()!.Properties[0].Name).CurrentValue!.ToString()!)]);
        }
    }

    /// <returns>False when nothing is different: then nothing is kept, not even that somebody tried.</returns>
    private async Task<bool> DiffersAsync(Change<TDb> change)
    {
        if (change.Action is null)
        {
            return true;
        }

        var recorded = change.IsRecorded ? await RecordedAsync(change) : new Recorded(false, true);
        return recorded.IsInScope ? recorded.Differs || change.Caller.Look is not null
            : throw new RuleViolation(
                "So läge der Eintrag außerhalb Ihres Bereichs. Wählen Sie eine Gemeinde oder einen Kreis, für den Sie zuständig sind.");
    }

    /// <returns>False when the same form has been sent before.</returns>
    private static async Task<bool> BeginAsync(Change<TDb> change, ChangeWish wish)
    {
        await change.NameAsync(wish.Caller);
        if (wish.TimeLimit is { TotalMilliseconds: var most })
        {
            await change.ScalarAsync<object>(
                "select set_config('statement_timeout', @most, true), set_config('idle_in_transaction_session_timeout', @most, true)",
                new { most = most.ToString(CultureInfo.InvariantCulture) });
        }

        await change.ScalarAsync<object>("select set_config('app.change_set', @id, true)", new { id = change.Id.ToString() });
        return wish.Caller is not { FormKey: { } key, Look: null }
            || await SentForms.ClaimAsync(change.Connection, change.Transaction, key, change.At, change.Cancellation);
    }

    private static async Task EndAsync<TResult>(Change<TDb> change, TResult result)
    {
        if (change.Caller.Look is { } look)
        {
            // What the database would check at the end only is checked now.
            await change.ScalarAsync<object>("set constraints all immediate");
            await look(change, result);
            return;
        }

        if (change.Caller.FormKey is { } key)
        {
            await SentForms.KeepAsync(change.Connection, change.Transaction, key, JsonSerializer.Serialize(result), change.Cancellation);
        }

        await change.Transaction.CommitAsync(change.Cancellation);
    }
}

/// <param name="Differs">Something is different from before.</param>
/// <param name="IsInScope">All that was written lies in the scope.</param>
public sealed record Recorded(bool Differs, bool IsInScope);
