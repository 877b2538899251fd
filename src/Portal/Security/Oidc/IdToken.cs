using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace IntMan.Portal.Security.Oidc;

/// <summary>What a checked id_token says.</summary>
/// <param name="Subject">Who it is, for this issuer, for ever.</param>
/// <param name="SignedInAt">When the person proved it to the provider; null when it does not say.</param>
public sealed record IdToken(string Issuer, string Subject, DateTimeOffset? SignedInAt)
{
    private const int LongestSubject = 255;
    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(60);

    // Nothing here fits a symmetric key or none: whatever the header asks for, it gets one of these or a refusal.
    private static readonly string[] Algorithms = ["RS256", "PS256", "ES256"];

    /// <summary>Checks a token (OpenID Connect Core 3.1.3.7, ASVS 10.5). The key comes from the provider's own list and from nowhere else.</summary>
    /// <param name="token">As the token endpoint gave it.</param>
    /// <param name="keyOf">The provider's key of an id ("kid"); null when it has none.</param>
    /// <param name="expected">What it has to say.</param>
    /// <exception cref="OidcRefused">It is not for us, not from the provider, not now, or damaged.</exception>
    public static async Task<IdToken> ReadAsync(string? token, Func<string, Task<ProviderKey?>> keyOf, ExpectedToken expected)
    {
        try
        {
            var parts = (token ?? "").Split('.');
            OidcRefused.Unless(parts.Length == 3, "form");
            using var header = JsonDocument.Parse(WebEncoders.Base64UrlDecode(parts[0]));
            var algorithm = Text(header.RootElement, "alg");
            OidcRefused.Unless(Algorithms.Contains(algorithm) && !header.RootElement.TryGetProperty("crit", out _), "alg");
            var key = Text(header.RootElement, "kid") is { } id ? await keyOf(id) : null;
            OidcRefused.Unless(key is not null && key.Verifies(algorithm!, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), WebEncoders.Base64UrlDecode(parts[2])), "signature");
            using var claims = JsonDocument.Parse(WebEncoders.Base64UrlDecode(parts[1]));
            return Check(claims.RootElement, expected);
        }
        catch (Exception e) when (e is FormatException or JsonException or CryptographicException or InvalidOperationException)
        {
            throw new OidcRefused("form");
        }
    }

    private static IdToken Check(JsonElement claims, ExpectedToken expected)
    {
        OidcRefused.Unless(Text(claims, "iss") == expected.Issuer, "iss");
        var audiences = claims.TryGetProperty("aud", out var aud) ? aud.ValueKind == JsonValueKind.Array ? [.. aud.EnumerateArray().Select(a => a.GetString())] : new[] { aud.GetString() } : [];
        OidcRefused.Unless(audiences.Contains(expected.ClientId), "aud");
        OidcRefused.Unless(Text(claims, "azp") is { } party ? party == expected.ClientId : audiences.Length == 1, "azp");
        OidcRefused.Unless(Moment(claims, "exp") is { } ends && ends > expected.Now - Leeway, "exp");
        OidcRefused.Unless(Moment(claims, "iat") is { } issued && issued <= expected.Now + Leeway, "iat");
        OidcRefused.Unless(Moment(claims, "nbf") is not { } begins || begins <= expected.Now + Leeway, "nbf");
        OidcRefused.Unless(Text(claims, "nonce") is { } nonce && nonce == expected.Nonce, "nonce");
        OidcRefused.Unless(expected.Acr is null || Text(claims, "acr") == expected.Acr, "acr");
        var signedInAt = Moment(claims, "auth_time");
        OidcRefused.Unless(expected.NotBefore is null || signedInAt >= expected.NotBefore - Leeway, "auth_time");
        var subject = Text(claims, "sub");
        OidcRefused.Unless(subject is { Length: > 0 and <= LongestSubject }, "sub");
        return new IdToken(expected.Issuer, subject!, signedInAt);
    }

    private static string? Text(JsonElement from, string name) => from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Moment(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is >= 0 and < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;
}

/// <param name="Nonce">Made for this one sign-in.</param>
/// <param name="Acr">As <see cref="OidcSettings.RequiredAcr"/>.</param>
/// <param name="NotBefore">The person must have signed in at the provider since then; null: whenever.</param>
public sealed record ExpectedToken(string Issuer, string ClientId, string? Nonce, string? Acr, DateTimeOffset? NotBefore, DateTimeOffset Now);

/// <summary>A sign-in at the provider that does not count; the message names the check, never a value.</summary>
public sealed class OidcRefused(string check) : Exception($"The answer of the identity provider does not count: {check}.")
{
    public string Check { get; } = check;

    internal static void Unless(bool isFine, string check)
    {
        if (!isFine)
        {
            throw new OidcRefused(check);
        }
    }
}
