using IntMan.Directory.Editing;
using IntMan.Foundation.Access;

namespace IntMan.Directory.Staff;

internal static class EntryLists
{
    private static readonly string Post = AccessScope.InEither("p.ags", "p.county_key");

    private static readonly Dictionary<EntryKind, string> Queries = new()
    {
        [EntryKind.Person] = $"""
            select e.id::text as key, concat_ws(' ', e.academic_title, e.given_name, e.family_name) as title, e.search_key as search,
                (select string_agg(distinct p.title, ', ') from directory.post_holder h join directory.post p on p.id = h.post_id
                  where h.person_id = e.id and foundation.reaches(h.valid_until, @day)) as detail,
                (select case when min(h.valid_from) > @day then min(h.valid_from) end from directory.post_holder h
                  where h.person_id = e.id and foundation.reaches(h.valid_until, @day)) as planned_from,
                (select case when bool_and(not foundation.reaches(h.valid_until, @day)) then max(h.valid_until) end
                  from directory.post_holder h where h.person_id = e.id) as ended_on
            from directory.person e
            where @scope_all or {DirectoryScope.PersonInArea("e.id")}
            """,
        [EntryKind.Post] = $"""
            select p.id::text as key, p.title, p.search_key as search,
                concat_ws(' · ', coalesce(m.name, c.name),
                  coalesce((select string_agg(concat_ws(' ', e.given_name, e.family_name), ', ' order by h.role, e.family_name)
                  from directory.post_holder h
                    join directory.person e on e.id = h.person_id where h.post_id = p.id
                      and foundation.valid_on(h.valid_from, h.valid_until, @day)), 'unbesetzt')) as detail,
                (select case when min(h.valid_from) > @day then min(h.valid_from) end from directory.post_holder h
                  where h.post_id = p.id and foundation.reaches(h.valid_until, @day)) as planned_from, null::date as ended_on
            from directory.post p
            join directory.county c on c.key = p.county_key
            left join directory.municipality m on m.ags = p.ags
            where {Post}
            """,
        [EntryKind.Place] = $"""
            select l.id::text as key, l.name as title, '' as search,
              concat_ws(', ', l.address, concat_ws(' ', l.postal_code, l.town), l.room) as detail, null::date as planned_from,
              null::date as ended_on
            from directory.place l where {AccessScope.InMunicipality("l.ags")}
            """,
        [EntryKind.Organisation] = $"""
            select o.id::text as key, o.name as title, '' as search, concat_ws(' ', o.postal_code, o.town) as detail,
              null::date as planned_from, null::date as ended_on
            from directory.organisation o
            where @scope_all or exists (select from directory.post p where p.organisation_id = o.id and {Post})
                or exists (select from directory.mandate d where d.provider_id = o.id and {AccessScope.InMunicipality("d.ags")})
                or exists (select from directory.service v where v.organisation_id = o.id and {DirectoryScope.ServiceInArea("v")})
                or not exists (select from directory.post p where p.organisation_id = o.id union all select from directory.service v
                  where v.organisation_id = o.id union all select from directory.mandate d where d.provider_id = o.id union all select
                  from directory.organisation b where b.parent_id = o.id)
            """,
        [EntryKind.District] = $"""
            select d.id::text as key, d.name as title, d.search_key as search, m.name as detail, null::date as planned_from,
              null::date as ended_on
            from directory.district d join directory.municipality m on m.ags = d.ags where {AccessScope.InMunicipality("d.ags")}
            """,
        [EntryKind.Street] = $"""
            select t.id::text as key, t.name as title, t.search_key as search, concat_ws(' · ', m.name, d.name) as detail,
              null::date as planned_from, null::date as ended_on
            from directory.street t join directory.municipality m on m.ags = t.ags left join directory.district d on d.id = t.district_id
              where {AccessScope.InMunicipality("t.ags")}
            """,
        [EntryKind.Municipality] = $"""
            select m.ags as key, m.name as title, m.search_key as search, concat_ws(' · ', m.ags, c.name) as detail,
              null::date as planned_from, null::date as ended_on
            from directory.municipality m join directory.county c on c.key = m.county_key where {AccessScope.InMunicipality("m.ags")}
            """,
        [EntryKind.County] = $"""
            select c.key, c.name as title, '' as search, c.office_name as detail, null::date as planned_from, null::date as ended_on
              from directory.county c where {AccessScope.InCounty("c.key")}
            """,
        [EntryKind.Association] = $"""
            select a.key, a.name as title, '' as search, c.name as detail, null::date as planned_from, null::date as ended_on
            from directory.association a join directory.county c on c.key = a.county_key where {AccessScope.InCounty("a.county_key")}
            """,
        [EntryKind.Commission] = $"""
            select d.id::text as key, m.name as title, m.search_key as search,
                concat_ws(' · ',
                  case d.model when 'OwnStaff' then 'eigenes Personal' when 'CommissionedProvider' then 'Träger beauftragt' when
                  'CededToCounty' then 'an das Landratsamt abgegeben' else 'Verband' end, o.name,
                    'ab ' || to_char(d.valid_from, 'DD.MM.YYYY')) as detail,
                case when d.valid_from > @day then d.valid_from end as planned_from,
                  case when not foundation.reaches(d.valid_until, @day) then d.valid_until end as ended_on
            from directory.mandate d join directory.municipality m on m.ags = d.ags left
              join directory.organisation o on o.id = d.provider_id where {AccessScope.InMunicipality("d.ags")}
            """,
        [EntryKind.TargetGroup] = """
            select g.key, g.name as title, '' as search, g.key as detail, null::date as planned_from, null::date as ended_on
              from directory.target_group g where @scope_all or cardinality(@scope_counties) > 0
            """,
        [EntryKind.Service] = $"""
            select v.id::text as key, v.name as title, '' as search, o.name as detail, null::date as planned_from, null::date as ended_on
            from directory.service v join directory.organisation o on o.id = v.organisation_id where {DirectoryScope.ServiceInArea("v")}
            """,
        [EntryKind.SchoolHoliday] = """
            select f.id::text as key, f.name as title, '' as search,
              to_char(f.first_day, 'DD.MM.YYYY') || ' bis ' || to_char(f.last_day, 'DD.MM.YYYY') as detail,
                null::date as planned_from, case when not foundation.reaches(f.last_day, @day) then f.last_day end as ended_on
            from directory.school_holiday f where @scope_all or cardinality(@scope_counties) > 0
            """,
        [EntryKind.ClosingDay] = $"""
            select f.id::text as key, coalesce(o.name, m.name, c.name) as title, '' as search, f.reason || ' · '
              || to_char(f.first_day, 'DD.MM.YYYY') || case when f.last_day is distinct from f.first_day
              then ' bis ' || to_char(f.last_day, 'DD.MM.YYYY') else '' end as detail,
                null::date as planned_from, case when not foundation.reaches(f.last_day, @day) then f.last_day end as ended_on
            from directory.closing_day f left join directory.county c on c.key = f.county_key
            left join directory.municipality m on m.ags = f.ags left join directory.organisation o on o.id = f.organisation_id
            where {AccessScope.InCounty("f.county_key")} or {AccessScope.InMunicipality("f.ags")}
              or exists (select from directory.post p where p.organisation_id = f.organisation_id and {Post})
              or exists (select from directory.service v where v.organisation_id = f.organisation_id
                and {DirectoryScope.ServiceInArea("v")})
            """,
    };

    public static string Of(EntryKind kind) => Queries[kind];
}
