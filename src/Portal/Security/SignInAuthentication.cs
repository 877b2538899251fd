using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using IntMan.Accounts;
using IntMan.Portal.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace IntMan.Portal.Security;

public sealed class SignInAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    SignInSessions sessions, SignInCookie cookie, EndedSession ended)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "SignIn";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // The page that says what was refused before anybody was looked up must not need the database for it.
        var answersRefusal = Context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (answersRefusal || cookie.Read(Request) is not { } token
            || Context.GetEndpoint()?.Metadata.GetMetadata<WithoutSignIn>() is not null)
        {
            return AuthenticateResult.NoResult();
        }

        // What somebody sees while signed in stays out of every cache (ASVS 14.3.2).
        Response.OnStarting(() =>
        {
            Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        if (await sessions.FindAsync(token, Context.RequestAborted) is not { } session)
        {
            return AuthenticateResult.NoResult();
        }

        Context.Features.Set(session);
        if (session.Stage == SignInStage.AwaitsSecondFactor)
        {
            return AuthenticateResult.NoResult();
        }

        var identity = new ClaimsIdentity(ClaimsOf(session), Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var back = HttpMethods.IsGet(Request.Method) ? Request.Path + Request.QueryString
            : await ended.KeepAsync(Context) ?? MainNavigation.Today;
        Response.Redirect(QueryHelpers.AddQueryString("/konto/anmelden", "zurueck", back));
    }

    private static IEnumerable<Claim> ClaimsOf(SignInSession session)
    {
        yield return new Claim(ClaimTypes.NameIdentifier, session.AccountId.ToString());
        yield return new Claim(ClaimTypes.Name, session.DisplayName);
        yield return new Claim(Policies.StageClaim, session.Stage.ToString());
        yield return new Claim(Policies.DayClaim, session.Day.ToString("O", CultureInfo.InvariantCulture));
        if (session.Stage == SignInStage.Full)
        {
            if (session.PersonId is { } person)
            {
                yield return new Claim(Policies.PersonClaim, person.ToString());
            }

            foreach (var grant in session.Grants)
            {
                yield return new Claim(Policies.GrantClaim, grant);
                yield return new Claim(ClaimTypes.Role, grant[..grant.IndexOf(':', StringComparison.Ordinal)]);
            }
        }
    }
}

public sealed class WithoutSignIn;
