using Dapper;
using Npgsql;

namespace IntMan.Caseload.Retention;

/// <summary>What was erased since a backup was taken goes again when it is restored: tombstones of the database that is replaced are
/// carried over.</summary>
public static class EraseAgain
{
    /// <returns>Tombstones; none in a database without cases.</returns>
    public static async Task<IReadOnlyList<Tombstone>> ReadAsync(NpgsqlConnection connection) =>
        await connection.ExecuteScalarAsync<string?>("select to_regclass('caseload.tombstone')::text") is null ? []
            : (await connection.QueryAsync<Tombstone>(
                "select t.id, t.number_hash, t.rule, t.erased_on, t.account_id from caseload.tombstone t")).AsList();

    /// <returns>How many cases lost something again.</returns>
    public static async Task<int> ExecuteAsync(NpgsqlConnection restored, IReadOnlyList<Tombstone> tombstones, DateOnly today)
    {
        await restored.ExecuteAsync("""
            insert into caseload.tombstone (id, number_hash, rule, erased_on, account_id)
            values (@Id, @NumberHash, @Rule, @ErasedOn, @AccountId) on conflict (id) do nothing
            """, tombstones);
        return await restored.ExecuteScalarAsync<int>("select caseload.erase_again(@today)", new { today });
    }
}

/// <summary>What remains of something erased: the hash of a number, the rule and the day.</summary>
public sealed class Tombstone
{
    public Guid Id { get; init; }
    public byte[] NumberHash { get; init; } = [];
    public string Rule { get; init; } = "";
    public DateOnly ErasedOn { get; init; }
    public Guid? AccountId { get; init; }
}
