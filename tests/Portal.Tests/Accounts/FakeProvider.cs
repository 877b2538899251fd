using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>A small identity provider on 127.0.0.1: public keys, and a token endpoint that checks secret and PKCE. What the next token says, the test decides.</summary>
public sealed class FakeProvider : IAsyncDisposable
{
    public const string Issuer = "https://idp.amt.example/realms/amt";
    public const string ClientId = "wegweiser";
    public const string Secret = "geheim-fuer-tests";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly WebApplication _app;

    private FakeProvider()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(context => context.Request.Path == "/keys" ? context.Response.WriteAsync(Keys()) : TokenAsync(context));
    }

    public string Address => _app.Urls.First();

    /// <summary>Makes the next id_token; null for an answer without one.</summary>
    public Func<string?> Next { get; set; } = () => null;

    /// <summary>Of the request that is under way.</summary>
    public string? CodeChallenge { get; set; }

    public static async Task<FakeProvider> StartAsync()
    {
        var provider = new FakeProvider();
        await provider._app.StartAsync();
        return provider;
    }

    /// <param name="claims">What it says.</param>
    /// <param name="algorithm">RS256, PS256, ES256, HS256 (with the public key as secret) or none.</param>
    /// <param name="key">"rsa", "ec" or an id that is in no list.</param>
    public string Token(IReadOnlyDictionary<string, object?> claims, string algorithm = "RS256", string key = "rsa", RSA? signer = null)
    {
        var content = Encode(new Dictionary<string, object?> { ["alg"] = algorithm, ["kid"] = key, ["typ"] = "JWT" }) + "." + Encode(claims);
        var bytes = Encoding.ASCII.GetBytes(content);
        var signature = algorithm switch
        {
            "RS256" => (signer ?? _rsa).SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "PS256" => _rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            "ES256" => _ec.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
            "HS256" => HMACSHA256.HashData(_rsa.ExportSubjectPublicKeyInfo(), bytes),
            _ => [],
        };
        return content + "." + WebEncoders.Base64UrlEncode(signature);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
        _ec.Dispose();
    }

    private string Keys()
    {
        var (rsa, ec) = (_rsa.ExportParameters(false), _ec.ExportParameters(false));
        return JsonSerializer.Serialize(new
        {
            keys = new object[]
            {
                new { kty = "RSA", kid = "rsa", use = "sig", n = WebEncoders.Base64UrlEncode(rsa.Modulus!), e = WebEncoders.Base64UrlEncode(rsa.Exponent!) },
                new { kty = "EC", kid = "ec", crv = "P-256", x = WebEncoders.Base64UrlEncode(ec.Q.X!), y = WebEncoders.Base64UrlEncode(ec.Q.Y!) },
            },
        });
    }

    private async Task TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var verifier = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (form["client_secret"] != Secret || form["code"] != "ein-code" || verifier != CodeChallenge)
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync("""{"error":"invalid_grant"}""");
            return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(JsonSerializer.Serialize(new { access_token = "a", token_type = "Bearer", id_token = Next() }));
    }

    private static string Encode(IReadOnlyDictionary<string, object?> part) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(part));
}
