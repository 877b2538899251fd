using Dapper;
using IntMan.Portal.Database;
using Microsoft.AspNetCore.DataProtection;

namespace IntMan.Portal.Security;

public sealed class FirstKey(PortalDatabase database, IDataProtectionProvider protection) : IHostedService
{
    private const long LockKey = 0x4B4559;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // Only who finds no key needs the lock.
        if (await connection.ExecuteScalarAsync<bool>("select exists (select from accounts.data_protection_key)"))
        {
            return;
        }

        await connection.ExecuteAsync("set local lock_timeout = '30s'; set local statement_timeout = '30s'");
        await connection.ExecuteAsync("select pg_advisory_xact_lock(@LockKey)", new { LockKey }, commandTimeout: 30);
        protection.CreateProtector(nameof(FirstKey)).Protect([0]);
        await transaction.CommitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
