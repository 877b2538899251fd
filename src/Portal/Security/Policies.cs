using IntMan.Accounts;
using IntMan.Directory.Infomails;
using IntMan.Directory.Responsibilities;
using IntMan.Directory.Staff;
using Microsoft.AspNetCore.Authorization;

namespace IntMan.Portal.Security;

/// <summary>
/// Who may open what. A policy named like a <see cref="Role"/> asks for that role in any scope; whether the scope covers the thing asked
/// for is decided where the thing is known.
/// </summary>
public static class Policies
{
    /// <summary>Completely signed in, whatever the role; also the fallback.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>Completely signed in, or about to set up the second factor.</summary>
    public const string Enrolling = nameof(Enrolling);

    /// <summary>Owns an entry of the directory: keeps profile, hours and absences of one person.</summary>
    public const string OwnEntry = nameof(OwnEntry);

    /// <summary>Keeps entries of others; which ones, <see cref="Reach"/> says.</summary>
    public const string EditDirectory = nameof(EditDirectory);

    /// <summary>Keeps services: like <see cref="EditDirectory"/>, and partners those of their organisation; which ones, <see cref="Reach.Scope"/> says.</summary>
    public const string EditServices = nameof(EditServices);

    /// <summary>Speaks for an organisation as a partner.</summary>
    public const string OwnServices = nameof(OwnServices);

    /// <summary>Decides who runs a municipality's integration management.</summary>
    public const string SwitchMandate = nameof(SwitchMandate);

    /// <summary>Invites people and keeps their accounts; which ones, <see cref="GrantReach"/> says.</summary>
    public const string ManageAccounts = nameof(ManageAccounts);

    /// <summary>Writes to those who have subscribed to the Infomails of a municipality.</summary>
    public const string WriteInfomail = nameof(WriteInfomail);

    /// <summary>Refers people to services and sees what became of it.</summary>
    public const string Refer = nameof(Refer);

    /// <summary>Sees where referrals fail, in counts; which ones, <see cref="Reach"/> says.</summary>
    public const string SeeNeeds = nameof(SeeNeeds);

    /// <summary>Id of the person whose entry the account owns.</summary>
    public const string PersonClaim = "person";

    /// <summary>The day on which the roles were looked up, "2026-11-18".</summary>
    public const string DayClaim = "day";

    public const string StageClaim = "stage";

    /// <summary>"Role:ScopeKind:key", one claim for each role in force.</summary>
    public const string GrantClaim = "grant";

    public static void AddPolicies(this IServiceCollection services)
    {
        var full = new AuthorizationPolicyBuilder().RequireClaim(StageClaim, nameof(SessionStage.Full)).Build();
        var authorization = services.AddAuthorizationBuilder()
            .SetFallbackPolicy(full)
            .AddPolicy(SignedIn, full)
            .AddPolicy(Enrolling, policy => policy.RequireClaim(StageClaim, nameof(SessionStage.Full), nameof(SessionStage.Enrolment)));
        authorization
            .AddPolicy(OwnEntry, policy => policy.Combine(full).RequireClaim(PersonClaim))
            .AddPolicy(ManageAccounts, policy => policy.Combine(full).RequireRole(nameof(Role.IntegrationOfficer), nameof(Role.Coordinator), nameof(Role.Administrator)))
            .AddPolicy(EditDirectory, policy => policy.Combine(full).RequireRole(nameof(Role.IntegrationOfficer), nameof(Role.Coordinator), nameof(Role.Administrator)))
            .AddPolicy(Refer, policy => policy.Combine(full).RequireRole(nameof(Role.IntegrationManager), nameof(Role.IntegrationOfficer)))
            .AddPolicy(SeeNeeds, policy => policy.Combine(full).RequireRole(nameof(Role.IntegrationOfficer), nameof(Role.SectionHead), nameof(Role.Coordinator)))
            .AddPolicy(EditServices, policy => policy.Combine(full).RequireAssertion(context => Reach.Of(context.User) is { EditsDirectory: true } or { Organisations.Length: > 0 }))
            .AddPolicy(OwnServices, policy => policy.Combine(full).RequireAssertion(context => Reach.Of(context.User).Organisations.Length > 0))
            .AddPolicy(WriteInfomail, policy => policy.Combine(full).RequireRole(nameof(Role.IntegrationOfficer), nameof(Role.Coordinator)))
            .AddPolicy(SwitchMandate, policy => policy.Combine(full).RequireRole(nameof(Role.SectionHead), nameof(Role.Coordinator), nameof(Role.Administrator)));
        foreach (var role in Enum.GetNames<Role>())
        {
            authorization.AddPolicy(role, policy => policy.Combine(full).RequireRole(role));
        }
    }
}
