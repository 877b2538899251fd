using IntMan.Accounts;
using IntMan.Directory.Infomails;
using IntMan.Directory.Responsibilities;
using IntMan.Directory.Staff;
using Microsoft.AspNetCore.Authorization;

namespace IntMan.Portal.Security;

public static class Policies
{
    public const string SignedIn = nameof(SignedIn);

    public const string Enrolling = nameof(Enrolling);

    public const string OwnEntry = nameof(OwnEntry);

    // One's own entry, or posts that one keeps for others.
    public const string KeepPosts = nameof(KeepPosts);

    public const string Administer = nameof(Administer);

    public const string EditDirectory = nameof(EditDirectory);

    public const string EditServices = nameof(EditServices);

    public const string OwnServices = nameof(OwnServices);

    public const string SwitchCommission = nameof(SwitchCommission);

    public const string ManageAccounts = nameof(ManageAccounts);

    public const string WriteInfomail = nameof(WriteInfomail);

    public const string Refer = nameof(Refer);

    public const string SeeNeeds = nameof(SeeNeeds);

    public const string Meet = nameof(Meet);

    public const string Cases = nameof(Cases);

    public const string CaseLists = nameof(CaseLists);

    // Prepares reports of the caseload; who may look at them and release them, SeeNeeds says.
    public const string PrepareReports = nameof(PrepareReports);

    public const string ReferWithoutCases = nameof(ReferWithoutCases);

    public const string PersonClaim = "person";

    public const string DayClaim = "day";

    public const string StageClaim = "stage";

    public const string GrantClaim = "grant";

    public static void AddPolicies(this IServiceCollection services)
    {
        var full = new AuthorizationPolicyBuilder().RequireClaim(StageClaim, nameof(SignInStage.Full)).Build();
        var authorization = services.AddAuthorizationBuilder()
            .SetFallbackPolicy(full)
            .AddPolicy(SignedIn, full)
            .AddPolicy(Enrolling, policy => policy.RequireClaim(StageClaim, nameof(SignInStage.Full), nameof(SignInStage.Enrolment)));
        authorization
            .AddPolicy(OwnEntry, policy => policy.Combine(full).RequireClaim(PersonClaim))
            .AddPolicy(KeepPosts, policy => policy.Combine(full)
                .RequireAssertion(context => Reach.Of(context.User) is { PersonId: not null } or { EditsDirectory: true }))
            .AddPolicy(Administer, policy => policy.Combine(full)
                .RequireAssertion(context => Reach.Of(context.User) is { EditsDirectory: true } or { Organisations.Length: > 0 }
                    || context.User.IsInRole(nameof(Role.SectionHead))))
            .AddPolicy(ManageAccounts, policy => policy.Combine(full)
                .RequireRole(nameof(Role.IntegrationOfficer), nameof(Role.Coordinator), nameof(Role.Administrator)))
            .AddPolicy(EditDirectory, policy => policy.Combine(full)
                .RequireRole(nameof(Role.IntegrationOfficer), nameof(Role.Coordinator), nameof(Role.Administrator)))
            .AddPolicy(Refer, policy => policy.Combine(full).RequireRole(nameof(Role.IntegrationManager), nameof(Role.IntegrationOfficer)))
            .AddPolicy(Cases, policy => policy.Combine(full).RequireRole(nameof(Role.IntegrationManager)).RequireClaim(PersonClaim))
            .AddPolicy(CaseLists, policy => policy.Combine(full).RequireAssertion(context => context.User.IsInRole(nameof(Role.SectionHead))
                || (context.User.IsInRole(nameof(Role.IntegrationManager)) && context.User.HasClaim(claim => claim.Type == PersonClaim))))
            .AddPolicy(ReferWithoutCases, policy => policy.Combine(full).RequireAssertion(context =>
                context.User.IsInRole(nameof(Role.IntegrationOfficer)) && !context.User.IsInRole(nameof(Role.IntegrationManager))))
            .AddPolicy(SeeNeeds, policy => policy.Combine(full).RequireRole(nameof(Role.IntegrationOfficer), nameof(Role.SectionHead),
                nameof(Role.Coordinator)))
            .AddPolicy(PrepareReports, policy => policy.Combine(full).RequireRole(nameof(Role.IntegrationOfficer),
                nameof(Role.Coordinator)))
            .AddPolicy(EditServices, policy => policy.Combine(full)
                .RequireAssertion(context => Reach.Of(context.User) is { EditsDirectory: true } or { Organisations.Length: > 0 }))
            .AddPolicy(OwnServices, policy => policy.Combine(full)
                .RequireAssertion(context => Reach.Of(context.User).Organisations.Length > 0))
            .AddPolicy(Meet, policy => policy.Combine(full).RequireRole(nameof(Role.IntegrationManager), nameof(Role.IntegrationOfficer),
                nameof(Role.SectionHead), nameof(Role.Coordinator)))
            .AddPolicy(WriteInfomail, policy => policy.Combine(full).RequireRole(nameof(Role.IntegrationOfficer), nameof(Role.Coordinator)))
            .AddPolicy(SwitchCommission, policy => policy.Combine(full)
                .RequireRole(nameof(Role.SectionHead), nameof(Role.Coordinator), nameof(Role.Administrator)));
        foreach (var role in Enum.GetNames<Role>())
        {
            authorization.AddPolicy(role, policy => policy.Combine(full).RequireRole(role));
        }
    }
}
