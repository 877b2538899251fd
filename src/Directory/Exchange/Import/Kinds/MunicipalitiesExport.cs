namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class MunicipalitiesExport() : ExportStep(MunicipalitiesStep.Layout, """
    select m.ags, m.name, m.kind, m.county_key, c.name as county_name, c.kind as county_kind, c.state, m.association_key,
      a.name as association_name, m.population, m.postal_codes
    from directory.municipality m
    join directory.county c on c.key = m.county_key
    left join directory.association a on a.key = m.association_key
    where [[municipality m]]
    order by m.ags collate "C"
    """);
