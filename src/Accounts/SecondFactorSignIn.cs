using System.Globalization;
using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Accounts;

/// <summary>The second step after the password: a code of the app or a recovery code, with a count of its own (ASVS 6.6.3).</summary>
public sealed class SecondFactorSignIn(DatabaseZones database, SecondFactors factors, AttemptLimit attempts, SignInSessions sessions,
    AuditLog audit)
{
    private const int PerAccount = 5;

    public async Task<SecondFactorAnswer> ExecuteAsync(SignInSession pending, string code, Origin origin, CancellationToken cancellation)
    {
        var key = await attempts.KeyAsync("second", pending.AccountId.ToString("N", CultureInfo.InvariantCulture), pending.AccountId,
            origin.Key, cancellation);
        if (!await attempts.TryTakeAsync(key, PerAccount, cancellation))
        {
            await sessions.EndAsync(pending.AccountId, pending.Id, null, cancellation);
            return new SecondFactorAnswer.Dropped();
        }

        if (await factors.VerifyAsync(pending.AccountId, code, cancellation) is { } method)
        {
            await attempts.ForgetAsync(key, cancellation);
            return new SecondFactorAnswer.Accepted(method);
        }

        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        await audit.RecordAsync(connection, new AuditEntry("sign-in", AuditOutcome.Refused, pending.AccountId, pending.Id,
            "second factor", origin.Network));
        return new SecondFactorAnswer.Wrong();
    }
}

/// <summary>What came of a code.</summary>
public abstract record SecondFactorAnswer
{
    private SecondFactorAnswer()
    {
    }

    public sealed record Accepted(string Method) : SecondFactorAnswer;

    public sealed record Wrong : SecondFactorAnswer;

    public sealed record Dropped : SecondFactorAnswer;
}
