using System.Security.Cryptography;
using System.Text;
using Dapper;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Accounts;

/// <summary>Authenticator app and recovery codes of an account; each code counts once.</summary>
public sealed class SecondFactors(
    DatabaseZones database, AccountChanges changes, ISeals seals, OneTimeGuard once, AccountMails mails, TimeProvider clock)
{
    private const int CodeCount = 10;
    private static readonly TimeSpan SetupTime = TimeSpan.FromMinutes(15);
    private readonly ISeal _secrets = seals.For("accounts.totp");
    private readonly ISeal _setups = seals.For("accounts.totp.setup", SetupTime);

    public (byte[] Secret, string Sealed) Begin(Guid accountId)
    {
        var secret = Totp.NewSecret();
        return (secret, Convert.ToBase64String(_setups.Seal([.. accountId.ToByteArray(), .. secret])));
    }

    public byte[]? Unseal(Guid accountId, string? sealedSecret)
    {
        try
        {
            var content = _setups.Open(Convert.FromBase64String(sealedSecret ?? ""));
            return new Guid(content.AsSpan(0, 16)) == accountId ? content[16..] : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }

    public async Task<NewAppAnswer> ConfirmAsync(Caller caller, byte[] secret, string code, CancellationToken cancellation)
    {
        var accountId = caller.Actor.AccountId!.Value;
        if (!await TryTotpAsync(accountId, secret, code, cancellation))
        {
            return new NewAppAnswer.WrongCode();
        }

        // Codes are no answer of the change: that is stored for the same form sent again.
        IReadOnlyList<string>? codes = null;
        await changes.WriteAsync(caller, null, async change =>
        {
            if (await FactorChange.TryBeginAsync(change))
            {
                await change.ExecuteAsync(
                    "update accounts.account set totp_secret = @sealed where id = @accountId",
                    new { accountId, @sealed = Convert.ToBase64String(_secrets.Seal(secret)) });
                codes = await ReplaceCodesAsync(change, accountId);
                await mails.TellAsync(change, accountId, "Für Ihr Konto wurde eine Authenticator-App eingerichtet.");
                await change.AuditAsync("totp.set");
            }
        }, cancellation);
        return codes is null ? new NewAppAnswer.TooLate() : new NewAppAnswer.Accepted(codes);
    }

    public async Task<IReadOnlyList<string>> NewCodesAsync(Caller caller, CancellationToken cancellation)
    {
        IReadOnlyList<string> codes = [];
        await changes.WriteAsync(caller, null, async change =>
        {
            codes = await ReplaceCodesAsync(change, caller.Actor.AccountId!.Value);
            await change.AuditAsync("recovery-codes.renew");
        }, cancellation);
        return codes;
    }

    public async Task<string?> VerifyAsync(Guid accountId, string typed, CancellationToken cancellation)
    {
        var code = string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        if (code.Length == 6)
        {
            // Read before the guard opens a connection of its own: twenty at once would each hold one and wait for a second.
            var secret = await ReadSecretAsync(accountId, cancellation);
            return secret is not null && await TryTotpAsync(accountId, secret, code, cancellation) ? "totp" : null;
        }

        // The delete that finds the row is the use.
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        var deleted = await connection.ExecuteAsync("delete from accounts.recovery_code where account_id = @accountId and digest = @digest",
            new { accountId, digest = Digest(code) });
        return deleted == 1 ? "recovery-code" : null;
    }

    private async Task<byte[]?> ReadSecretAsync(Guid accountId, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        var stored = await connection.ExecuteScalarAsync<string?>(
            "select totp_secret from accounts.account where id = @accountId", new { accountId });
        return stored is null ? null : _secrets.Open(Convert.FromBase64String(stored));
    }

    private async Task<bool> TryTotpAsync(Guid accountId, byte[] secret, string code, CancellationToken cancellation) =>
        Totp.FindStep(secret, code, clock.GetUtcNow()) is { } step
        && await once.TryUseAsync("totp", FormattableString.Invariant($"{accountId} {step}"), Totp.Step * 4, cancellation);

    private static async Task<IReadOnlyList<string>> ReplaceCodesAsync(Change<AccountsDbContext> change, Guid accountId)
    {
        // 15 bytes are 120 bits, 24 characters in six groups.
        string[] codes = [.. Enumerable.Range(0, CodeCount).Select(_ => Totp.Base32(RandomNumberGenerator.GetBytes(15)))];
        await change.ExecuteAsync("""
            delete from accounts.recovery_code where account_id = @accountId;
            insert into accounts.recovery_code (account_id, digest) select @accountId, unnest(@digests)
            """, new { accountId, digests = Array.ConvertAll(codes, Digest) });
        return [.. codes.Select(code => string.Join('-', code.Chunk(4).Select(group => new string(group))))];
    }

    private static byte[] Digest(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}

/// <summary>What came of setting up an app.</summary>
public abstract record NewAppAnswer
{
    private NewAppAnswer()
    {
    }

    public sealed record Accepted(IReadOnlyList<string> Codes) : NewAppAnswer;

    public sealed record WrongCode : NewAppAnswer;

    public sealed record TooLate : NewAppAnswer;
}
