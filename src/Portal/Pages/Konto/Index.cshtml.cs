using System.Globalization;
using IntMan.Portal.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Konto;

/// <summary>Overview of the own account.</summary>
public sealed class IndexModel : PageModel
{
    private static readonly Dictionary<string, string> RoleNames = new()
    {
        [nameof(Role.Volunteer)] = "Ehrenamt",
        [nameof(Role.IntegrationManager)] = "Integrationsmanagement",
        [nameof(Role.IntegrationOfficer)] = "Integrationsbeauftragung",
        [nameof(Role.SectionHead)] = "Fachleitung",
        [nameof(Role.Coordinator)] = "Koordination Integrationsmanagement",
        [nameof(Role.Partner)] = "Kooperation",
        [nameof(Role.Administrator)] = "Administration",
    };

    public LiveSession Current => HttpContext.RequiredSession();

    /// <summary>Roles with their scope in words, e.g. "Fachleitung (Kreis 08435)".</summary>
    public IEnumerable<string> Roles => Current.Grants.Select(grant =>
    {
        var parts = grant.Split(':', 3);
        var scope = parts[1] switch { nameof(ScopeKind.County) => $"Kreis {parts[2]}", nameof(ScopeKind.Municipality) => $"Gemeinde {parts[2]}", nameof(ScopeKind.Organisation) => parts[2], _ => "ganzes Portal" };
        return string.Create(CultureInfo.InvariantCulture, $"{RoleNames[parts[0]]} ({scope})");
    });
}
