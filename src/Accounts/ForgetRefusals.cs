using Dapper;
using IntMan.Foundation.Database;

namespace IntMan.Accounts;

/// <summary>Removes refusals from the audit log when their time is over; the chain of what stays can still be checked.</summary>
public sealed class ForgetRefusals(DatabaseZones database, TimeProvider clock)
{
    /// <summary>Named on the page about privacy and in the guide for operators.</summary>
    public const int KeepDays = 90;

    private const int Batch = 1000;

    public async Task ExecuteAsync(CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        var values = new { before = DateOnly.FromDateTime(at.UtcDateTime).AddDays(-KeepDays), at, Batch };
        await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
        while (await connection.ExecuteScalarAsync<int>("select accounts.forget_refusals(@before, @at, @Batch)", values) == Batch)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
