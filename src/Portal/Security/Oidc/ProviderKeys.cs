using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace IntMan.Portal.Security.Oidc;

/// <summary>The provider's public keys, kept for an hour; asked for again when a token names one that is not there.</summary>
public sealed class ProviderKeys(OidcSettings settings, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    /// <summary>Tokens with made-up ids must not become requests to the provider.</summary>
    private static readonly TimeSpan NotSooner = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http = CreateClient();
    private readonly SemaphoreSlim _one = new(1);
    private Dictionary<string, ProviderKey> _keys = [];
    private DateTimeOffset? _readAt;

    /// <summary>Follows no redirects and waits five seconds: the only servers asked are the named ones.</summary>
    public static HttpClient CreateClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(5), MaxResponseContentBufferSize = 256 * 1024 };

    /// <returns>null when the provider has no such key, or none that is safe.</returns>
    public async Task<ProviderKey?> FindAsync(string id, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var age = clock.GetUtcNow() - _readAt;
            if (age is null || age > Lasts || (!_keys.ContainsKey(id) && age > NotSooner))
            {
                using var document = JsonDocument.Parse(await _http.GetStringAsync(new Uri(settings.KeysEndpoint), cancellation));
                _keys = document.RootElement.GetProperty("keys").EnumerateArray().Select(ProviderKey.Read).OfType<ProviderKey>().DistinctBy(key => key.Id).ToDictionary(key => key.Id, StringComparer.Ordinal);
                _readAt = clock.GetUtcNow();
            }

            return _keys.GetValueOrDefault(id);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new OidcRefused("keys");
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _one.Dispose();
    }
}

/// <summary>A public key of the provider, RSA of at least 2048 bits or P-256.</summary>
public sealed class ProviderKey
{
    private const int SmallestRsa = 2048;
    private readonly RSAParameters? _rsa;
    private readonly ECParameters? _ec;
    private readonly string? _algorithm;

    private ProviderKey(string id, RSAParameters? rsa, ECParameters? ec, string? algorithm) => (Id, _rsa, _ec, _algorithm) = (id, rsa, ec, algorithm);

    public string Id { get; }

    /// <returns>null for keys of other kinds and uses.</returns>
    public static ProviderKey? Read(JsonElement key)
    {
        if (Text(key, "kid") is not { } id || Text(key, "use") is not (null or "sig"))
        {
            return null;
        }

        return Text(key, "kty") switch
        {
            "RSA" when Bytes(key, "n") is { } modulus && Bytes(key, "e") is { } exponent && modulus.Length * 8 >= SmallestRsa =>
                new ProviderKey(id, new RSAParameters { Modulus = modulus, Exponent = exponent }, null, Text(key, "alg")),
            "EC" when Text(key, "crv") == "P-256" && Bytes(key, "x") is { } x && Bytes(key, "y") is { } y =>
                new ProviderKey(id, null, new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } }, Text(key, "alg")),
            _ => null,
        };
    }

    /// <summary>Only with the algorithm of this key's own kind: a token cannot choose how its signature is read.</summary>
    public bool Verifies(string algorithm, byte[] content, byte[] signature)
    {
        if (_algorithm is not null && _algorithm != algorithm)
        {
            return false;
        }

        if (_ec is { } point && algorithm == "ES256")
        {
            using var ec = ECDsa.Create(point);
            return ec.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }

        if (_rsa is { } parameters && (algorithm is "RS256" or "PS256"))
        {
            using var rsa = RSA.Create(parameters);
            return rsa.VerifyData(content, signature, HashAlgorithmName.SHA256, algorithm == "RS256" ? RSASignaturePadding.Pkcs1 : RSASignaturePadding.Pss);
        }

        return false;
    }

    private static string? Text(JsonElement key, string name) => key.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[]? Bytes(JsonElement key, string name) => Text(key, name) is { } text ? WebEncoders.Base64UrlDecode(text) : null;
}
