using System.Data.Common;
using Dapper;
using IntMan.Directory.Published;

namespace IntMan.Accounts;

/// <summary>Answers the directory whom its mails reach.</summary>
public sealed class Recipients : IRecipients
{
    private const string KeepersSql = """
        select a.id, a.email, g.role, g.scope_kind, g.scope_key from accounts.role_grant g
          join accounts.account a on a.id = g.account_id and a.disabled_at is null
        where foundation.reaches(g.valid_until, @day)
            and (g.role = 'Partner' and g.scope_kind = 'Organisation' or g.role in ('IntegrationOfficer', 'Coordinator')
              and g.scope_kind in ('Municipality', 'County'))
        order by a.id
        """;

    public async Task<IReadOnlyDictionary<Guid, string>> AddressesAsync(
        DbConnection connection, DbTransaction transaction, Guid[] people) =>
        (await connection.QueryAsync<(Guid Person, string Email)>("""
            select a.person_id, min(a.email) from accounts.account a
            where a.person_id = any(@people) and a.disabled_at is null group by a.person_id
            """, new { people }, transaction)).ToDictionary(row => row.Person, row => row.Email);

    public async Task<IReadOnlyList<Keeper>> KeepersAsync(DbConnection connection, DbTransaction transaction, DateOnly day) =>
        [.. (await connection.QueryAsync<(Guid Id, string Email, string Role, string Kind, string Key)>(
            KeepersSql, new { day }, transaction)).Select(row =>
                KeeperOf(row.Id, row.Email, Enum.Parse<Role>(row.Role), Enum.Parse<ScopeKind>(row.Kind), row.Key))];

    public async Task<ServicesOfAccount> ServicesOfAsync(DbConnection connection, Guid account, DateOnly day)
    {
        var grants = (await connection.QueryAsync<(string Role, string Kind, string Key)>("""
            select g.role, g.scope_kind, g.scope_key from accounts.role_grant g
              join accounts.account a on a.id = g.account_id and a.disabled_at is null
            where g.account_id = @account and foundation.reaches(g.valid_until, @day)
            """, new { account, day })).AsList();
        return new ServicesOfAccount(
            grants.Exists(grant => grant.Role != nameof(Role.Partner)),
            grants.Where(grant => grant is { Role: nameof(Role.Partner), Kind: nameof(ScopeKind.Organisation) })
                .Select(grant => grant.Key).ToHashSet(StringComparer.Ordinal));
    }

    private static Keeper KeeperOf(Guid account, string email, Role role, ScopeKind kind, string key) => new(
        account,
        email,
        role switch { Role.Partner => KeeperKind.Partner, Role.Coordinator => KeeperKind.Coordinator, _ => KeeperKind.Officer },
        RoleNames.Of(role),
        kind == ScopeKind.Municipality ? key : null,
        kind == ScopeKind.County ? key : null,
        kind == ScopeKind.Organisation ? key : null);
}
