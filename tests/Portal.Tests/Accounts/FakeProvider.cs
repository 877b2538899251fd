using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>A small identity provider on 127.0.0.1: public keys, and a token endpoint that checks secret and PKCE. What the next token
/// says, the test decides.</summary>
public sealed class FakeProvider : IAsyncDisposable
{
    public const string Issuer = "https://idp.amt.example/realms/amt";
    public const string ClientId = "wegweiser";
    public const string Acr = "zwei-faktoren";
    public const string Secret = "geheim-fuer-tests";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RSA _weak = RSA.Create(1024);
    private readonly ECDsa _ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly WebApplication _app;

    private FakeProvider()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(context => context.Request.Path.Value switch
        {
            "/keys" => context.Response.WriteAsync(Keys()),
            "/token" when Redirects => Task.Run(() => context.Response.Redirect("/elsewhere", permanent: false, preserveMethod: true)),
            _ => TokenAsync(context),
        });
    }

    public string Address => _app.Urls.First();

    /// <summary>Makes the next id_token; null for an answer without one.</summary>
    public Func<string?> Next { get; set; } = () => null;

    /// <summary>Whether the token endpoint sends the portal to another one, which would answer.</summary>
    public bool Redirects { get; set; }

    /// <summary>Of the request that is under way.</summary>
    public string? CodeChallenge { get; set; }

    public static async Task<FakeProvider> StartAsync()
    {
        var provider = new FakeProvider();
        await provider._app.StartAsync();
        return provider;
    }

    /// <param name="algorithm">RS256, RS384, PS256, ES256, HS256 or none.</param>
    /// <param name="key">"rsa", "ec", "weak" (1024 bits) or an id that is in no list.</param>
    /// <param name="signer">In place of the key.</param>
    /// <param name="secret">For HS256, else the public key.</param>
    /// <param name="header">In place of what the header says; null leaves a part out.</param>
    public string Token(
        IReadOnlyDictionary<string, object?> claims,
        string algorithm = "RS256",
        string key = "rsa",
        RSA? signer = null,
        string? secret = null,
        (string Name, object? Value)? header = null)
    {
        var says = new Dictionary<string, object?> { ["alg"] = algorithm, ["kid"] = key, ["typ"] = "JWT" };
        if (header is { } change)
        {
            says[change.Name] = change.Value;
        }

        var content = Encode(says) + "." + Encode(claims);
        var bytes = Encoding.ASCII.GetBytes(content);
        var rsa = signer ?? (key == "weak" ? _weak : _rsa);
        var signature = algorithm switch
        {
            "RS256" => rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "RS384" => rsa.SignData(bytes, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            "PS256" => rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            "ES256" => _ec.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
            "HS256" => HMACSHA256.HashData(secret is null ? _rsa.ExportSubjectPublicKeyInfo() : Encoding.UTF8.GetBytes(secret), bytes),
            _ => [],
        };
        return content + "." + WebEncoders.Base64UrlEncode(signature);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
        _weak.Dispose();
        _ec.Dispose();
    }

    private string Keys()
    {
        static object Rsa(RSA key, string id)
        {
            var parts = key.ExportParameters(false);
            return new { kty = "RSA", kid = id, use = "sig", n = WebEncoders.Base64UrlEncode(parts.Modulus!),
                e = WebEncoders.Base64UrlEncode(parts.Exponent!) };
        }

        var point = _ec.ExportParameters(false).Q;
        var ec = new { kty = "EC", kid = "ec", crv = "P-256", x = WebEncoders.Base64UrlEncode(point.X!),
            y = WebEncoders.Base64UrlEncode(point.Y!) };
        return JsonSerializer.Serialize(new { keys = new[] { Rsa(_rsa, "rsa"), Rsa(_weak, "weak"), ec } });
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

    private static string Encode(IReadOnlyDictionary<string, object?> parts) =>
        WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(parts.Where(part => part.Value is not null).ToDictionary()));
}
