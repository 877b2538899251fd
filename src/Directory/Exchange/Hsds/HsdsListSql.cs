using System.Text;
using IntMan.Directory.Exchange.Import;

namespace IntMan.Directory.Exchange.Hsds;

internal static class HsdsListSql
{
    private const string AtThatMoment = "l.listed_at <= @at and (l.unlisted_at is null or l.unlisted_at > @at)";

    private const string Text =
        "s.name || ' ' || s.organisation_name || ' ' || s.summary || ' ' || coalesce(s.description, '') || ' ' || "
        + "array_to_string(s.keywords, ' ')";

    public static string OfServices(HsdsQuery query)
    {
        var listed = $"""
            select l.name, s.id, s.last_modified, true as is_listed
            from public_directory.listing l join public_directory.hsds_service s on s.id = l.entity_id
            where l.entity = 'service' and {Listed(query)}{ConditionsOf(query, withdrawn: false)}
            """;
        return query.ModifiedAfter is null && query.Cursor is null ? listed : $"""
            {listed}
            union all
            select coalesce(l.name, s.name), s.id, s.last_modified, false
            from public_directory.withdrawn_service s
            left join public_directory.listing l on l.entity = 'service' and l.entity_id = s.id
              and {(query.Cursor is null ? "false" : AtThatMoment)}
            where {(query.ModifiedAfter is null ? "l.name is not null" : "true")}{ConditionsOf(query, withdrawn: true)}
            """;
    }

    public static string OfServicesAtLocations(HsdsQuery query)
    {
        var near = query.Proximity is not null;
        var place = (query.Postcode, near) switch
        {
            (null, _) => "",
            (_, true) => " and exists (select from public_directory.hsds_place p, middle m where p.id = sp.place_id and 12742000 * "
                + "asin(sqrt(sin(radians(p.latitude - m.latitude) / 2) ^ 2 + cos(radians(m.latitude)) * cos(radians(p.latitude)) * "
                + "sin(radians(p.longitude - m.longitude) / 2) ^ 2)) <= @Proximity)",
            _ => " and (s.serves_everyone or s.served_keys && array(select unnest(array[ags, county_key]) "
                + "from public_directory.municipality where postal_codes @> array[@Postcode]))",
        };
        return $"""
            select l.name, sp.id, s.last_modified, true as is_listed
            from public_directory.listing l join public_directory.hsds_service s on s.id = l.entity_id
              join public_directory.service_place sp on sp.service_id = s.id
            where l.entity = 'service' and {Listed(query)}{ConditionsOf(query, withdrawn: false)}{place}
            """;
    }

    public const string MiddleOfPostcode = """
        middle as (
            select coalesce(avg(latitude) filter (where postal_code = @Postcode), avg(latitude)) as latitude,
              coalesce(avg(longitude) filter (where postal_code = @Postcode), avg(longitude)) as longitude
            from public_directory.hsds_place
            where latitude is not null and (postal_code = @Postcode or ags in (select ags from public_directory.municipality
              where postal_codes @> array[@Postcode])))
        """;

    public static string OfOrganisations(HsdsQuery query)
    {
        var term = TermCondition(query, "s");
        var words = query.Patterns.Length == 0 ? "" : " and o.name || ' ' || coalesce(o.description, '') ilike all (@Patterns)";
        return $"""
            select l.name, o.id, o.changed_at as last_modified, true as is_listed
            from public_directory.listing l join public_directory.hsds_organisation o on o.id = l.entity_id
            where l.entity = 'organisation' and {Listed(query)}{words}
                {(term.Length == 0 ? "" : $"and exists (select from public_directory.hsds_service s where s.organisation_id = o.id{term})")}
            """;
    }

    private static string Listed(HsdsQuery query) => query.Cursor is null ? "l.unlisted_at is null" : AtThatMoment;

    private static string ConditionsOf(HsdsQuery query, bool withdrawn)
    {
        var sql = new StringBuilder();
        Add(query.ModifiedAfter is not null, "s.last_modified >= @ModifiedAfter");
        Add(query.Patterns.Length > 0, withdrawn ? "s.name ilike all (@Patterns)" : $"{Text} ilike all (@Patterns)");
        Add(query.OrganizationId is not null, "s.organisation_id = @OrganizationId");
        sql.Append(TermCondition(query, "s"));

        // Age and hours of what has been withdrawn are nobody's business any more.
        Add(withdrawn && (query.MinimumAge ?? query.MaximumAge) is not null, "false");
        Add(!withdrawn && query.MinimumAge is not null, "(s.maximum_age is null or s.maximum_age >= @MinimumAge)");
        Add(!withdrawn && query.MaximumAge is not null, "(s.minimum_age is null or s.minimum_age <= @MaximumAge)");
        var asksForHours = query.Day is not null || query.StartTime is not null || query.EndTime is not null;
        Add(withdrawn && asksForHours, "false");
        Add(!withdrawn && asksForHours, """
            exists (select from public_directory.service_hour h where h.service_id = s.id and h.starts_at is not null
              and (@Day::text is null or h.weekday = @Day)
                and (@StartTime::time is null or h.ends_at > @StartTime::time) and (@EndTime::time is null or h.starts_at < @EndTime::time)
                  and foundation.reaches(h.valid_until, @Today))
            """);
        return sql.ToString();

        void Add(bool isAsked, string condition)
        {
            if (isAsked)
            {
                sql.Append(" and ").Append(condition);
            }
        }
    }

    private static string TermCondition(HsdsQuery query, string row)
    {
        var conditions = new StringBuilder();
        if (query.TaxonomyTermId is { } id)
        {
            conditions.Append(HsdsTaxonomies.Find(id) is { } term ? $" and {Has(row, term.Column, term.Value)}" : " and false");
        }

        if (query.TaxonomyId is { } taxonomy)
        {
            var columns = HsdsTaxonomies.Terms.Where(term => term.Term.TaxonomyId == taxonomy).Select(term => term.Column)
                .Distinct().ToList();
            conditions.Append(columns.Count == 0 ? " and false"
                : $" and ({string.Join(" or ", columns.Select(column => Has(row, column, "")))})");
        }

        return conditions.ToString();
    }

    // Column and value are those of HsdsTaxonomies, never typed by anybody. A term above others means any of them.
    private static string Has(string row, string column, string value) => (column, value) switch
    {
        ("areas" or "residence_statuses", "") => $"cardinality({row}.{column}) > 0",
        ("areas" or "residence_statuses", _) => $"{row}.{column} @> array['{value}']",
        (_, "") => $"{row}.{column} is not null",
        _ => $"{row}.{column} = '{value}'",
    };
}
