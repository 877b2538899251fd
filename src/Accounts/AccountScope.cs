using IntMan.Foundation.Access;

namespace IntMan.Accounts;

/// <summary>
/// Which roles somebody may give and take, and so whose accounts they keep: administrators all; the coordination in its county all but
/// administrators; integration officers the managers and volunteers of their municipality. One rule in SQL for lists and single checks.
/// </summary>
public static class AccountScope
{
    /// <summary>Condition on a role as it is granted (alias g); parameters are those of the scope.</summary>
    public const string Covers = """
        (@scope_all
        or g.role <> 'Administrator' and (
            g.scope_kind = 'County' and g.scope_key = any(@scope_counties)
            or g.scope_kind = 'Municipality' and left(g.scope_key, 5) = any(@scope_counties)
            or g.scope_kind = 'Organisation' and exists (
                select from published_directory.organisation_county o where o.slug = g.scope_key and o.county_key = any(@scope_counties)))
        or g.role in ('IntegrationManager', 'Volunteer') and g.scope_kind = 'Municipality' and g.scope_key = any(@scope_municipalities))
        """;

    /// <summary>Condition on an account (alias a): every role it has is covered.</summary>
    public const string Keeps =
        $"(@scope_all or coalesce((select bool_and({Covers}) from accounts.role_grant g where g.account_id = a.id), false))";

    /// <summary>Condition on a person of the directory (alias p) with whose entry an account may be linked.</summary>
    public const string PersonInReach = """
        (@scope_all or exists (select from published_directory.holding h
            where h.person_id = p.id and foundation.valid_on(h.valid_from, h.valid_until, @scope_day)
                and (h.county_key = any(@scope_counties) or h.ags = any(@scope_municipalities))))
        """;

    /// <summary>Roles that can be given in some part of the scope.</summary>
    public static IEnumerable<Role> Roles(AccessScope scope) => Enum.GetValues<Role>().Where(role =>
        scope.All || (scope.Counties.Length > 0 && role != Role.Administrator) || role is Role.IntegrationManager or Role.Volunteer);
}
