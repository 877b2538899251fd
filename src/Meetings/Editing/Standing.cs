using IntMan.Foundation.Changes;

namespace IntMan.Meetings.Editing;

/// <summary>A series as one caller meets it: what it is and what they are in it today.</summary>
public sealed record Standing(SeriesRow Series, IReadOnlySet<SeriesRole> Roles)
{
    /// <summary>Roles of the person @person on @day in the series s.</summary>
    internal const string RolesSql = """
        array(select t.role from meetings.role_term t
                where t.series_id = s.id and t.person_id = @person and foundation.valid_on(t.valid_from, t.valid_until, @day)
            union select 'Member' from meetings.member m
                where m.series_id = s.id and m.person_id = @person and foundation.valid_on(m.valid_from, m.valid_until, @day)
            union select 'Mandated' from meetings.mandate d
                where d.series_id = s.id and d.person_id = @person and foundation.valid_on(d.valid_from, d.valid_until, @day))
        """;

    private const string Sql = $"""
        select {SeriesRow.Columns}, {RolesSql} as roles
        from meetings.series s left join meetings.series u on u.id = s.reports_to_id where s.slug = @slug
        """;

    public bool Has(params ReadOnlySpan<SeriesRole> any)
    {
        foreach (var role in any)
        {
            if (Roles.Contains(role))
            {
                return true;
            }
        }

        return false;
    }

    public bool Prepares => Roles.Overlaps(SeriesRoles.Preparing);

    public bool Leads => Roles.Overlaps(SeriesRoles.Leading);

    public bool Sits => Roles.Overlaps(SeriesRoles.Sitting);

    /// <summary>Whether the protected part is open to them; the database asks the same.</summary>
    public bool InRoom => Series.IsForum && Roles.Contains(SeriesRole.Mandated);

    /// <returns>Null when there is no such series, or the caller is nothing in it.</returns>
    internal static async Task<Standing?> FindAsync(ChangeReader reader, Caller caller, string slug)
    {
        if (await reader.FindAsync<SeriesRow>(Sql, new { slug, person = caller.Actor.PersonId,
            day = caller.Scope.Day }) is not { } series)
        {
            return null;
        }

        var roles = series.Roles.Select(Enum.Parse<SeriesRole>).ToHashSet();
        var scope = caller.Scope;
        if (scope.HasArea && scope.Covers(series.Ags, series.CountyKey))
        {
            roles.Add(SeriesRole.Office);
        }

        if (scope.Headed is { } headed && headed.Covers(series.Ags, series.CountyKey))
        {
            roles.Add(SeriesRole.Head);
        }

        return roles.Count > 0 ? new Standing(series, roles) : null;
    }
}
