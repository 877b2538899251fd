using Dapper;
using IntMan.Foundation.Database;

namespace IntMan.Accounts;

/// <summary>Removes entries of the audit log when their time is over and shortens addresses that were stored whole; the chain of what stays
/// can still be checked. How long what is kept says accounts.audit_days.</summary>
public sealed class ForgetAudit(DatabaseZones database, TimeProvider clock)
{
    private const int Batch = 1000;

    public async Task ExecuteAsync(CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        await RepeatAsync("select accounts.forget_audit(@today, @at, @Batch)", at, cancellation);
        await RepeatAsync("select accounts.shorten_audit(@at, @Batch)", at, cancellation);
    }

    private async Task RepeatAsync(string sql, DateTimeOffset at, CancellationToken cancellation)
    {
        var values = new { today = DateOnly.FromDateTime(at.UtcDateTime), at, Batch };
        await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
        while (await connection.ExecuteScalarAsync<int>(sql, values) == Batch)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
