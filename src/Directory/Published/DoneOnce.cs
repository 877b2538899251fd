using System.Data.Common;
using Dapper;

namespace IntMan.Directory.Published;

/// <summary>What a job does once for each slot: the row is written in the transaction of the work, so whoever dies in between leaves the
/// slot to the next.</summary>
public static class DoneOnce
{
    /// <returns>The slots that nobody has done yet; they are the caller's now.</returns>
    public static async Task<IReadOnlySet<string>> ClaimAsync(
        DbConnection connection, DbTransaction transaction, string job, string[] slots, DateTimeOffset now) =>
        (await connection.QueryAsync<string>("""
            insert into quality.run (job, slot, started_at) select @job, slot, @now from unnest(@slots) slot
            on conflict do nothing returning slot
            """, new { job, slots, now }, transaction)).ToHashSet(StringComparer.Ordinal);
}
