namespace IntMan.Accounts;

/// <summary>A role in a part of the network; without end unless <see cref="ValidUntil"/> (last day) is set.</summary>
public sealed class RoleGrant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid AccountId { get; init; }

    public Role Role { get; init; }

    public ScopeKind ScopeKind { get; init; }

    public string ScopeKey { get; init; } = "";

    public DateOnly? ValidUntil { get; init; }
}

/// <summary>Roles of the portal; the spokesperson of the managers is a matter of one forum and stands there.</summary>
public enum Role
{
    Volunteer,
    IntegrationManager,
    IntegrationOfficer,
    SectionHead,
    Coordinator,
    Partner,
    Administrator,
}

/// <summary>How far a role reaches.</summary>
public enum ScopeKind
{
    Portal,
    County,
    Municipality,
    Organisation,
}
