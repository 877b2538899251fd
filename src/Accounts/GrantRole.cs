using System.Globalization;
using IntMan.Foundation.Changes;

namespace IntMan.Accounts;

/// <summary>Gives and takes roles; acts with the next request of the account (ASVS 8.3.2).</summary>
public sealed class GrantRole(AccountChanges changes, RoleRules rules)
{
    public Task ExecuteAsync(Caller caller, Guid accountId, RoleWish wish, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            await change.RequireAsync(AccountChanges.Table, accountId.ToString());
            var role = await rules.CheckAsync(change, wish);
            await InsertAsync(change, accountId, role);
            await change.AuditAsync("role.grant", $"{accountId} {role.Role}:{role.Kind}:{role.Key}");
        }, cancellation);

    // Takes a role away. The last administrator stays one: nobody could give the role again.
    public Task RevokeAsync(Caller caller, Guid accountId, Guid grantId, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            await KeepAccount.LockAsync(change, accountId);
            var grant = await change.FindAsync<string>("""
                select role || ':' || scope_kind || ':' || scope_key from accounts.role_grant
                where id = @grantId and account_id = @accountId
                """, new { grantId, accountId });
            var removed = await change.ExecuteAsync($"""
                delete from accounts.role_grant g where id = @grantId and account_id = @accountId
                    and (role <> 'Administrator' or {AccountState.HasOtherAdministrator})
                """, new { grantId, accountId });
            Require.That(
                removed == 1,
                "Diese Rolle lässt sich nicht wegnehmen. Vielleicht ist sie schon weg, oder es ist die letzte der Administration.");
            await change.AuditAsync("role.revoke", $"{accountId} {grant}");
        }, cancellation);

    internal static Task<int> InsertAsync(Change<AccountsDbContext> change, Guid accountId, RoleWish wish) => change.ExecuteAsync("""
        insert into accounts.role_grant (id, account_id, role, scope_kind, scope_key, valid_until)
        values (@id, @accountId, @role, @kind, @Key, @until::date)
        """, new
    {
        id = Guid.CreateVersion7(change.At), accountId, role = wish.Role.ToString(), kind = wish.Kind.ToString(), wish.Key,
        until = wish.Until?.ToString("O", CultureInfo.InvariantCulture),
    });
}

/// <summary>A role as somebody wants to give it.</summary>
public sealed record RoleWish(Role Role, ScopeKind Kind, string Key, DateOnly? Until)
{
    public static bool TryReadScope(string? text, out ScopeKind kind, out string key)
    {
        var parts = (text ?? "").Split(':', 2);
        key = parts.Length == 2 ? parts[1].Trim() : "";
        kind = parts[0].Trim() switch
        {
            "county" => ScopeKind.County,
            "municipality" => ScopeKind.Municipality,
            "organisation" => ScopeKind.Organisation,
            _ => ScopeKind.Portal,
        };
        return (kind == ScopeKind.Portal) == (key.Length == 0) && (kind != ScopeKind.Portal || string.IsNullOrWhiteSpace(text));
    }
}
