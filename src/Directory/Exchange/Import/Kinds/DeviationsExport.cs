namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class DeviationsExport() : ExportStep(DeviationsStep.Layout, """
    select p.slug as post_id, e.slug as person_id, v.slug as service_id, h.weekday,
        case when h.recurrence = 'EveryNthWeek' and h.step = 1 then 'wöchentlich'
            when h.recurrence = 'EveryNthWeek' then 'alle ' || h.step || ' Wochen'
            when h.step = 5 then 'letzter im Monat' else h.step || '. im Monat' end as step,
        h.starts_at, d.day, d.kind, d.new_day, d.new_starts_at, d.new_ends_at, l.slug as new_place_id, d.note
    from directory.office_hour_deviation d
    join directory.office_hour h on h.id = d.office_hour_id
    left join directory.post p on p.id = h.post_id
    left join directory.person e on e.id = h.person_id
    left join directory.service v on v.id = h.service_id
    left join directory.place l on l.id = d.new_place_id
    where foundation.valid_on(h.valid_from, h.valid_until, d.day) and [[office_hour_deviation d]]
    order by p.slug collate "C" nulls last, e.slug collate "C" nulls last, v.slug collate "C", d.day,
      array_position(array['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'], h.weekday),
      h.starts_at nulls last, h.recurrence, h.step
    """);
