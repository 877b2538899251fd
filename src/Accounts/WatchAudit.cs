using System.Globalization;
using Dapper;
using IntMan.Foundation.Database;
using Microsoft.Extensions.Logging;

namespace IntMan.Accounts;

/// <summary> Tells the log host of the audit log what must not depend on the database alone: the head of each finished day (UTC), and what
/// somebody should look at: many denials, bursts of sign-ins, exports, changed roles, a broken chain. Source: spec 50-trust, D15. Ids of
/// accounts only, no names, no addresses. </summary>
public sealed partial class WatchAudit(DatabaseZones database, TimeProvider clock, ILogger<WatchAudit> logger)
{
    public const int LeastDenials = 10;

    public const int LeastSignIns = 20;

    public async Task ExecuteAsync(CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        const string Take = "select seen_number from accounts.audit_watch for update skip locked";
        if (await connection.QuerySingleOrDefaultAsync<long?>(Take, transaction: transaction) is not { } seen)
        {
            return;
        }

        // Links are numbered by one job at a time, so none below the last one can appear later.
        var last = await connection.ExecuteScalarAsync<long>("select accounts.audit_joined()", transaction: transaction);
        var alerts = (await connection.QueryAsync<Alert>(
            "select rule, account_id, entries from accounts.audit_alerts(@seen, @last, @LeastDenials, @LeastSignIns)",
            new { seen, last, LeastDenials, LeastSignIns },
            transaction)).AsList();
        var heads = (await connection.QueryAsync<Head>(
            "select day, entries, last_number, head as hash, defects from accounts.tell_audit_heads(@today)",
            new { today },
            transaction)).AsList();
        await connection.ExecuteAsync("update accounts.audit_watch set seen_number = @last", new { last }, transaction);
        await transaction.CommitAsync(cancellation);
        foreach (var alert in alerts)
        {
            Alerted(logger, alert.Rule, alert.AccountId?.ToString() ?? "unknown", alert.Entries);
        }

        foreach (var head in heads)
        {
            Anchored(logger, head.Name, head.Entries, head.LastNumber, head.Hash);
            if (head.Defects > 0)
            {
                Broken(logger, head.Name, head.Defects);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Audit log of {Day}: {Entries} entries up to link {LastNumber}, head {Head}.")]
    private static partial void Anchored(ILogger logger, string day, int entries, long lastNumber, string head);

    [LoggerMessage(2, LogLevel.Warning, "Audit log, rule {Rule}: {Entries} entries of account {AccountId} since the last look.")]
    private static partial void Alerted(ILogger logger, string rule, string accountId, int entries);

    [LoggerMessage(3, LogLevel.Critical, "The audit log of {Day} has been changed: {Defects} entries do not fit the chain. Run check.")]
    private static partial void Broken(ILogger logger, string day, int defects);

    private sealed record Alert(string Rule, Guid? AccountId, int Entries);

    private sealed record Head(DateOnly Day, int Entries, long LastNumber, string Hash, int Defects)
    {
        public string Name => Day.ToString("O", CultureInfo.InvariantCulture);
    }
}
