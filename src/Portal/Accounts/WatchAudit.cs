using System.Globalization;
using Dapper;
using IntMan.Portal.Database;

namespace IntMan.Portal.Accounts;

/// <summary>
/// Tells the log host of the audit log what must not depend on the database alone: the head of each finished day (UTC), and what somebody should look at:
/// many denials, bursts of sign-ins, exports, changed roles, a broken chain. Source: spec 50-trust, D15. Ids of accounts only, no names, no addresses.
/// </summary>
public sealed partial class WatchAudit(PortalDatabase database, TimeProvider clock, ILogger<WatchAudit> logger)
{
    /// <summary>So many denials of one account between two looks are told.</summary>
    public const int LeastDenials = 10;

    /// <summary>So many refused sign-ins of all between two looks are told.</summary>
    public const int LeastSignIns = 20;

    /// <summary>Looks at what came since the last time; each entry and each day is told once, however many portals run.</summary>
    public async Task ExecuteAsync(CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<Watch>("select seen_id, next_day from accounts.audit_watch for update skip locked", transaction: transaction) is not { } watch)
        {
            return;
        }

        // Entries are written one transaction after the other, so none below the last one can appear later.
        var last = await connection.ExecuteScalarAsync<long>("select accounts.audit_last()", transaction: transaction);
        var alerts = last == watch.SeenId ? [] : (await connection.QueryAsync<Alert>(
            "select rule, account_id, entries from accounts.audit_alerts(@SeenId, @LeastDenials, @LeastSignIns)", new { watch.SeenId, LeastDenials, LeastSignIns }, transaction)).AsList();
        var heads = watch.NextDay >= today ? [] : (await connection.QueryAsync<Head>(
            "select day, entries, last_id, head as hash, broken from accounts.audit_heads(@NextDay, @today)", new { watch.NextDay, today }, transaction)).AsList();
        await connection.ExecuteAsync("update accounts.audit_watch set seen_id = @last, next_day = greatest(next_day, @today)", new { last, today }, transaction);
        await transaction.CommitAsync(cancellation);
        foreach (var alert in alerts)
        {
            Alerted(logger, alert.Rule, alert.AccountId?.ToString() ?? "unknown", alert.Entries);
        }

        foreach (var head in heads)
        {
            Anchored(logger, head.Name, head.Entries, head.LastId, head.Hash);
            if (head.Broken > 0)
            {
                Broken(logger, head.Name, head.Broken);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Audit log of {Day}: {Entries} entries up to {LastId}, head {Head}.")]
    private static partial void Anchored(ILogger logger, string day, int entries, long lastId, string head);

    [LoggerMessage(2, LogLevel.Warning, "Audit log, rule {Rule}: {Entries} entries of account {AccountId} since the last look.")]
    private static partial void Alerted(ILogger logger, string rule, string accountId, int entries);

    [LoggerMessage(3, LogLevel.Critical, "The audit log of {Day} has been changed: {Entries} entries do not follow from the one before. Run check.")]
    private static partial void Broken(ILogger logger, string day, int entries);

    private sealed record Watch(long SeenId, DateOnly NextDay);

    private sealed record Alert(string Rule, Guid? AccountId, int Entries);

    private sealed record Head(DateOnly Day, int Entries, long LastId, string Hash, int Broken)
    {
        public string Name => Day.ToString("O", CultureInfo.InvariantCulture);
    }
}
