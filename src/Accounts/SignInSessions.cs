using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;

namespace IntMan.Accounts;

/// <summary>
/// Sign-ins on the server (ASVS 7): idle 30 minutes, at most 12 hours, administrators 8. Account, roles and sign-in are read on each
/// request, so that closing an account or taking a role away acts with the next one, on every replica.
/// </summary>
public sealed class SignInSessions(DatabaseZones database, AuditLog audit, MunicipalCalendar calendar, TimeProvider clock)
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private static readonly TimeSpan LongestOfAdministrators = TimeSpan.FromHours(8);
    private static readonly TimeSpan HalfSignedIn = TimeSpan.FromMinutes(5);

    // Starts a session under a new id; the one it grew out of, if any, ends (ASVS 7.2.4).
    public async Task<string?> StartAsync(NewSignInSession session, SignInSession? grownFrom, CancellationToken cancellation)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var id = Guid.CreateVersion7();
        var now = clock.GetUtcNow();
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        // The lock waits for changes of the account that end its sessions, so that none slips through beside them.
        var isAdministrator = await connection.ExecuteScalarAsync<bool>("""
            select exists (select from accounts.role_grant g where g.account_id = a.id and g.role = 'Administrator')
            from accounts.account a where a.id = @AccountId for share of a
            """, session, transaction);
        var longest = isAdministrator ? LongestOfAdministrators : Longest;
        var lasts = session.Stage == SignInStage.AwaitsSecondFactor ? HalfSignedIn : longest;
        await connection.ExecuteAsync("delete from accounts.session where expires_at < @now", new { now }, transaction);

        // Proving oneself again does not lengthen the day.
        var ended = await connection.QuerySingleOrDefaultAsync<(string Stage, DateTime ExpiresAt)?>(
            "delete from accounts.session where id = @Id returning stage, expires_at", new { grownFrom?.Id }, transaction);
        var isSameAccount = grownFrom?.AccountId == session.AccountId;
        if (isSameAccount && ended is null)
        {
            return null;
        }

        var expires = (now + lasts).UtcDateTime;
        if (isSameAccount && ended is { Stage: nameof(SignInStage.Full) } full && full.ExpiresAt < expires)
        {
            expires = full.ExpiresAt;
        }

        await connection.ExecuteAsync("""
            insert into accounts.session (id, digest, account_id, stage, method, device, network, started_at, seen_at, expires_at,
              confirmed_at)
            values (@id, @digest, @AccountId, @stage, @Method, @Device, @Network, @now, @now, @expires, @now)
            """,
            new { id, digest = Digest(token), session.AccountId, stage = session.Stage.ToString(), session.Method, session.Device,
                session.Network, now, expires }, transaction);
        await audit.RecordAsync(connection, new AuditEntry($"session.start {session.Stage}", AuditOutcome.Done, session.AccountId, id,
            session.Method, session.Network), transaction);
        await transaction.CommitAsync(cancellation);
        return token;
    }

    public async Task<SignInSession?> FindAsync(string token, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Row>($"""
            select s.id, s.account_id, s.stage, s.seen_at, s.confirmed_at, a.display_name, a.email, a.person_id,
                array(select g.role || ':' || g.scope_kind || ':' || g.scope_key from accounts.role_grant g
                      where g.account_id = a.id and foundation.reaches(g.valid_until, @today) order by 1) as grants
            from accounts.session s join accounts.account a on a.id = s.account_id
            where s.digest = @digest and s.expires_at > @now and s.seen_at > @idle and {AccountState.IsOpenTo}
            """, new { digest = Digest(token), now, idle = now - Idle, today = calendar.Today });
        if (row is null)
        {
            return null;
        }

        if (now - row.SeenAt > TimeSpan.FromMinutes(1))
        {
            await connection.ExecuteAsync("update accounts.session set seen_at = @now where id = @Id", new { now, row.Id });
        }

        return new SignInSession(row.Id, row.AccountId, Enum.Parse<SignInStage>(row.Stage), row.DisplayName, row.Email, row.Grants,
            row.ConfirmedAt, row.PersonId, calendar.Today);
    }

    public async Task<IReadOnlyList<SignInSessionLine>> ListAsync(Guid accountId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<SignInSessionLine>("""
            select id, method, device, started_at, seen_at from accounts.session
            where account_id = @accountId and stage = 'Full' and expires_at > @now and seen_at > @idle order by seen_at desc, id
            """, new { accountId, now, idle = now - Idle })).AsList();
    }

    public async Task<int> EndAsync(Guid accountId, Guid? only, Guid? except, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var ended = await connection.ExecuteAsync(
            "delete from accounts.session where account_id = @accountId and (@only::uuid is null or id = @only) and (@except::uuid is "
            + "null or id <> @except)",
            new { accountId, only, except }, transaction);
        if (ended > 0)
        {
            await audit.RecordAsync(connection, new AuditEntry("session.end", AuditOutcome.Done, accountId, except,
                only?.ToString() ?? "all"), transaction);
        }

        await transaction.CommitAsync(cancellation);
        return ended;
    }

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private sealed class Row
    {
        public Guid Id { get; init; }

        public Guid AccountId { get; init; }

        public string Stage { get; init; } = "";

        public DateTimeOffset SeenAt { get; init; }

        public DateTimeOffset ConfirmedAt { get; init; }

        public string DisplayName { get; init; } = "";

        public string Email { get; init; } = "";

        public Guid? PersonId { get; init; }

        public string[] Grants { get; init; } = [];
    }
}
