using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Accounts;

/// <summary>Sign-in with e-mail address and password. Every refusal is the same, whether the name, the password or the account is
/// wrong.</summary>
public sealed class PasswordSignIn(
    DatabaseZones database,
    AccountChanges changes,
    PasswordHashing hashing,
    AttemptLimit attempts,
    AccountMails mails,
    Refusals refusals,
    AccountSettings settings)
{
    private const int PerAccount = 10;
    private const int PerNetwork = 30;

    private const int Suspicious = 4;

    public async Task<PasswordAnswer> ExecuteAsync(string email, string password, Origin origin, CancellationToken cancellation)
    {
        var stranger = Caller.Stranger(origin.Network);
        var name = email.Trim().ToUpperInvariant();
        var account = await FindAsync(name, cancellation);
        var key = await attempts.KeyAsync("password", name, account?.Id, origin.Key, cancellation);
        if (!await attempts.TryTakeAsync($"network:{origin.Key}", PerNetwork, cancellation)
            || !await attempts.TryTakeAsync(key, PerAccount, cancellation))
        {
            refusals.Count(new AuditEntry("sign-in", AuditOutcome.Refused, account?.Id, Subject: "throttled", Network: origin.Network));
            return new PasswordAnswer.Wait();
        }

        if (!await hashing.IsMatchAsync(account?.PasswordHash, password, cancellation) || account!.DisabledAt is not null)
        {
            await changes.WriteAsync(
                stranger, null, change => change.AuditAsync("sign-in", "password", account?.Id, AuditOutcome.Refused), cancellation);
            return new PasswordAnswer.Refused();
        }

        if (await attempts.ForgetAsync(key, cancellation) >= Suspicious)
        {
            const string What = "Jemand hat nach mehreren falschen Versuchen Ihr richtiges Passwort eingegeben.";
            await changes.WriteAsync(stranger, null, change => mails.TellAsync(change, account.Id, What), cancellation);
        }

        await attempts.ReturnAsync($"network:{origin.Key}", cancellation);
        return new PasswordAnswer.Accepted(account.Id, StageOf(account));
    }

    public async Task<bool> ConfirmAsync(SignInSession session, string password, Origin origin, CancellationToken cancellation) =>
        await ExecuteAsync(session.Email, password, origin, cancellation) is PasswordAnswer.Accepted accepted
            && accepted.AccountId == session.AccountId;

    private SignInStage StageOf(Row account) => account switch
    {
        { HasTotp: true } => SignInStage.AwaitsSecondFactor,
        _ when settings.LetsDemoAccountsIn && DemoAccounts.IsOne(account.Email) => SignInStage.Full,
        { HasOtherFactor: true } => SignInStage.AwaitsSecondFactor,
        _ => SignInStage.Enrolment,
    };

    private async Task<Row?> FindAsync(string name, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<Row>("""
            select id, email, password_hash, disabled_at, totp_secret is not null as has_totp,
                exists (select from accounts.account_passkey p where p.user_id = a.id)
                  or exists (select from accounts.external_login l where l.account_id = a.id) as has_other_factor
            from accounts.account a where normalized_email = @name
            """, new { name });
    }

    private sealed class Row
    {
        public Guid Id { get; init; }

        public string Email { get; init; } = "";

        public string? PasswordHash { get; init; }

        public DateTimeOffset? DisabledAt { get; init; }

        public bool HasTotp { get; init; }

        // A passkey or the identity provider: who only knows the password must not set up another factor.
        public bool HasOtherFactor { get; init; }
    }
}

/// <summary>What came of a password.</summary>
public abstract record PasswordAnswer
{
    private PasswordAnswer()
    {
    }

    public sealed record Accepted(Guid AccountId, SignInStage Stage) : PasswordAnswer;

    public sealed record Refused : PasswordAnswer;

    public sealed record Wait : PasswordAnswer;
}
