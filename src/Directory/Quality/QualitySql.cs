namespace IntMan.Directory.Quality;

internal static class QualitySql
{
    private const string Post = "p.slug, p.id as post_id, null::uuid as person_id, " + Name;

    private const string Name =
        "p.ags, p.county_key, p.title as name, (select m.name from directory.municipality m where m.ags = p.ags) as municipality";

    private const string Confirmed =
        "left join lateral (select max(confirmed_on) as confirmed_on from directory.confirmation c where c.entry_id = p.id) f on true";

    private const string Runs = "foundation.valid_on(valid_from, valid_until, @Today)";

    // A post that nobody holds helps nobody, whatever it is responsible for. Asked post by post, so that nobody reads all holders.
    private const string Held = "coalesce((select true from directory.post_holder o where o.post_id = p.id "
        + "and foundation.valid_on(o.valid_from, o.valid_until, @Today) limit 1), false)";

    public static IReadOnlyDictionary<QualityIssue, string> Queries { get; } = new Dictionary<QualityIssue, string>
    {
        [QualityIssue.SuggestionWaiting] = $"""
            select s.id::text as key, p.slug, p.id as post_id, null::uuid as person_id, s.ags, coalesce(s.county_key, '') as county_key,
              coalesce(p.title, v.name, t.name, a.name) as name, a.name as municipality,
              (s.created_at at time zone 'Europe/Berlin')::date as day
            from quality.suggestion s left join directory.post p on p.id = s.post_id left join directory.street t on t.id = s.street_id
              left join directory.service v on v.id = s.service_id left join area a on a.ags = s.ags
            where s.state = 'Open' and {ScopeArea.Holds("s")}
            """,
        [QualityIssue.PhoneFailed] = $"""
            select coalesce((select s.id from quality.suggestion s where s.post_id = p.id and s.kind = 'PhoneWrong' and s.state = 'Open'
              order by s.created_at, s.id limit 1), q.id)::text as key, {Post}, (q.created_at at time zone 'Europe/Berlin')::date as day
            from quality.task q join directory.post p on p.id = q.post_id
            where q.done_at is null and {ScopeArea.Holds("p")}
            """,
        [QualityIssue.LongOverdue] = Stale("f.confirmed_on < @HiddenBefore"),
        [QualityIssue.Overdue] = Stale("(f.confirmed_on is null or f.confirmed_on >= @HiddenBefore and f.confirmed_on < @OverdueBefore)"),
        [QualityIssue.Due] = Stale("f.confirmed_on >= @OverdueBefore and f.confirmed_on <= @DueFrom"),
        [QualityIssue.MunicipalityWithoutManager] = $"""
            select m.ags as key, null as slug, null::uuid as post_id, null::uuid as person_id, m.ags, m.county_key, m.name,
              m.name as municipality, null::date as day from area m
            where m.kind <> 'Uninhabited'
                and not exists (select from directory.post p where p.ags = m.ags and p.position = 'IntegrationManager' and {Held})
                and not exists (select from directory.responsibility r join directory.post p on p.id = r.post_id
                    where r.ags = m.ags and p.position = 'IntegrationManager' and {Held} and {Runs})
                and not exists (select from directory.responsibility r join directory.post p on p.id = r.post_id
                    where r.association_key = m.association_key and p.position = 'IntegrationManager' and {Held} and {Runs})
            """,
        [QualityIssue.StreetWithoutRule] = $"""
            select t.id::text as key, null as slug, null::uuid as post_id, null::uuid as person_id, t.ags, m.county_key, t.name,
              m.name as municipality, null::date as day
            from area m join directory.street t on t.ags = m.ags
            where not exists (select from directory.responsibility r where r.ags = m.ags and {Runs})
                and not exists (select from directory.responsibility r where r.association_key = m.association_key and {Runs})
                and not exists (select from directory.responsibility r where r.street_id = t.id and {Runs})
                and not exists (select from directory.responsibility r where r.district_id = t.district_id and {Runs})
            """,
        [QualityIssue.StreetPartlyGap] = Found(QualityIssue.StreetPartlyGap),
        [QualityIssue.StreetCompeting] = Found(QualityIssue.StreetCompeting),
        [QualityIssue.HourWithoutPlace] = $"""
            select h.id::text as key, p.slug, p.id as post_id, w.person_id, {Name}, null::date as day
            from directory.office_hour h
            join lateral (select h.post_id as id, (select o.person_id from directory.post_holder o
              where o.post_id = h.post_id and o.role <> 'Deputy' and foundation.valid_on(o.valid_from, o.valid_until, @Today)
              limit 1) as person_id
                where h.post_id is not null union all
                (select o.post_id, o.person_id from directory.post_holder o
                  where h.person_id is not null and o.person_id = h.person_id and foundation.valid_on(o.valid_from, o.valid_until, @Today)
                  limit 1)) w on true
            join directory.post p on p.id = w.id
            where h.place_id is null and h.starts_at is not null and h.channel in ('Open', 'ByAppointment')
              and foundation.reaches(h.valid_until, @Today) and {ScopeArea.Holds("p")}
            """,
        [QualityIssue.AbsenceWithoutSubstitute] = $"""
            select b.id::text as key, p.slug, p.id as post_id, b.person_id, {Name}, b.first_day as day
            from directory.absence b
            join lateral (select o.post_id from directory.post_holder o
              where o.person_id = b.person_id and foundation.valid_within(o.valid_from, o.valid_until, b.first_day, b.last_day)
              order by o.role limit 1) o on true
            join directory.post p on p.id = o.post_id
            where foundation.reaches(b.last_day, @Today) and b.substitute_id is null and {ScopeArea.Holds("p")}
            """,
        [QualityIssue.VacantWithoutNote] = $"""
            select p.slug as key, {Post}, null::date as day from directory.post p
            where p.vacancy_note is null and {ScopeArea.Holds("p")} and not {Held}
            """,
        [QualityIssue.ServiceOverdue] =
        Service("v.status = 'Published' and (f.confirmed_on is null or f.confirmed_on < @ServiceOverdueBefore)", "f.confirmed_on"),
        [QualityIssue.ServiceUnreachable] = Service("""
            v.status = 'Published' and (num_nonnulls(v.phone, v.email, v.website) = 0
                or (select count(*) from quality.suggestion s where s.service_id = v.id and s.kind = 'PhoneWrong'
                  and s.state = 'Open') >= 2)
            """, "null::date"),
        [QualityIssue.ServiceWithoutHours] = Service("""
            v.status = 'Published' and not v.access && array['ByAppointment', 'ReferralOnly']
                and not exists (select from directory.office_hour s where s.service_id = v.id and foundation.reaches(s.valid_until, @Today))
            """, "null::date"),
        [QualityIssue.ServiceWithoutArea] =
        Service("v.status in ('Published', 'Paused') and not v.serves_everyone and cardinality(v.served_keys) = 0", "null::date"),
        [QualityIssue.ServiceCapacityOld] = Service("v.status = 'Published' and (v.capacity_on is null or v.capacity_on < @CapacityBefore)",
        "v.capacity_on"),
        [QualityIssue.ServiceDraftOld] =
        Service("v.status = 'Draft' and v.changed_at < @DraftBefore::date::timestamp at time zone 'Europe/Berlin'",
        "(v.changed_at at time zone 'Europe/Berlin')::date"),
    };

    /// <summary>One select for each issue, joined to one result.</summary>
    public static string Union(Func<KeyValuePair<QualityIssue, string>, string> select) =>
        string.Join("\nunion all\n", Queries.Select(select));

    // A service without place and area belongs to no county: only those who keep everything see it.
    private static string Service(string condition, string day) => $"""
        select v.id::text as key, v.slug, null::uuid as post_id, null::uuid as person_id, h.ags, coalesce(h.county_key, '') as county_key,
          v.name, o.name as municipality, {day} as day
        from directory.service v join directory.organisation o on o.id = v.organisation_id
        left join lateral (select max(c.confirmed_on) as confirmed_on from directory.confirmation c where c.service_id = v.id) f on true
        cross join lateral directory.home_of_service(v.id) h
        where {condition} and {ScopeArea.Holds("h")}
        """;

    private static string Found(QualityIssue issue) => $"""
        select t.id::text as key, null as slug, null::uuid as post_id, null::uuid as person_id, f.ags, m.county_key,
          concat_ws(' ', t.name, f.doors) as name, m.name as municipality, null::date as day
        from area m join quality.street_finding f on f.ags = m.ags join directory.street t on t.id = f.street_id where f.issue = '{issue}'
        """;

    private static string Stale(string condition) =>
        $"select p.slug as key, {Post}, f.confirmed_on as day from directory.post p {Confirmed} where {condition} and "
            + $"{ScopeArea.Holds("p")}";
}
