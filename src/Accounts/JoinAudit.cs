using System.Diagnostics;
using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Accounts;

/// <summary>Joins committed entries of the audit log to the chain of their day; of several portals one at a time.</summary>
public sealed class JoinAudit(DatabaseZones database)
{
    // A thousand links take about 40 ms: short enough for a statement beside the requests.
    private const int Batch = 1000;

    private long _completeAt = Stopwatch.GetTimestamp();

    // Since all entries were joined the last time.
    public TimeSpan Age => Stopwatch.GetElapsedTime(Volatile.Read(ref _completeAt));

    public async Task ExecuteAsync(CancellationToken cancellation)
    {
        await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
        while (await connection.ExecuteScalarAsync<int>("select accounts.join_audit(@Batch)", new { Batch }) == Batch)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        Volatile.Write(ref _completeAt, Stopwatch.GetTimestamp());
    }
}
