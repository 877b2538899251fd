using IntMan.Foundation.Changes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Accounts;

/// <summary>Keeps a passkey that the browser has made for the account of the caller.</summary>
public sealed class AddPasskey(AccountChanges changes, AccountMails mails)
{
    public const int MaxCount = 10;

    public Task ExecuteAsync(Caller caller, UserPasskeyInfo passkey, string name, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            var account = caller.Actor.AccountId!.Value;
            Require.That(
                await FactorChange.TryBeginAsync(change),
                "Sie sind hier nicht mehr angemeldet, weil Ihr Konto auf einem anderen Gerät eingerichtet wurde. Melden Sie sich neu an.");
            Require.That(
                await change.Db.Set<IdentityUserPasskey<Guid>>().CountAsync(p => p.UserId == account, cancellation) < MaxCount,
                $"Mehr als {MaxCount} Passkeys sind nicht möglich. Löschen Sie zuerst einen, den Sie nicht mehr brauchen.");
            change.Db.Add(Row(account, passkey, name));
            await change.FlushAsync();
            await mails.TellAsync(change, account, "Für Ihr Konto wurde ein Passkey angelegt.");
            await change.AuditAsync("passkey.add");
        }, cancellation);

    private static IdentityUserPasskey<Guid> Row(Guid accountId, UserPasskeyInfo passkey, string name) => new()
    {
        UserId = accountId,
        CredentialId = passkey.CredentialId,
        Data = new IdentityPasskeyData
        {
            Name = name,
            CreatedAt = passkey.CreatedAt,
            PublicKey = passkey.PublicKey,
            SignCount = passkey.SignCount,
            Transports = passkey.Transports,
            IsUserVerified = passkey.IsUserVerified,
            IsBackupEligible = passkey.IsBackupEligible,
            IsBackedUp = passkey.IsBackedUp,
            AttestationObject = passkey.AttestationObject,
            ClientDataJson = passkey.ClientDataJson,
        },
    };
}
