using IntMan.Accounts;
using IntMan.Foundation.Changes;
using Microsoft.AspNetCore.Identity;

namespace IntMan.Portal.Security;

// The ceremony in which the browser makes a passkey; AddPasskey keeps it.
public sealed class RegisterPasskey(IPasskeyHandler<Account> handler, PasskeyChallenges challenges, AddPasskey add)
{
    public const int LongestName = 60;

    public async Task<PasskeyOffer> BeginAsync(HttpContext context)
    {
        var session = context.RequiredSignIn();
        var user = new PasskeyUserEntity { Id = session.AccountId.ToString(), Name = session.Email, DisplayName = session.DisplayName };
        var options = await handler.MakeCreationOptionsAsync(user, context);
        return new PasskeyOffer(options.CreationOptionsJson, challenges.Seal(Purpose(session.AccountId), options.AttestationState));
    }

    public async Task<string?> ExecuteAsync(
        HttpContext context, string? name, string? answer, string? state, CancellationToken cancellation)
    {
        var session = context.RequiredSignIn();
        var opened = await challenges.OpenAsync(Purpose(session.AccountId), state, cancellation);
        var attestation = new PasskeyAttestationContext { HttpContext = context, CredentialJson = answer!, AttestationState = opened };
        var result = opened is null || string.IsNullOrEmpty(answer) ? null : await handler.PerformAttestationAsync(attestation);
        if (result is not { Succeeded: true } || result.UserEntity.Id != session.AccountId.ToString())
        {
            return "Der Passkey wurde nicht angelegt. Versuchen Sie es noch einmal.";
        }

        try
        {
            await add.ExecuteAsync(context.Caller(), result.Passkey, NameOf(name, context), cancellation);
            return null;
        }
        catch (RuleViolation refusal)
        {
            return refusal.Message;
        }
    }

    private static string NameOf(string? typed, HttpContext context) =>
        typed?.Trim() is { Length: > 0 } name ? name[..Math.Min(name.Length, LongestName)] : context.Device();

    private static string Purpose(Guid accountId) => $"create {accountId}";
}
