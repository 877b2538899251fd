using System.Data.Common;
using System.Globalization;
using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using Npgsql;

namespace IntMan.Accounts;

/// <summary>Gives and takes roles; acts with the next request of the account (ASVS 8.3.2).</summary>
public sealed class GrantRole(DatabaseZones database, RoleRules rules, AuditLog audit)
{
    public async Task<Refusal?> ExecuteAsync(Guid accountId, RoleWish wish, Inviter by, CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await by.Reach.KeepsAsync(connection, accountId, transaction))
        {
            throw new KeyNotFoundException();
        }

        (wish, var refusal) = await rules.CheckAsync(connection, transaction, by.Reach, wish);
        if (refusal is not null)
        {
            return refusal;
        }

        try
        {
            await InsertAsync(connection, transaction, accountId, wish);
        }
        catch (PostgresException e) when (e.ConstraintName == "one_grant_per_role_and_scope")
        {
            return new Refusal("rolle",
                "Diese Rolle hat das Konto schon. Nehmen Sie sie zuerst weg, wenn ein anderer letzter Tag gelten soll.");
        }

        await audit.RecordAsync(connection, new AuditEntry("role.grant", AuditOutcome.Done, by.AccountId, by.SessionId,
            $"{accountId} {wish.Role}:{wish.Kind}:{wish.Key}", by.Network), transaction);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    // Takes a role away. The last administrator stays one: nobody could give the role again.
    public async Task<bool> RevokeAsync(Guid accountId, Guid grantId, Inviter by, CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync("select pg_advisory_xact_lock(4711000006)", transaction: transaction);
        var isKept = await by.Reach.KeepsAsync(connection, accountId, transaction);
        var grant = !isKept ? null : await connection.QuerySingleOrDefaultAsync<string?>($"""
            delete from accounts.role_grant g where id = @grantId and account_id = @accountId
                and (role <> 'Administrator' or {AccountState.HasOtherAdministrator})
            returning role || ':' || scope_kind || ':' || scope_key
            """, new { grantId, accountId }, transaction);
        if (grant is null)
        {
            return false;
        }

        await audit.RecordAsync(connection, new AuditEntry("role.revoke", AuditOutcome.Done, by.AccountId, by.SessionId,
            $"{accountId} {grant}", by.Network), transaction);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    internal static Task InsertAsync(DbConnection connection, DbTransaction transaction, Guid accountId, RoleWish wish) =>
        connection.ExecuteAsync(
        "insert into accounts.role_grant (id, account_id, role, scope_kind, scope_key, valid_until) values (@id, @accountId, @role, "
        + "@kind, @Key, @until::date)",
        new { id = Guid.CreateVersion7(), accountId, role = wish.Role.ToString(), kind = wish.Kind.ToString(), wish.Key,
        until = wish.Until?.ToString("O", CultureInfo.InvariantCulture) },
        transaction);
}
