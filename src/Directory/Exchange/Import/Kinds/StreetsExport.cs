namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class StreetsExport() : ExportStep(StreetsStep.Layout, """
    with entry as (
        select coalesce(s.ags, d.ags, r.ags) as ags, r.county_key, r.association_key, d.name as district_id, s.name as street_id, r.numbers,
            p.slug as post_id, r.target_group, r.valid_from, r.valid_until, r.is_presumed, r.source
        from directory.responsibility r
        join directory.post p on p.id = r.post_id
        left join directory.street s on s.id = r.street_id
        left join directory.district d on d.id = coalesce(r.district_id, s.district_id)
        where [[responsibility r]]
        union all
        select s.ags, null, null, d.name, s.name, null, null, null, null, null, null, null
        from directory.street s
        left join directory.district d on d.id = s.district_id
        where not exists (select from directory.responsibility r where r.street_id = s.id) and [[street s]]
        union all
        select d.ags, null, null, d.name, null, null, null, null, null, null, null, null
        from directory.district d
        where not exists (select from directory.responsibility r where r.district_id = d.id)
            and not exists (select from directory.street s where s.district_id = d.id) and [[district d]]
    )
    select * from entry
    order by county_key collate "C" nulls last, association_key collate "C" nulls last, ags collate "C",
      district_id collate "C" nulls first, street_id collate "C" nulls first,
        numbers collate "C" nulls first, target_group collate "C", post_id collate "C", valid_from
    """);
