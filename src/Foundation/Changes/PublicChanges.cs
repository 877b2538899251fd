using System.Text.Json;
using IntMan.Foundation.Database;
using IntMan.Foundation.Mail;
using Npgsql;

namespace IntMan.Foundation.Changes;

/// <summary>
/// What people write who are not signed in: the role of the public zone can only call the functions that are made for it. The same form
/// sent twice is done once here too.
/// </summary>
public sealed class PublicChanges(PublicSource source, Outbox outbox, TimeProvider clock)
{
    public async Task<TResult> WriteAsync<TResult>(Caller caller, Func<PublicChange, Task<TResult>> write, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var change = new PublicChange(connection, transaction, outbox, clock.GetUtcNow(), cancellation);
        if (caller.FormKey is { } key && !await SentForms.ClaimAsync(connection, transaction, key, change.At, cancellation))
        {
            return JsonSerializer.Deserialize<TResult>(await SentForms.AnswerAsync(connection, transaction, key, cancellation) ?? "null")!;
        }

        var result = await write(change);
        if (caller.FormKey is { } done)
        {
            await SentForms.KeepAsync(connection, transaction, done, JsonSerializer.Serialize(result), cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return result;
    }
}

/// <summary>A change in the public zone.</summary>
public sealed class PublicChange(
    NpgsqlConnection connection, NpgsqlTransaction transaction, Outbox outbox, DateTimeOffset at, CancellationToken cancellation)
    : ChangeReader(connection, transaction, null, cancellation)
{
    public DateTimeOffset At => at;

    /// <inheritdoc cref="Change{TDb}.MailAsync"/>
    public Task MailAsync(OutgoingMail mail) => outbox.QueueAsync(Connection, mail, Transaction);
}
