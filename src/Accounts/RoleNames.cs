namespace IntMan.Accounts;

/// <summary>Roles and how far they reach, in the words of the offices.</summary>
public static class RoleNames
{
    private static readonly Dictionary<Role, string> Names = new()
    {
        [Role.Volunteer] = "Ehrenamt",
        [Role.IntegrationManager] = "Integrationsmanagement",
        [Role.IntegrationOfficer] = "Integrationsbeauftragung",
        [Role.SectionHead] = "Fachleitung",
        [Role.Coordinator] = "Koordination Integrationsmanagement",
        [Role.Partner] = "Kooperation",
        [Role.Administrator] = "Administration",
    };

    public static string Of(Role role) => Names[role];

    public static string OfGrant(string grant)
    {
        var parts = grant.Split(':', 4);
        return $"{Of(Enum.Parse<Role>(parts[0]))} "
            + $"({(parts is [_, _, _, { Length: > 0 } name] ? name : Scope(Enum.Parse<ScopeKind>(parts[1]), parts[2]))})";
    }

    public static string Scope(ScopeKind kind, string key) => kind switch
    {
        ScopeKind.County => $"Kreis {key}",
        ScopeKind.Municipality => $"Gemeinde {key}",
        ScopeKind.Organisation => key,
        _ => "ganzes Portal",
    };
}
