namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class OrganisationsExport() : ExportStep(OrganisationsStep.Layout, """
    with recursive tree (id, depth) as (
        select id, 0 from directory.organisation where parent_id is null
        union all
        select o.id, t.depth + 1 from directory.organisation o join tree t on t.id = o.parent_id
    )
    select o.slug, o.name, o.kind, p.slug as parent_id, o.street, o.postal_code, o.town, o.phone, o.email, o.website, o.description,
      o.source, o.source_licence, o.source_key
    from directory.organisation o
    left join tree t on t.id = o.id
    left join directory.organisation p on p.id = o.parent_id
    where [[organisation o]]
    order by t.depth nulls last, o.slug collate "C"
    """);
