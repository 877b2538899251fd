using System.IdentityModel.Tokens.Jwt;

namespace IntMan.Portal.Security.Oidc;

// What OpenID Connect Core 3.1.3.7 and ASVS 10.5 ask of an id_token and the framework's handler lets pass.
public static class IdTokenRules
{
    public static readonly IReadOnlyList<string> Algorithms = ["RS256", "PS256", "ES256"];

    private const int LongestSubject = 255;
    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(60);

    public static bool IsNow(DateTime? begins, DateTime? ends, DateTimeOffset now) =>
        ends > now.UtcDateTime - Leeway && (begins is null || begins <= now.UtcDateTime + Leeway);

    public static string? Failure(JwtSecurityToken token, OidcSettings settings, DateTimeOffset now, DateTimeOffset? notBefore)
    {
        var (header, claims) = (token.Header, token.Payload);
        (string Name, bool IsMet)[] checks =
        [
            // In the code flow the handler takes a token without a signature, because it came straight from the provider.
            ("alg", Algorithms.Contains(header.Alg)),
            ("kid", header.Kid is not null),
            ("crit", !header.ContainsKey("crit")),
            ("azp", claims.Azp is { } party ? party == settings.ClientId : claims.Aud.Count == 1),
            ("iat", claims.IssuedAt <= now.UtcDateTime + Leeway),
            ("acr", settings.RequiredAcr is null || claims.Acr == settings.RequiredAcr),
            ("auth_time", notBefore is not { } since || claims.AuthTime >= (since - Leeway).ToUnixTimeSeconds()),
            ("nonce", claims.Nonce is not null),
            ("sub", claims.Sub is { Length: > 0 and <= LongestSubject }),
        ];
        return checks.FirstOrDefault(check => !check.IsMet).Name;
    }
}
