using System.Data.Common;
using Dapper;

namespace IntMan.Accounts;

/// <summary>
/// Which roles somebody may give and take, and so whose accounts they keep: administrators all; the coordination in its county all but
/// administrators; integration officers the managers and volunteers of their municipality. One rule in SQL for lists and single checks.
/// </summary>
public sealed class GrantReach
{
    public const string Covers = """
        (@coversAll
        or g.role <> 'Administrator' and (
            g.scope_kind = 'County' and g.scope_key = any(@counties)
            or g.scope_kind = 'Municipality' and left(g.scope_key, 5) = any(@counties)
            or g.scope_kind = 'Organisation' and exists (
                select from directory.organisation o where o.slug = g.scope_key and (
                    exists (select from directory.post p where p.organisation_id = o.id and p.county_key = any(@counties))
                    or exists (select from directory.service v, unnest(v.served_keys) k
                      where v.organisation_id = o.id and left(k, 5) = any(@counties)))))
        or g.role in ('IntegrationManager', 'Volunteer') and g.scope_kind = 'Municipality' and g.scope_key = any(@municipalities))
        """;

    private readonly List<(Role Role, string Key)> _grants;

    private GrantReach(IEnumerable<string> grants) =>
        _grants = [.. grants.Select(grant => grant.Split(':', 3)).Select(parts => (Enum.Parse<Role>(parts[0]), parts[2]))];

    public bool CoversAll => _grants.Any(grant => grant.Role == Role.Administrator);

    private string[] Counties => [.. _grants.Where(grant => grant.Role == Role.Coordinator).Select(grant => grant.Key)];

    private string[] Municipalities => [.. _grants.Where(grant => grant.Role == Role.IntegrationOfficer).Select(grant => grant.Key)];

    public IEnumerable<Role> Roles => Enum.GetValues<Role>().Where(role => CoversAll || (Counties.Length > 0 && role != Role.Administrator)
        || role is Role.IntegrationManager or Role.Volunteer);

    public static GrantReach Of(SignInSession session) => new(session.Grants);

    public static GrantReach OfTheServer() => new([$"{Role.Administrator}:{ScopeKind.Portal}:"]);

    public DynamicParameters Parameters(object? more = null)
    {
        var parameters = new DynamicParameters(more);
        parameters.AddDynamicParams(new { coversAll = CoversAll, counties = Counties, municipalities = Municipalities });
        return parameters;
    }

    public Task<bool> MayGrantAsync(DbConnection connection, RoleWish wish, DbTransaction? transaction = null) =>
        connection.ExecuteScalarAsync<bool>(
        $"select {Covers} from (values (@role, @kind, @key)) g (role, scope_kind, scope_key)",
        Parameters(new { role = wish.Role.ToString(), kind = wish.Kind.ToString(), key = wish.Key }), transaction);

    public Task<bool> KeepsAsync(DbConnection connection, Guid accountId, DbTransaction? transaction = null) =>
        connection.ExecuteScalarAsync<bool>(
        $"select @coversAll or coalesce((select bool_and({Covers}) from accounts.role_grant g where g.account_id = @accountId), false)",
        Parameters(new { accountId }), transaction);
}

/// <summary>A role as somebody wants to give it.</summary>
public sealed record RoleWish(Role Role, ScopeKind Kind, string Key, DateOnly? Until)
{
    public static bool TryReadScope(string? text, out ScopeKind kind, out string key)
    {
        var parts = (text ?? "").Split(':', 2);
        key = parts.Length == 2 ? parts[1].Trim() : "";
        kind = parts[0].Trim() switch { "county" => ScopeKind.County, "municipality" => ScopeKind.Municipality,
            "organisation" => ScopeKind.Organisation, _ => ScopeKind.Portal };
        return (kind == ScopeKind.Portal) == (key.Length == 0) && (kind != ScopeKind.Portal || string.IsNullOrWhiteSpace(text));
    }
}
