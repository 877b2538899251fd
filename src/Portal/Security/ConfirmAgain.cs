using IntMan.Accounts;

namespace IntMan.Portal.Security;

/// <summary>Somebody who is signed in proves once more who they are: with the app or, where an account has no second factor, with the password.</summary>
public sealed class ConfirmAgain(SecondFactorSignIn second, PasswordSignIn password, StartSession start)
{
    /// <param name="context">Request with the session.</param>
    /// <param name="hasApp">Whether a code is asked for; else the password, which only demo accounts get away with.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <returns>false when it was wrong; when right the session goes on under a new id.</returns>
    public async Task<bool> ExecuteAsync(HttpContext context, bool hasApp, string typed, CancellationToken cancellation)
    {
        var session = context.RequiredSession();
        var method = hasApp
            ? (await second.ExecuteAsync(session, typed, context.Network(), cancellation) as SecondFactorAnswer.Accepted)?.Method
            : await password.ConfirmAsync(session, typed, context.Network(), cancellation) ? "password" : null;
        if (method is not null)
        {
            await start.ExecuteAsync(context, session.AccountId, SessionStage.Full, method, cancellation);
        }

        return method is not null;
    }
}
