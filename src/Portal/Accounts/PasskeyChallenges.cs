using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace IntMan.Portal.Accounts;

/// <summary>
/// The portal's side of a passkey ceremony between the page and its answer. It travels in the form, encrypted and for a quarter of an
/// hour: nothing has to be stored for every visitor of the sign-in page, and two tabs do not disturb each other. The form's token ties it
/// to the browser, and each challenge is let through once (ASVS 6.7.2).
/// </summary>
public sealed class PasskeyChallenges(IDataProtectionProvider protection, OneTimeGuard once)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("accounts.passkey").ToTimeLimitedDataProtector();

    /// <param name="purpose">What the answer will do; an answer for something else is refused.</param>
    /// <param name="state">As the framework made it.</param>
    public string Seal(string purpose, string? state) => Convert.ToBase64String(_protector.Protect(Encoding.UTF8.GetBytes($"{purpose}\n{state}"), Lasts));

    /// <returns>The state, once; null when it is too old, for another purpose, tampered with or was used before.</returns>
    public async Task<string?> OpenAsync(string purpose, string? sealedState, CancellationToken cancellation)
    {
        try
        {
            var content = Encoding.UTF8.GetString(_protector.Unprotect(Convert.FromBase64String(sealedState ?? ""))).Split('\n', 2);
            return content[0] == purpose && await once.TryUseAsync("passkey", content[1], Lasts * 2, cancellation) ? content[1] : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>What a page needs to ask the browser for a passkey.</summary>
/// <param name="Options">JSON as WebAuthn defines it (PublicKeyCredentialCreationOptionsJSON or …RequestOptionsJSON).</param>
/// <param name="State">Comes back with the answer.</param>
public sealed record PasskeyOffer(string Options, string State);
