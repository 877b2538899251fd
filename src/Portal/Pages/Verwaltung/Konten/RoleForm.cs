using System.Globalization;
using IntMan.Portal.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace IntMan.Portal.Pages.Verwaltung.Konten;

/// <summary>Role, scope and last day as a form asks for them.</summary>
public sealed class RoleForm
{
    [FromForm(Name = "rolle")]
    public string? Role { get; set; }

    [FromForm(Name = "bereich")]
    public string? Kind { get; set; }

    [FromForm(Name = "schluessel")]
    public string? Key { get; set; }

    [FromForm(Name = "bis")]
    public string? Until { get; set; }

    /// <summary>What the person may choose from.</summary>
    [BindNever]
    public IReadOnlyList<Role> Choices { get; set; } = [];

    /// <returns>null when something is missing or not readable; the messages stand at the fields then.</returns>
    public RoleWish? Read(ModelStateDictionary errors)
    {
        if (!Enum.TryParse<Role>(Role, out var role) || !Enum.IsDefined(role))
        {
            errors.AddModelError("rolle", "Wählen Sie eine Rolle.");
        }

        if (!Enum.TryParse<ScopeKind>(Kind, out var kind) || !Enum.IsDefined(kind))
        {
            errors.AddModelError("bereich", "Wählen Sie, wofür die Rolle gilt.");
        }

        var key = kind == ScopeKind.Portal ? "" : Key?.Trim() ?? "";
        if (kind != ScopeKind.Portal && key.Length == 0)
        {
            errors.AddModelError("schluessel", "Nennen Sie den Schlüssel des Kreises oder der Gemeinde oder das Kürzel der Organisation.");
        }

        DateOnly? until = null;
        if (!string.IsNullOrWhiteSpace(Until))
        {
            if (DateOnly.TryParseExact(Until.Trim(), ["d.M.yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                until = day;
            }
            else
            {
                errors.AddModelError("bis", "Schreiben Sie den Tag so: 31.12.2027.");
            }
        }

        return errors.IsValid ? new RoleWish(role, kind, key, until) : null;
    }
}
