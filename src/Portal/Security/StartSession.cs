using IntMan.Accounts;

namespace IntMan.Portal.Security;

/// <summary>Starts a session and gives the browser its cookie; the session it grew out of ends, so every step has an id of its own.</summary>
public sealed class StartSession(Sessions sessions, SessionCookie cookie, AttemptLimit attempts)
{
    /// <param name="context">Request of the person who has just proved who they are.</param>
    /// <param name="accountId">Who they are.</param>
    /// <param name="stage">How far they have come.</param>
    /// <param name="method">As in <see cref="NewSession"/>.</param>
    /// <param name="cancellation">Ends the request.</param>
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
