using System.Data.Common;
using Dapper;

namespace IntMan.Foundation.Changes;

/// <summary> What is sent twice is done once: the key of a form is stored in the transaction of what it did, with the answer. Whoever comes
/// second at the same moment waits for the first. </summary>
public static class SentForms
{
    /// <summary>Nobody sends a form again after that.</summary>
    public const int KeepDays = 7;

    /// <returns>False when the form has been sent before; <see cref="AnswerAsync"/> tells what came of it.</returns>
    public static async Task<bool> ClaimAsync(DbConnection connection, DbTransaction transaction, byte[] key, DateTimeOffset at,
        CancellationToken cancellation) =>
        await connection.ExecuteScalarAsync<bool>(new CommandDefinition("select foundation.claim_form(@key, @at)", new { key, at },
            transaction, cancellationToken: cancellation));

    /// <summary>What <see cref="KeepAsync"/> kept; null when the first one kept nothing.</summary>
    public static async Task<string?> AnswerAsync(DbConnection connection, DbTransaction transaction, byte[] key,
        CancellationToken cancellation) =>
        await connection.ExecuteScalarAsync<string?>(new CommandDefinition("select foundation.answer_of_form(@key)", new { key },
            transaction, cancellationToken: cancellation));

    public static Task KeepAsync(DbConnection connection, DbTransaction transaction, byte[] key, string answer,
        CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition("select foundation.keep_answer(@key, @answer)", new { key, answer }, transaction,
            cancellationToken: cancellation));

    public static Task ForgetAsync(DbConnection connection, DbTransaction transaction, DateTimeOffset now) =>
        connection.ExecuteAsync("delete from foundation.sent_form where sent_at < @before", new { before = now.AddDays(-KeepDays) },
            transaction);
}
