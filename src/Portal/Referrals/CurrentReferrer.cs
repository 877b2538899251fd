using System.Security.Claims;
using IntMan.Accounts;
using IntMan.Directory.Referrals;
using IntMan.Foundation.Changes;
using IntMan.Portal.Security;

namespace IntMan.Portal.Referrals;

public static class CurrentReferrer
{
    public static Referrer Referrer(this HttpContext context)
    {
        var session = context.RequiredSignIn();
        var scopes = context.User.FindAll(Policies.GrantClaim).Select(claim => claim.Value.Split(':', 3))
            .Where(parts => parts[0] is nameof(Role.IntegrationManager) or nameof(Role.IntegrationOfficer)).ToList();
        var ags = scopes.Find(parts => parts[1] == nameof(ScopeKind.Municipality))?[2];
        var county = ags?[..5] ?? scopes.Find(parts => parts[1] == nameof(ScopeKind.County))?[2];
        return new Referrer(context.Actor(), session.AccountId, session.PersonId, ags, county);
    }
}
