namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class PeopleExport() : ExportStep(PeopleStep.Layout, """
    select p.slug, p.academic_title, p.given_name, p.family_name, p.function, p.languages, p.phone, p.email, p.full_time_equivalent,
        s.slug as post_id, h.role, h.valid_from, h.valid_until, h.consent_on
    from directory.person p
    left join directory.post_holder h on h.person_id = p.id and [[post_holder h]]
    left join directory.post s on s.id = h.post_id
    where [[person p]]
    order by p.slug collate "C", s.slug collate "C", h.valid_from
    """);
