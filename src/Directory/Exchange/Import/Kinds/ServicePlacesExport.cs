namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class ServicePlacesExport() : ExportStep(ServicePlacesStep.Layout, """
    select v.slug as service_id, l.slug as place_id, s.phone, s.note
    from directory.service_place s
    join directory.service v on v.id = s.service_id
    join directory.place l on l.id = s.place_id
    where [[service_place s]]
    order by v.slug collate "C", l.slug collate "C"
    """);
