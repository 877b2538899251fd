using IntMan.Accounts;

namespace IntMan.Portal.Security;

public sealed class StartSignIn(SignInSessions sessions, SignInCookie cookie, EndedSession ended, AttemptLimit attempts)
{
    public async Task ExecuteAsync(HttpContext context, Guid accountId, SignInStage stage, string method, CancellationToken cancellation)
    {
        var origin = context.Origin();
        var session = new NewSignInSession(accountId, stage, method, context.Device(), origin.Network);
        if (await sessions.StartAsync(session, context.SignIn(), cancellation) is not { } token)
        {
            return;
        }

        cookie.Write(context.Response, token);
        if (stage == SignInStage.Full)
        {
            ended.Remember(context.Response, accountId);
            await attempts.RememberNetworkAsync(accountId, origin.Key, cancellation);
        }
    }
}
