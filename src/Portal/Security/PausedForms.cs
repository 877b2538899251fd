using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace IntMan.Portal.Security;

public sealed class PausedForms(IDataProtectionProvider protection)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    // Fields that nobody should find in a page again; forms that have one are sent anew.
    private static readonly string[] Secrets = ["passwort", "bisher", "neu", "code", "antwort"];

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("step-up form").ToTimeLimitedDataProtector();

    public static bool CanKeep(HttpRequest request) =>
        request.HasFormContentType && request.Form.Files.Count == 0
            && !request.Form.Keys.Any(key => Secrets.Contains(key, StringComparer.OrdinalIgnoreCase));

    public string Seal(Guid accountId, string target, IFormCollection form)
    {
        var fields = form.Where(field => field.Key != "__RequestVerificationToken")
            .SelectMany(field => field.Value.Select(value => new PausedField(field.Key, value ?? "")));
        return Convert.ToBase64String(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(new PausedForm(accountId, target,
            [.. fields])),
            Lifetime));
    }

    public PausedForm? Open(Guid accountId, string? sealedForm)
    {
        try
        {
            var kept = string.IsNullOrEmpty(sealedForm) ? null
                : JsonSerializer.Deserialize<PausedForm>(_protector.Unprotect(Convert.FromBase64String(sealedForm)));
            return kept?.AccountId == accountId ? kept : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }
}

public sealed record PausedForm(Guid AccountId, string Target, IReadOnlyList<PausedField> Fields)
{
    public string Page => Target.Split('?')[0];
}

public sealed record PausedField(string Name, string Value);
