using Dapper;
using IntMan.Accounts;
using IntMan.Foundation.Changes;
using IntMan.Portal.Database;
using Microsoft.AspNetCore.Authentication;
using Npgsql;

namespace IntMan.Portal.Security.Oidc;

// What happens when somebody comes back from the identity provider: the account that is linked with them is signed in, or the account
// that asked for it is linked. Nobody is recognised by an e-mail address, and no account arises by itself.
public sealed class ExternalSignIn(PortalDatabase database, StartSignIn start, AccountMails mails, AuditLog audit, TimeProvider clock)
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
        await using var connection = await database.Staff.OpenConnectionAsync(context.RequestAborted);
        await audit.RecordAsync(connection, new AuditEntry("sign-in", AuditOutcome.Refused, null, Subject: reason,
            Network: context.Network()));
        return Failed;
    }

    public async Task UnlinkAsync(SignInSession session, string network, CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.ExecuteAsync("""
            delete from accounts.external_login l using accounts.account a where a.id = @AccountId and l.account_id = a.id
                and ((a.password_hash is not null and a.totp_secret is not null)
                  or exists (select from accounts.account_passkey p where p.user_id = a.id))
            """, new { session.AccountId }, transaction) > 0)
        {
            await mails.TellAsync(connection, transaction, session.AccountId,
                "Ihr Konto ist nicht mehr mit der Anmeldung der Verwaltung verbunden.");
            await audit.RecordAsync(connection, new AuditEntry("external.unlink", AuditOutcome.Done, session.AccountId, session.Id,
                Network: network), transaction);
            await transaction.CommitAsync(cancellation);
        }
    }

    private async Task<string> SignInAsync(HttpContext context, string issuer, string subject, string? target)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(context.RequestAborted);
        var account = await connection.ExecuteScalarAsync<Guid?>(
            "select a.id from accounts.external_login l join accounts.account a on a.id = l.account_id where l.issuer = @issuer and "
            + "l.subject = @subject and a.disabled_at is null", new { issuer, subject });
        if (account is not { } id)
        {
            await audit.RecordAsync(connection, new AuditEntry("sign-in", AuditOutcome.Refused, null, Subject: "oidc",
                Network: context.Network()));
            return "/konto/anmelden?anbieter=unbekannt";
        }

        await start.ExecuteAsync(context, id, SignInStage.Full, "oidc", context.RequestAborted);
        return target ?? "/konto";
    }

    private async Task<string> LinkAsync(HttpContext context, string issuer, string subject, string? asker)
    {
        if (context.SignIn() is not { } session || session.AccountId.ToString() != asker
            || session.Stage == SignInStage.AwaitsSecondFactor)
        {
            return Failed;
        }

        await using var connection = await database.Staff.OpenConnectionAsync(context.RequestAborted);
        await using var transaction = await connection.BeginTransactionAsync(context.RequestAborted);
        if (!await FactorChange.TryBeginAsync(connection, transaction, session))
        {
            return Failed;
        }

        try
        {
            await connection.ExecuteAsync(
                "insert into accounts.external_login (issuer, subject, account_id, linked_at) values (@issuer, @subject, @AccountId, @now)",
                new { issuer, subject, session.AccountId, now = clock.GetUtcNow() }, transaction);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Theirs already, or somebody else's: both stay as they are.
            return "/konto/sicherheit?gespeichert=vergeben";
        }

        await mails.TellAsync(connection, transaction, session.AccountId,
            "Ihr Konto wurde mit der Anmeldung der Verwaltung verbunden. Sie können sich jetzt auch damit anmelden.");
        await audit.RecordAsync(connection, new AuditEntry("external.link", AuditOutcome.Done, session.AccountId, session.Id,
            Network: context.Network()), transaction);
        await transaction.CommitAsync(context.RequestAborted);
        await start.ExecuteAsync(context, session.AccountId, SignInStage.Full, "oidc", context.RequestAborted);
        return "/konto/sicherheit?gespeichert=verbunden";
    }
}
