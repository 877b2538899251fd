using IntMan.Accounts;

namespace IntMan.Portal.Security;

public sealed class ConfirmAgain(SecondFactorSignIn second, PasswordSignIn password, StartSignIn start)
{
    public async Task<bool> ExecuteAsync(HttpContext context, bool hasApp, string typed, CancellationToken cancellation)
    {
        var session = context.RequiredSignIn();
        async Task<string?> ByAppAsync() =>
            (await second.ExecuteAsync(session, typed, context.Origin(), cancellation) as SecondFactorAnswer.Accepted)?.Method;
        async Task<string?> ByPasswordAsync() =>
            await password.ConfirmAsync(session, typed, context.Origin(), cancellation) ? "password" : null;
        var method = hasApp ? await ByAppAsync() : await ByPasswordAsync();
        if (method is not null)
        {
            await start.ExecuteAsync(context, session.AccountId, SignInStage.Full, method, cancellation);
        }

        return method is not null;
    }
}
