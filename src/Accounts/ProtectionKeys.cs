using System.Data.Common;
using Dapper;
using IntMan.Foundation.Database;

namespace IntMan.Accounts;

/// <summary>The keys that protect cookies and secrets, in the database, so that every replica reads what another wrote.</summary>
public sealed class ProtectionKeys(DatabaseZones database)
{
    private const long LockKey = 0x4B4559;
    private const string All = "select id, xml from accounts.data_protection_key order by id";

    public IReadOnlyList<string> Read()
    {
        using var connection = database.Accounts.OpenConnection();
        return [.. connection.Query<StoredKey>(All).Select(key => key.Xml)];
    }

    public void Add(string name, string xml)
    {
        using var connection = database.Accounts.OpenConnection();
        connection.Execute("insert into accounts.data_protection_key (friendly_name, xml) values (@name, @xml)", new { name, xml });
    }

    /// <summary>Sees to it that there is a key, made by one replica only, and that none lies open that could be wrapped.</summary>
    /// <param name="make">Makes a key where there is none.</param>
    public async Task PrepareAsync(Action make, Predicate<string> isToWrap, Func<string, string> wrap, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        // Only who finds something to do needs the lock.
        var keys = await KeysAsync(connection);
        if (keys.Count > 0 && !keys.Exists(key => isToWrap(key.Xml)))
        {
            return;
        }

        await connection.ExecuteAsync("set local lock_timeout = '30s'; set local statement_timeout = '30s'");
        await connection.ExecuteAsync("select pg_advisory_xact_lock(@LockKey)", new { LockKey }, commandTimeout: 30);
        make();
        foreach (var key in (await KeysAsync(connection)).Where(key => isToWrap(key.Xml)))
        {
            await connection.ExecuteAsync(
                "update accounts.data_protection_key set xml = @xml where id = @Id", new { xml = wrap(key.Xml), key.Id });
        }

        await transaction.CommitAsync(cancellation);
    }

    private static async Task<List<StoredKey>> KeysAsync(DbConnection connection) =>
        (await connection.QueryAsync<StoredKey>(All)).AsList();

    private sealed record StoredKey(long Id, string Xml);
}
