using IntMan.Accounts;
using IntMan.Foundation.Changes;
using IntMan.Portal.Pages;
using Microsoft.AspNetCore.Authentication;

namespace IntMan.Portal.Security.Oidc;

// What happens when somebody comes back from the identity provider: the account that is linked with them is signed in, or the account
// that asked for it is linked. Nobody is recognised by an e-mail address, and no account arises by itself.
public sealed class ExternalSignIn(StartSignIn start, ExternalLogins logins)
{
    public const string LinkItem = "link";

    public const string Failed = "/konto/anmelden?anbieter=fehler";

    public async Task<string> ExecuteAsync(HttpContext context, string issuer, string subject, AuthenticationProperties state,
        string? target)
    {
        // The handler runs before the session of the request is read.
        await context.AuthenticateAsync(SignInAuthentication.SchemeName);
        return state.Items.TryGetValue(LinkItem, out var asker)
            ? await LinkAsync(context, issuer, subject, asker)
            : await SignInAsync(context, issuer, subject, target);
    }

    public async Task<string> RefuseAsync(HttpContext context, string reason)
    {
        await logins.NoteRefusalAsync(reason, context.Network(), context.RequestAborted);
        return Failed;
    }

    private async Task<string> SignInAsync(HttpContext context, string issuer, string subject, string? target)
    {
        if (await logins.FindAsync(issuer, subject, context.RequestAborted) is not { } account)
        {
            await RefuseAsync(context, "oidc");
            return "/konto/anmelden?anbieter=unbekannt";
        }

        await start.ExecuteAsync(context, account, SignInStage.Full, "oidc", context.RequestAborted);
        return target ?? MainNavigation.Today;
    }

    private async Task<string> LinkAsync(HttpContext context, string issuer, string subject, string? asker)
    {
        if (context.SignIn() is not { } session || session.AccountId.ToString() != asker
            || session.Stage == SignInStage.AwaitsSecondFactor)
        {
            return Failed;
        }

        try
        {
            if (!await logins.LinkAsync(context.Caller(), issuer, subject, context.RequestAborted))
            {
                return Failed;
            }
        }
        catch (RuleViolation)
        {
            return "/konto/sicherheit?gespeichert=vergeben";
        }

        await start.ExecuteAsync(context, session.AccountId, SignInStage.Full, "oidc", context.RequestAborted);
        return "/konto/sicherheit?gespeichert=verbunden";
    }
}
