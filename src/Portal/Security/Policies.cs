using IntMan.Portal.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

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
        foreach (var role in Enum.GetNames<Role>())
        {
            authorization.AddPolicy(role, policy => policy.Combine(full).RequireRole(role));
        }
    }

    public static void AuthorizeAccountPages(this PageConventionCollection conventions)
    {
        conventions.AuthorizePage("/Konto/Index", SignedIn);
        conventions.AuthorizePage("/Konto/Sitzungen", SignedIn);
        conventions.AuthorizePage("/Konto/Sicherheit", Enrolling);
        conventions.AuthorizePage("/Konto/Abmelden", Enrolling);
    }
}
