namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class ServiceTranslationsExport() : ExportStep(ServiceTranslationsStep.Layout, """
    select v.slug as service_id, s.language, s.name, s.summary, s.description, s.is_machine_made
    from directory.service_translation s
    join directory.service v on v.id = s.service_id
    where [[service_translation s]]
    order by v.slug collate "C", s.language
    """);
