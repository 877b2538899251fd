using Dapper;
using IntMan.Foundation.Database;
using Npgsql;

namespace IntMan.Foundation.Mail;

/// <summary>How many mails wait to be sent, and how many need a decision.</summary>
public sealed class CountMails(DatabaseZones database)
{
    public int Waiting() => Count("select count(*)::integer from mail.outbox where state in ('New', 'Claimed')");

    public int Stuck() => Count("select count(*)::integer from mail.outbox where state in ('Uncertain', 'Parked')");

    public async Task<(int Count, DateTimeOffset? Since)> StuckSinceAsync(CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<(int Count, DateTimeOffset? Since)>(new CommandDefinition(
            "select count(*)::int, min(settled_at) from mail.outbox where state in ('Uncertain', 'Parked')",
            cancellationToken: cancellation));
    }

    public static async Task<CheckResult> CheckAsync(NpgsqlConnection owner, DateOnly today) => new(
        "Postausgang",
        [.. await owner.QueryAsync<string>("""
            select format('%s Mails %s', count(*),
              case state when 'Parked' then 'abgelehnt' when 'Uncertain' then 'ungewiss' else 'warten länger als einen Tag' end)
            from mail.outbox where state in ('Parked', 'Uncertain') or (state in ('New', 'Claimed') and created_at < @today - 1)
              group by state order by state
            """, new { today })],
        "Entscheiden Sie unter /verwaltung/mails, ob sie noch einmal gesendet werden, und prüfen Sie den Mailserver.");

    private int Count(string sql)
    {
        using var connection = database.Staff.OpenConnection();
        return connection.ExecuteScalar<int>(sql);
    }
}
