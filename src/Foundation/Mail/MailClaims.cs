using Dapper;
using IntMan.Foundation.Database;
using Npgsql;

namespace IntMan.Foundation.Mail;

/// <summary>Mails that a worker sends: claimed for a while, begun, settled.</summary>
public sealed class MailClaims(DatabaseZones database, TimeProvider clock)
{
    // Longer than the longest talk with a mail server, so a claim that ran out belongs to nobody.
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    // RFC 5321, 4.5.4.1: give up after four to five days.
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromDays(4);

    // 1, 2, 4 … 60 minutes.
    public static TimeSpan PauseAfter(int attempts)
    {
        var pause = FirstPause * Math.Pow(2, Math.Clamp(attempts, 1, 20) - 1);
        return pause < LongestPause ? pause : LongestPause;
    }

    public async Task<ClaimedMail?> ClaimAsync(CancellationToken cancellation)
    {
        await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
        var now = clock.GetUtcNow();
        return await connection.QuerySingleOrDefaultAsync<ClaimedMail>("""
            update mail.outbox set state = 'Claimed', attempts = attempts + 1, lease_until = @until, data_begun_at = null
            where id = (
                select id from mail.outbox where state = 'New' and due_at <= @now
                order by (batch is not null), due_at, id limit 1 for update skip locked)
            returning id, attempts, to_address, to_name, subject, content, is_repeat_safe, created_at
            """, new { now, until = now + Lease });
    }

    public async Task BeginDataAsync(ClaimedMail mail)
    {
        await using var connection = await database.Jobs.OpenConnectionAsync(CancellationToken.None);
        var kept = await connection.ExecuteAsync(
            "update mail.outbox set data_begun_at = @now where id = @Id and state = 'Claimed' and attempts = @Attempts and lease_until > "
            + "@now",
            new { mail.Id, mail.Attempts, now = clock.GetUtcNow() });
        if (kept == 0)
        {
            throw new ClaimLost();
        }
    }

    // Writes down what became of the attempt; tries for a while, because a verdict that is lost makes the mail uncertain.
    public async Task SettleAsync(ClaimedMail mail, MailOutcome outcome)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await WriteAsync(mail, outcome);
                return;
            }
            catch (NpgsqlException e) when (e.IsTransient && tries < 10)
            {
                await Task.Delay(TimeSpan.FromSeconds(tries));
            }
        }
    }

    public Task ReleaseAsync(ClaimedMail mail) => UpdateAsync(mail, "New", clock.GetUtcNow(), null);

    public static Task ReclaimAsync(NpgsqlConnection connection, DateTimeOffset now) => connection.ExecuteAsync("""
        update mail.outbox set
            state = case when data_begun_at is null or is_repeat_safe then 'New' else 'Uncertain' end,
            due_at = @now,
            lease_until = null,
            settled_at = case when data_begun_at is null or is_repeat_safe then null else @now end,
            reason = 'Der Versand brach ab.'
        where state = 'Claimed' and lease_until <= @now
        """, new { now });

    public static Task HoldRestoredAsync(NpgsqlConnection connection) => connection.ExecuteAsync("""
        update mail.outbox set state = 'Uncertain', lease_until = null, settled_at = now(),
          reason = 'Aus einer Sicherung wiederhergestellt.' where state in ('New', 'Claimed')
        """);

    private Task WriteAsync(ClaimedMail mail, MailOutcome outcome)
    {
        var now = clock.GetUtcNow();
        return outcome switch
        {
            MailOutcome.Sent => UpdateAsync(mail, "Sent", null, null),
            MailOutcome.Refused refused => UpdateAsync(mail, "Parked", null, refused.Reason),
            MailOutcome.Uncertain uncertain when !mail.IsRepeatSafe => UpdateAsync(mail, "Uncertain", null, uncertain.Reason),
            MailOutcome.Uncertain uncertain => UpdateAsync(mail, "New", now + PauseAfter(mail.Attempts), uncertain.Reason),
            MailOutcome.Deferred deferred when now - mail.CreatedAt > RetryPeriod => UpdateAsync(mail, "Parked", null, deferred.Reason),
            MailOutcome.Deferred deferred => UpdateAsync(mail, "New", now + PauseAfter(mail.Attempts), deferred.Reason),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };
    }

    private async Task UpdateAsync(ClaimedMail mail, string state, DateTimeOffset? due, string? reason)
    {
        await using var connection = await database.Jobs.OpenConnectionAsync(CancellationToken.None);
        await connection.ExecuteAsync("""
            update mail.outbox set state = @state, lease_until = null, data_begun_at = null, due_at = coalesce(@due, due_at),
              reason = @reason,
                settled_at = case when @state = 'New' then null else @now end
            where id = @Id and state = 'Claimed' and attempts = @Attempts
            """, new { mail.Id, mail.Attempts, state, due, reason, now = clock.GetUtcNow() });
    }
}

/// <summary>Another worker has taken the mail over.</summary>
public sealed class ClaimLost : Exception;
