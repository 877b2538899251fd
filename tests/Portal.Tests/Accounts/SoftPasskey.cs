using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>A passkey made without a browser: answers the options of a page as an authenticator on http://localhost does.</summary>
public static class SoftPasskey
{
    /// <param name="options">PublicKeyCredentialCreationOptionsJSON.</param>
    /// <returns>The credential as a browser sends it.</returns>
    public static string Create(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var client = JsonSerializer.SerializeToUtf8Bytes(new { type = "webauthn.create",
            challenge = asked.RootElement.GetProperty("challenge").GetString(), origin = "http://localhost", crossOrigin = false });
        var id = RandomNumberGenerator.GetBytes(16);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(false).Q;

        // User present and verified, with a new credential; the key in COSE: kty EC2, alg ES256, crv P-256, x, y.
        byte[] data = [.. SHA256.HashData("localhost"u8), 0x45, 0, 0, 0, 0, .. new byte[16], 0, 16, .. id, 0xA5, 1, 2, 3, 0x26, 0x20, 1,
            0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), 0x58,
            (byte)data.Length, .. data];
        return JsonSerializer.Serialize(new
        {
            id = WebEncoders.Base64UrlEncode(id),
            rawId = WebEncoders.Base64UrlEncode(id),
            type = "public-key",
            response = new { clientDataJSON = WebEncoders.Base64UrlEncode(client),
            attestationObject = WebEncoders.Base64UrlEncode(attestation), transports = Array.Empty<string>() },
            clientExtensionResults = new { },
        });
    }

    // Text of up to 23 bytes in CBOR.
    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];
}
