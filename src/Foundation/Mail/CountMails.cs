using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using Npgsql;

namespace IntMan.Foundation.Mail;

/// <summary>How many mails wait to be sent, and how many need a decision.</summary>
public sealed class CountMails(DatabaseZones database)
{
    public int Waiting() => Count("select count(*)::integer from mail.outbox where state in ('New', 'Claimed')");

    public int Stuck() => Count("select count(*)::integer from mail.outbox where state in ('Uncertain', 'Parked')");

    /// <summary>The same, together with what others ask.</summary>
    /// <param name="take">Is told how many, and since when.</param>
    public static SharedQuery StuckQuery(Action<int, DateTimeOffset?> take) => new(
        "select count(*)::int, min(settled_at) from mail.outbox where state in ('Uncertain', 'Parked');",
        new Dictionary<string, object?>(),
        async grid =>
        {
            var (count, since) = await grid.ReadSingleAsync<(int Count, DateTimeOffset? Since)>();
            take(count, since);
        });

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
