using Dapper;
using IntMan.Foundation.Access;
using IntMan.Foundation.Database;
using IntMan.Foundation.Text;

namespace IntMan.Accounts;

/// <summary>The accounts that somebody keeps: searched, filtered, in pages.</summary>
public sealed class ListAccounts(DatabaseZones database, TimeProvider clock)
{
    public const int PageSize = 25;

    internal const string Named = """
        g.role || ':' || g.scope_kind || ':' || g.scope_key || ':' || coalesce((
            select area.name from published_directory.area where area.kind = g.scope_kind and area.key = g.scope_key), '')
        """;

    private const string Line = $"""
        select a.id, a.display_name, a.email, {AccountState.Name} as state, a.created_at, p.slug as person,
          p.given_name || ' ' || p.family_name as person_name,
            (select l.expires_at from accounts.account_link l where l.account_id = a.id and l.kind = 'Invitation') as invited_until,
            (select l.valid_from from accounts.account_link l where l.account_id = a.id and l.kind = 'Enrolment'
              and l.expires_at > @now) as recovery_from,
            (select r.requested_by from accounts.factor_recovery r where r.account_id = a.id) as recovery_asked_by,
            (select max(s.seen_at) from accounts.session s where s.account_id = a.id) as seen_at,
            array(select {Named} from accounts.role_grant g where g.account_id = a.id order by 1) as grants
        from accounts.account a left join published_directory.person p on p.id = a.person_id
        """;

    public async Task<(IReadOnlyList<AccountLine> Lines, int Count)> ExecuteAsync(AccessScope scope, AccountFilter filter, int page,
        CancellationToken cancellation)
    {
        var pattern = LikePattern.Containing(filter.Text);
        var parameters = scope.With(new { pattern, role = filter.Role?.ToString(), state = filter.State, now = clock.GetUtcNow(),
            skip = (page - 1) * PageSize, take = PageSize });
        const string Where = $"""
            where {AccountScope.Keeps} and (a.display_name ilike @pattern or a.email ilike @pattern)
              and (@role::text is null or exists (select from accounts.role_grant f where f.account_id = a.id and f.role = @role))
                and (@state::text is null or {AccountState.Name} = @state)
            """;
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        var count = await connection.ExecuteScalarAsync<int>($"select count(*)::int from accounts.account a {Where}", parameters);
        var lines = await connection.QueryAsync<AccountLine>(
            $"{Line} {Where} order by a.display_name collate \"de-x-icu\", a.id limit @take offset @skip", parameters);
        return (lines.AsList(), count);
    }

    public async Task<(AccountLine Account, IReadOnlyList<GrantLine> Grants)?> ShowAsync(AccessScope scope, Guid accountId,
        CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        var parameters = scope.With(new { accountId, now = clock.GetUtcNow() });
        if (await connection.QuerySingleOrDefaultAsync<AccountLine>($"{Line} where a.id = @accountId and {AccountScope.Keeps}",
            parameters) is not { } account)
        {
            return null;
        }

        var grants = await connection.QueryAsync<GrantLine>(
            $"select g.id, {Named} as grant, to_char(g.valid_until, 'DD.MM.YYYY') as until from accounts.role_grant g where g.account_id "
            + "= @accountId order by 2", parameters);
        return (account, grants.AsList());
    }

    public async Task<IReadOnlyList<string>> NamesAsync(SignInSession session, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<string>(
            $"select {Named} from accounts.role_grant g where g.account_id = @AccountId and g.role || ':' || g.scope_kind || ':' || "
            + "g.scope_key = any(@Grants) order by 1", new { session.AccountId, Grants = session.Grants.ToArray() })).AsList();
    }

    public async Task<IReadOnlyList<(string Slug, string Name)>> PeopleAsync(AccessScope scope, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<(string, string)>($"""
            select p.slug, p.given_name || ' ' || p.family_name from published_directory.person p
            where not exists (select from accounts.account a where a.person_id = p.id) and {AccountScope.PersonInReach}
              order by p.family_name, p.given_name, p.slug limit 500
            """, scope.With())).AsList();
    }
}

public sealed record AccountFilter(string? Text, Role? Role, string? State);

/// <summary>An account as who keeps it sees it.</summary>
public sealed class AccountLine
{
    public Guid Id { get; init; }

    public string DisplayName { get; init; } = "";

    public string Email { get; init; } = "";

    public string State { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public string? Person { get; init; }

    public string? PersonName { get; init; }

    public DateTimeOffset? InvitedUntil { get; init; }

    public DateTimeOffset? RecoveryFrom { get; init; }

    public Guid? RecoveryAskedBy { get; init; }

    public DateTimeOffset? SeenAt { get; init; }

    public string[] Grants { get; init; } = [];
}

/// <summary>A role with its last day.</summary>
public sealed class GrantLine
{
    public Guid Id { get; init; }

    public string Grant { get; init; } = "";

    public string? Until { get; init; }
}
