using System.Security.Cryptography;
using System.Text;
using IntMan.Foundation.Access;

namespace IntMan.Accounts;

/// <summary>
/// The portal's side of a passkey ceremony between the page and its answer. It travels in the form, encrypted and for a quarter of an
/// hour: nothing has to be stored for every visitor of the sign-in page, and two tabs do not disturb each other. The form's token ties it
/// to the browser, and each challenge is let through once (ASVS 6.7.2).
/// </summary>
public sealed class PasskeyChallenges(ISeals seals, OneTimeGuard once)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    private readonly ISeal _seal = seals.For("accounts.passkey", Lifetime);

    public string Seal(string purpose, string? state) => Convert.ToBase64String(_seal.Seal(Encoding.UTF8.GetBytes($"{purpose}\n{state}")));

    public async Task<string?> OpenAsync(string purpose, string? sealedState, CancellationToken cancellation)
    {
        try
        {
            var content = Encoding.UTF8.GetString(_seal.Open(Convert.FromBase64String(sealedState ?? ""))).Split('\n', 2);
            return content[0] == purpose && await once.TryUseAsync("passkey", content[1], Lifetime * 2, cancellation) ? content[1] : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>What a page needs to ask the browser for a passkey.</summary>
public sealed record PasskeyOffer(string Options, string State);
