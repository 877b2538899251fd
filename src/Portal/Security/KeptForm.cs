using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace IntMan.Portal.Security;

/// <summary>
/// Keeps a form that was sent when a fresh proof was missing, until the proof is given. It travels sealed in the page that asks for the
/// proof: nothing of it stands in an address, a log or the database, and only the account that typed it can open it.
/// </summary>
public sealed class KeptForm(IDataProtectionProvider protection)
{
    /// <summary>After that what was typed is forgotten.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    /// <summary>Fields that nobody should find in a page again; forms that have one are sent anew.</summary>
    private static readonly string[] Secrets = ["passwort", "bisher", "neu", "code", "antwort"];

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("step-up form").ToTimeLimitedDataProtector();

    /// <summary>Whether the form of this request can be kept: no files, no secrets.</summary>
    public static bool CanKeep(HttpRequest request) =>
        request.HasFormContentType && request.Form.Files.Count == 0 && !request.Form.Keys.Any(key => Secrets.Contains(key, StringComparer.OrdinalIgnoreCase));

    /// <param name="accountId">Who typed it.</param>
    /// <param name="target">Path and query it was sent to.</param>
    /// <param name="form">What was typed; the form's token is left out, the page that sends it again has its own.</param>
    public string Seal(Guid accountId, string target, IFormCollection form)
    {
        var fields = form.Where(field => field.Key != "__RequestVerificationToken").SelectMany(field => field.Value.Select(value => new KeptField(field.Key, value ?? "")));
        return Convert.ToBase64String(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(new Kept(accountId, target, [.. fields])), Lasts));
    }

    /// <returns>What was typed and where it goes; null when it is too old, another account's, or was tampered with.</returns>
    public Kept? Open(Guid accountId, string? sealedForm)
    {
        try
        {
            var kept = string.IsNullOrEmpty(sealedForm) ? null : JsonSerializer.Deserialize<Kept>(_protector.Unprotect(Convert.FromBase64String(sealedForm)));
            return kept?.AccountId == accountId ? kept : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }
}

/// <param name="Target">Path and query the form goes to.</param>
public sealed record Kept(Guid AccountId, string Target, IReadOnlyList<KeptField> Fields)
{
    /// <summary>The page with the form.</summary>
    public string Page => Target.Split('?')[0];
}

/// <summary>One typed value.</summary>
public sealed record KeptField(string Name, string Value);
