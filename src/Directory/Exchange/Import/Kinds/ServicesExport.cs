namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class ServicesExport() : ExportStep(ServicesStep.Layout, """
    select s.slug, s.name, o.slug as organisation_id, s.summary, s.description, s.areas, s.kind, s.residence_statuses, s.minimum_age,
      s.maximum_age, s.only_for, s.language_level,
        s.languages, s.interpreting, s.cost, s.cost_note, s.access, s.access_note, s.documents, s.refer_when, s.settle_first, s.not_here,
          s.keywords, s.phone, s.email, s.website,
        case when s.serves_everyone then array['alle'] else s.served_keys end as served_keys,
        array(select l.slug from directory.service_place p join directory.place l on l.id = p.place_id where p.service_id = s.id
          order by l.slug collate "C") as places,
        s.capacity, s.waiting_weeks, s.capacity_on, s.status, f.confirmed_on, f.by_role, s.source, s.source_licence, s.source_key
    from directory.service s
    join directory.organisation o on o.id = s.organisation_id
    left join lateral (
        select confirmed_on, by_role from directory.confirmation where service_id = s.id order by confirmed_on desc, by_role collate "C"
          limit 1
    ) f on true
    where [[service s]]
    order by s.slug collate "C"
    """);
