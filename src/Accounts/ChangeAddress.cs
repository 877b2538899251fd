using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using Npgsql;

namespace IntMan.Accounts;

/// <summary>Another e-mail address: the new one has to be confirmed by a link, the old one is told of it (ASVS 6.3.7).</summary>
public sealed class ChangeAddress(DatabaseZones database, AccountLinks links, AccountMails mails, AuditLog audit)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    public async Task BeginAsync(SignInSession session, string email, string network, CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var link = await links.IssueAsync(connection, transaction, new NewLink(session.AccountId, LinkKind.Address, Lasts, Email: email));
        await mails.QueueAsync(connection, transaction, "konto-adresse", email, ("name", session.DisplayName), ("link", link.ToString()));
        await mails.TellAsync(connection, transaction, session.AccountId,
            "Für Ihr Konto wurde eine andere E-Mail-Adresse angegeben. Sie gilt, sobald sie bestätigt ist.");
        await audit.RecordAsync(connection, new AuditEntry("email.change asked", AuditOutcome.Done, session.AccountId, session.Id,
            Network: network), transaction);
        await transaction.CommitAsync(cancellation);
    }

    public async Task<bool> ExecuteAsync(string? token, string network, CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await links.UseAsync(connection, transaction, LinkKind.Address, token) is not { NewEmail: { } email } link)
        {
            return false;
        }

        await mails.TellAsync(connection, transaction, link.AccountId,
            "Die E-Mail-Adresse Ihres Kontos wurde geändert. An diese Adresse schreiben wir nicht mehr.");
        try
        {
            await connection.ExecuteAsync(
                "update accounts.account set user_name = @email, normalized_user_name = @upper, email = @email, normalized_email = "
                + "@upper, email_confirmed = true where id = @AccountId",
                new { link.AccountId, email, upper = email.ToUpperInvariant() }, transaction);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }

        await mails.TellAsync(connection, transaction, link.AccountId,
            "Die E-Mail-Adresse Ihres Kontos wurde auf diese Adresse geändert. Melden Sie sich ab jetzt damit an.");
        await audit.RecordAsync(connection, new AuditEntry("email.change", AuditOutcome.Done, link.AccountId, Network: network),
            transaction);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
