namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class ClosingDaysExport() : ExportStep(ClosingDaysStep.Layout, """
    select c.county_key, c.ags, o.slug as organisation_id, c.reason, c.first_day, c.last_day
    from directory.closing_day c left join directory.organisation o on o.id = c.organisation_id
    where [[closing_day c]]
    order by c.county_key collate "C" nulls last, c.ags collate "C" nulls last, o.slug collate "C", c.first_day
    """);
