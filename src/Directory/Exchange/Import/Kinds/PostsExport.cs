namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class PostsExport() : ExportStep(PostsStep.Layout, """
    select p.slug, p.title, p.position, o.slug as organisation_id, p.ags, p.county_key, l.slug as place_id, p.small_team, p.phone, p.email,
      p.vacancy_note, f.confirmed_on, f.by_role
    from directory.post p
    join directory.organisation o on o.id = p.organisation_id
    left join directory.place l on l.id = p.place_id
    left join lateral (
        select confirmed_on, by_role from directory.confirmation where entry_id = p.id order by confirmed_on desc, by_role collate "C"
          limit 1
    ) f on true
    where [[post p]]
    order by p.slug collate "C"
    """);
