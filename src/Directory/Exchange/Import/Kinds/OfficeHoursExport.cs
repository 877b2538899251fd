namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class OfficeHoursExport() : ExportStep(OfficeHoursStep.Layout, """
    select p.slug as post_id, e.slug as person_id, v.slug as service_id, h.weekday, h.starts_at, h.ends_at, l.slug as place_id,
        case when h.recurrence = 'EveryNthWeek' and h.step = 1 then 'wöchentlich'
            when h.recurrence = 'EveryNthWeek' then 'alle ' || h.step || ' Wochen'
            when h.step = 5 then 'letzter im Monat' else h.step || '. im Monat' end as step,
        h.channel, h.pauses_in_school_holidays, h.open_on_public_holidays, h.valid_from, h.valid_until, h.note
    from directory.office_hour h
    left join directory.post p on p.id = h.post_id
    left join directory.person e on e.id = h.person_id
    left join directory.service v on v.id = h.service_id
    left join directory.place l on l.id = h.place_id
    where [[office_hour h]]
    order by p.slug collate "C" nulls last, e.slug collate "C" nulls last, v.slug collate "C",
      array_position(array['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'], h.weekday),
      h.starts_at nulls last, h.recurrence, h.step, h.valid_from
    """);
