using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Editing;

internal static class DirectoryScope
{
    // Who has left every post belongs to nobody's area; who will take one belongs to it already.
    public const string NotEnded = "foundation.reaches(h.valid_until, @scope_day)";

    private const string CountyWide = "(@scope_all or cardinality(@scope_counties) > 0)";

    private static readonly string Post = AccessScope.InEither("p.ags", "p.county_key");
    private static readonly string InItsMunicipality = AccessScope.InMunicipality("(s ->> 'ags')");
    private static readonly string OfItsPost = $"({PostInArea("(s ->> 'post_id')::uuid")} or {OwnPost("(s ->> 'post_id')::uuid")})";
    private static readonly string OfItsService = OfService("(s ->> 'service_id')::uuid");

    // A date outlives its hour in the history: then the hour counts as it was last.
    private static readonly string OfItsHour = $"""
        exists (
            select from (
                select o.post_id, o.person_id, o.service_id, 0 as age from directory.office_hour o
                where o.id = (s ->> 'office_hour_id')::uuid
                union all
                (select (c.before ->> 'post_id')::uuid, (c.before ->> 'person_id')::uuid, (c.before ->> 'service_id')::uuid, 1
                from directory.change c where c.entity = 'office_hour' and c.entity_key = s ->> 'office_hour_id' and c.after is null
                order by c.id desc limit 1)
                order by age limit 1) o
            where {PostInArea("o.post_id")} or {OwnPost("o.post_id")} or {Person("o.person_id")} or {OfService("o.service_id")})
        """;

    // Condition on the recorded state s of a row, by table. What has no line here is nobody's.
    public static IReadOnlyDictionary<string, string> Conditions { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["county"] = AccessScope.InCounty("(s ->> 'key')"),
        ["association"] = AccessScope.InCounty("(s ->> 'county_key')"),
        ["municipality"] = InItsMunicipality,
        ["district"] = InItsMunicipality,
        ["street"] = InItsMunicipality,
        ["mandate"] = InItsMunicipality,
        ["place"] = InItsMunicipality,
        ["post"] = AccessScope.InEither("(s ->> 'ags')", "(s ->> 'county_key')"),
        ["person"] = Person("(s ->> 'id')::uuid"),
        ["post_holder"] = $"({PostInArea("(s ->> 'post_id')::uuid")} or (s ->> 'person_id')::uuid = any(@scope_people))",
        ["absence"] = Person("(s ->> 'person_id')::uuid"),
        ["confirmation"] = $"""
            ({OfItsPost.Replace("'post_id'", "'entry_id'", StringComparison.Ordinal)} or {OfItsService}
              or {Person("(s ->> 'person_id')::uuid")}
                or exists (select from directory.post_holder h where h.person_id = (s ->> 'person_id')::uuid and {NotEnded}
                  and {OwnPost("h.post_id")}))
            """,
        ["office_hour"] = $"({OfItsPost} or {Person("(s ->> 'person_id')::uuid")} or {OfItsService})",
        ["office_hour_deviation"] = OfItsHour,
        ["service"] = OfService("(s ->> 'id')::uuid"),
        ["service_place"] = OfItsService,
        ["service_translation"] = OfItsService,
        ["responsibility"] = $"""
            ({AccessScope.InCounty("(s ->> 'county_key')")} or {InItsMunicipality}
                or exists (select from directory.association a where a.key = s ->> 'association_key'
                  and {AccessScope.InCounty("a.county_key")})
                or exists (select from directory.district d where d.id = (s ->> 'district_id')::uuid
                  and {AccessScope.InMunicipality("d.ags")})
                or exists (select from directory.street t where t.id = (s ->> 'street_id')::uuid and {AccessScope.InMunicipality("t.ags")}))
            """,
        ["organisation"] = OfOrganisation("id"),
        ["target_group"] = CountyWide,
        ["school_holiday"] = CountyWide,
        ["closing_day"] = $"""
            ({AccessScope.InCounty("(s ->> 'county_key')")} or {InItsMunicipality}
                or (s ->> 'organisation_id') is not null and {OfOrganisation("organisation_id")})
            """,
    };

    private static readonly string RecordedSql = $"""
        select exists (select from directory.change where change_set_id = @Id) as differs,
            @scope_all or not exists (
                select from (select distinct on (entity, entity_key) entity, after as s from directory.change where change_set_id = @Id
                  order by entity, entity_key, id desc) e
                where s is not null
                  and (case entity {string.Join(' ', Conditions.Select(pair => $"when '{pair.Key}' then {pair.Value}"))} else false end) is
                  not true) as is_in_scope
        """;

    // Condition on a service (alias of directory.service). It is kept by whoever keeps a place where it is offered or all the
    // municipalities that it serves; by a county as soon as it serves one municipality of it.
    public static string ServiceInArea(string v) => $"""
        (@scope_all
            or cardinality({v}.served_keys) > 0 and {v}.served_keys <@ @scope_municipalities
            or exists (select from unnest({v}.served_keys) k where left(k, 5) = any(@scope_counties))
            or exists (select from directory.service_place vp join directory.place l on l.id = vp.place_id where vp.service_id = {v}.id
              and {AccessScope.InMunicipality("l.ags")}))
        """;

    public static string Service(string v) => $"({ServiceInArea(v)} or {OwnService(v)})";

    public static string OwnService(string v) =>
        $"({v}.id = any(@scope_services) or exists (select from directory.organisation vo where vo.id = {v}.organisation_id and vo.slug = "
            + "any(@scope_organisations)))";

    public static string PersonInArea(string id) =>
        $"exists (select from directory.post_holder h join directory.post p on p.id = h.post_id where h.person_id = {id} and {NotEnded} "
            + $"and {Post})";

    public static async Task<bool> ContainsAsync(ChangeReader reader, AccessScope scope, string table, string[] keys)
    {
        if (!Conditions.TryGetValue(table, out var condition))
        {
            return false;
        }

        var (name, type) = KeyOf(table);
        if (type == "uuid" && !keys.All(key => Guid.TryParse(key, out _)))
        {
            return false;
        }

        return await reader.ScalarAsync<bool>($"""
            select coalesce(bool_and(s is not null and ({condition}) is true), true) from (
                select coalesce(to_jsonb(t), (select c.before from directory.change c where c.entity = '{table}' and c.entity_key = k
                  order by c.id desc limit 1)) as s
                from unnest(@keys) k left join directory.{table} t on t.{name} = k::{type}) e
            """, scope.With(new { keys }));
    }

    public static async Task<Recorded> RecordedAsync(ChangeReader reader, AccessScope scope, Guid changeSetId) =>
        (await reader.FindAsync<Recorded>(RecordedSql, scope.With(new { Id = changeSetId })))!;

    public static (string Name, string Type) KeyOf(string table) => table switch
    {
        "county" or "association" or "target_group" => ("key", "text"),
        "municipality" => ("ags", "text"),
        _ when Conditions.ContainsKey(table) => ("id", "uuid"),
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, "No table of entries."),
    };

    // An organisation belongs to those who keep everything that names it or what is below it; one that nothing names, to everybody who
    // keeps entries.
    private static string OfOrganisation(string column) => $"""
        (@scope_all or (cardinality(@scope_counties) > 0 or cardinality(@scope_municipalities) > 0) and not exists (
            with recursive family as (select (s ->> '{column}')::uuid as id union select o.id from directory.organisation o
              join family f on o.parent_id = f.id)
            select from family f where exists (select from directory.post p where p.organisation_id = f.id and {Post} is not true)
                or exists (select from directory.service v where v.organisation_id = f.id and {ServiceInArea("v")} is not true)
                or exists (select from directory.mandate m where m.provider_id = f.id
                  and {AccessScope.InMunicipality("m.ags")} is not true)))
        """;

    private static string PostInArea(string id) => $"exists (select from directory.post p where p.id = {id} and {Post})";

    private static string OwnPost(string id) => $"""
        ({id} = any(@scope_posts) or exists (select from directory.post_holder w where w.post_id = {id} and w.person_id = any(@scope_people)
            and foundation.valid_on(w.valid_from, w.valid_until, @scope_day)))
        """;

    private static string Person(string id) => $"(@scope_all or {id} = any(@scope_people) or {PersonInArea(id)})";

    private static string OfService(string id) => $"exists (select from directory.service v where v.id = {id} and {Service("v")})";
}
