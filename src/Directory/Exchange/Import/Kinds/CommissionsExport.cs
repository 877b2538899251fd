namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class CommissionsExport() : ExportStep(CommissionsStep.Layout, """
    select m.ags, m.model, o.slug as provider_id, m.association_key, m.valid_from, m.valid_until, m.source
    from directory.mandate m
    left join directory.organisation o on o.id = m.provider_id
    where [[mandate m]]
    order by m.ags collate "C", m.valid_from
    """);
