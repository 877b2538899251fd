namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class AbsencesExport() : ExportStep(AbsencesStep.Layout, """
    select p.slug as person_id, a.first_day, a.last_day, s.slug as substitute_id, a.recorded_on, a.recorded_by
    from directory.absence a
    join directory.person p on p.id = a.person_id
    left join directory.person s on s.id = a.substitute_id
    where [[absence a]]
    order by p.slug collate "C", a.first_day
    """);
