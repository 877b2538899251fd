using System.Diagnostics.CodeAnalysis;
using IntMan.Accounts;
using IntMan.Foundation.Changes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace IntMan.Portal.Security;

// Proof by passkey: for signing in, as second factor after a password, and to confirm again. A passkey counts as both factors, because
// the device checks its owner (user verification is required).
[SuppressMessage("ApiDesign", "RS0030", Justification = "The sign-in itself, see ADR 17.")]
public sealed class PasskeySignIn(IPasskeyHandler<Account> handler, PasskeyChallenges challenges, AccountsDbContext accounts,
    AuditLog audit)
{
    public async Task<PasskeyOffer> BeginAsync(HttpContext context, Guid? accountId, CancellationToken cancellation)
    {
        var account = accountId is null ? null : await accounts.Users.AsNoTracking().SingleAsync(a => a.Id == accountId, cancellation);
        var options = await handler.MakeRequestOptionsAsync(account, context);
        return new PasskeyOffer(options.RequestOptionsJson, challenges.Seal(Purpose(accountId), options.AssertionState));
    }

    public async Task<Guid?> ExecuteAsync(HttpContext context, Guid? accountId, string? answer, string? state,
        CancellationToken cancellation)
    {
        var opened = await challenges.OpenAsync(Purpose(accountId), state, cancellation);
        var result = opened is null || string.IsNullOrEmpty(answer) ? null
            : await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = answer,
                AssertionState = opened });
        if (result is { Succeeded: true } && result.User.DisabledAt is null && (accountId is null || accountId == result.User.Id))
        {
            await KeepAsync(result.Passkey, cancellation);
            return result.User.Id;
        }

        await using var transaction = await accounts.Database.BeginTransactionAsync(cancellation);
        await audit.RecordAsync(accounts.Database.GetDbConnection(),
            new AuditEntry("sign-in", AuditOutcome.Refused, accountId, Subject: opened is null
            ? "passkey challenge" : "passkey", Network: context.Network()), transaction.GetDbTransaction());
        await transaction.CommitAsync(cancellation);
        return null;
    }

    // Only the passkey's own row: writing the account back would undo what somebody else has changed in it since.
    private async Task KeepAsync(UserPasskeyInfo used, CancellationToken cancellation)
    {
        var passkey = await accounts.Set<IdentityUserPasskey<Guid>>().SingleAsync(p => p.CredentialId == used.CredentialId, cancellation);
        (passkey.Data.SignCount, passkey.Data.IsBackedUp, passkey.Data.IsUserVerified) = (used.SignCount, used.IsBackedUp,
            used.IsUserVerified);
        await accounts.SaveChangesAsync(cancellation);
    }

    private static string Purpose(Guid? accountId) => $"get {accountId}";
}
