using System.Data.Common;
using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using Npgsql;

namespace IntMan.Accounts;

/// <summary>
/// Makes an account that can do nothing yet and sends its owner a link: address and role are bound to the link, it counts once and for
/// three days (D4). The portal never knows a password that somebody else has chosen.
/// </summary>
public sealed class InviteAccount(DatabaseZones database, RoleRules rules, AccountLinks links, AccountMails mails, AuditLog audit,
    TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(72);

    public async Task<InvitationAnswer> ExecuteAsync(NewAccount wish, Inviter by, CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var (role, refusal) = await rules.CheckAsync(connection, transaction, by.Reach, wish.Role);
        if (refusal is not null)
        {
            return new InvitationAnswer(null, null, refusal);
        }

        var id = Guid.CreateVersion7();
        try
        {
            await InsertAsync(connection, transaction, id, wish with { Role = role });
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return new InvitationAnswer(null, null,
                new Refusal("email",
                "Mit dieser E-Mail-Adresse gibt es schon ein Konto. Suchen Sie es in der Liste und ändern Sie dort die Rollen."));
        }

        var link = await SendAsync(connection, transaction, id, wish.Email, wish.Name, by);
        await audit.RecordAsync(connection, new AuditEntry("account.invite", AuditOutcome.Done, by.AccountId, by.SessionId, id.ToString(),
            by.Network), transaction);
        await transaction.CommitAsync(cancellation);
        return new InvitationAnswer(id, link, null);
    }

    public async Task<Uri?> ResendAsync(Guid accountId, Inviter by, CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var account = await connection.QuerySingleOrDefaultAsync<(string Email, string Name)?>(
            "select email, display_name from accounts.account a where id = @accountId and disabled_at is null and not "
            + $"{AccountState.IsSetUp} for update", new { accountId }, transaction);
        if (account is not { } found || !await by.Reach.KeepsAsync(connection, accountId, transaction))
        {
            return null;
        }

        var link = await SendAsync(connection, transaction, accountId, found.Email, found.Name, by);
        await audit.RecordAsync(connection, new AuditEntry("account.invite again", AuditOutcome.Done, by.AccountId, by.SessionId,
            accountId.ToString(), by.Network), transaction);
        await transaction.CommitAsync(cancellation);
        return link;
    }

    private async Task InsertAsync(DbConnection connection, DbTransaction transaction, Guid id, NewAccount wish)
    {
        var email = wish.Email.Trim();
        await connection.ExecuteAsync("""
            insert into accounts.account (id, user_name, normalized_user_name, email, normalized_email, email_confirmed, security_stamp,
              concurrency_stamp, display_name, created_at)
            values (@id, @email, @upper, @email, @upper, false, @stamp, @stamp, @Name, @now)
            """,
            new { id, email, upper = email.ToUpperInvariant(), stamp = Guid.NewGuid().ToString(), wish.Name, now = clock.GetUtcNow() },
                transaction);
        await GrantRole.InsertAsync(connection, transaction, id, wish.Role);
    }

    private async Task<Uri> SendAsync(DbConnection connection, DbTransaction transaction, Guid id, string email, string name, Inviter by)
    {
        var link = await links.IssueAsync(connection, transaction, new NewLink(id, LinkKind.Invitation, Lasts));
        await mails.QueueAsync(connection, transaction, "konto-einladung", email, ("name", name), ("von", by.Name),
            ("link", link.ToString()), ("bis", AccountMails.Text(clock.GetUtcNow() + Lasts)));
        return link;
    }
}

public sealed record NewAccount(string Email, string Name, RoleWish Role);

/// <summary>Who invites: an account, or the command line of the server.</summary>
public sealed record Inviter(Guid? AccountId, Guid? SessionId, string Name, string Network, GrantReach Reach);

/// <summary>What came of an invitation.</summary>
public sealed record InvitationAnswer(Guid? AccountId, Uri? Link, Refusal? Refusal);
