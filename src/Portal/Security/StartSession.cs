using IntMan.Accounts;

namespace IntMan.Portal.Security;

public sealed class StartSession(Sessions sessions, SessionCookie cookie, AttemptLimit attempts)
{
    public async Task ExecuteAsync(HttpContext context, Guid accountId, SessionStage stage, string method, CancellationToken cancellation)
    {
        var network = context.Network();
        var session = new NewSession(accountId, stage, method, context.Device(), network);
        if (await sessions.StartAsync(session, context.Session(), cancellation) is not { } token)
        {
            return;
        }

        cookie.Write(context.Response, token);
        if (stage == SessionStage.Full)
        {
            await attempts.RememberNetworkAsync(accountId, network, cancellation);
        }
    }
}
