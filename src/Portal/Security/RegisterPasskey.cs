using Dapper;
using IntMan.Accounts;
using IntMan.Foundation.Changes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace IntMan.Portal.Security;

public sealed class RegisterPasskey(IPasskeyHandler<Account> handler, PasskeyChallenges challenges, AccountsDbContext accounts,
    AccountMails mails, AuditLog audit)
{
    public const int Most = 10;

    public const int LongestName = 60;

    public async Task<PasskeyOffer> BeginAsync(HttpContext context, CancellationToken cancellation)
    {
        var session = context.RequiredSignIn();
        var user = new PasskeyUserEntity { Id = session.AccountId.ToString(), Name = session.Email, DisplayName = session.DisplayName };
        var options = await handler.MakeCreationOptionsAsync(user, context);
        return new PasskeyOffer(options.CreationOptionsJson, challenges.Seal(Purpose(session.AccountId), options.AttestationState));
    }

    public async Task<string?> ExecuteAsync(HttpContext context, string? name, string? answer, string? state,
        CancellationToken cancellation)
    {
        var session = context.RequiredSignIn();
        var opened = await challenges.OpenAsync(Purpose(session.AccountId), state, cancellation);
        var result = opened is null || string.IsNullOrEmpty(answer) ? null
            : await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = answer,
                AttestationState = opened });
        if (result is not { Succeeded: true } || result.UserEntity.Id != session.AccountId.ToString())
        {
            return "Der Passkey wurde nicht angelegt. Versuchen Sie es noch einmal.";
        }

        await using var transaction = await accounts.Database.BeginTransactionAsync(cancellation);
        var connection = accounts.Database.GetDbConnection();
        if (!await FactorChange.TryBeginAsync(connection, transaction.GetDbTransaction(), session))
        {
            return "Sie sind hier nicht mehr angemeldet, weil Ihr Konto auf einem anderen Gerät eingerichtet wurde. Melden Sie sich neu "
                + "an.";
        }

        if (await accounts.Set<IdentityUserPasskey<Guid>>().CountAsync(p => p.UserId == session.AccountId, cancellation) >= Most)
        {
            return $"Mehr als {Most} Passkeys sind nicht möglich. Löschen Sie zuerst einen, den Sie nicht mehr brauchen.";
        }

        accounts.Add(Row(session.AccountId, result.Passkey, NameOf(name, context)));
        await accounts.SaveChangesAsync(cancellation);
        await mails.TellAsync(connection, transaction.GetDbTransaction(), session.AccountId, "Für Ihr Konto wurde ein Passkey angelegt.");
        await audit.RecordAsync(connection, new AuditEntry("passkey.add", AuditOutcome.Done, session.AccountId, session.Id,
            Network: context.Network()), transaction.GetDbTransaction());
        await transaction.CommitAsync(cancellation);
        return null;
    }

    private static string NameOf(string? typed, HttpContext context) =>
        typed?.Trim() is { Length: > 0 } name ? name[..Math.Min(name.Length, LongestName)] : context.Device();

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

    private static string Purpose(Guid accountId) => $"create {accountId}";
}
