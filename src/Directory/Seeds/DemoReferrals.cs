using Dapper;
using IntMan.Foundation.Time;
using Npgsql;

namespace IntMan.Directory.Seeds;

/// <summary>Referrals of one manager of the demo county: a finished quarter, so that needs have numbers, and the running one, so that
/// follow-ups are due. They hold what the portal itself would have written.</summary>
public static class DemoReferrals
{
    // A quarter: service, concern, referrals, of them without a place and arrived, days until the first contact.
    private const string Finished = """
        with plan (slug, concern, title, referrals, no_place, arrived, waiting) as (values
            ('schuldnerberatung-friedrichshafen', 'mehrere-schulden', 'Schulden bei mehreren Stellen', 22, 14, 6, 21),
            ('integrationskurs-friedrichshafen', 'deutsch-lernen', 'Deutschkurs finden', 16, 6, 9, 35),
            ('mbe-friedrichshafen', 'asylbescheid-verstehen', 'Schreiben zum Asylverfahren verstehen', 12, 0, 11, 6),
            ('psychosoziale-beratung-friedrichshafen', 'seelische-belastung', 'Angst, Trauer oder schwere Erinnerungen', 11, 7, 3, 60),
            ('hebammensprechstunde-friedrichshafen', 'schwangerschaft', 'Schwangerschaft und Geburt', 6, 0, 6, 3)),
        numbered as (
            select p.*, s.id as service_id, n, gen_random_uuid() as id, (@QuarterStart::date + n * 88 / p.referrals) as day
            from plan p join directory.service s on s.slug = p.slug cross join generate_series(1, p.referrals) n),
        referred as (
            insert into referral.referral (id, account_id, person_id, referred_as, service_id, county_key, concern, concern_title, manner,
              has_deadline, consent_covers,
                state, reason, follow_up_on, contact_on, code_digest, code_expires_on, created_at)
            select id, @Account, @Person, 'Integrationsmanagement', service_id, '08435', concern, title, 'Referral', false, '{}',
                case when n <= no_place then 'Failed' when n <= no_place + arrived then 'Completed' else 'Open' end,
                  case when n <= no_place then 'NoPlace' end,
                case when n > no_place + arrived then @Today::date + 14 + n end, case when n between no_place + 1
                  and no_place + arrived then day + waiting end,
                sha256(gen_random_uuid()::text::bytea), day + 104, (day + time '10:20') at time zone 'Europe/Berlin'
            from numbered returning id),
        told as (
            insert into referral.report (id, referral_id, at, reporter, outcome)
            select gen_random_uuid(), id, (day + 3 + time '15:05') at time zone 'Europe/Berlin',
              case when n % 3 = 0 then 'Client' else 'Service' end, case when n <= no_place then 'NoPlace' else 'Arrived' end
            from numbered where n <= no_place or (n % 2 = 0 and n <= no_place + arrived) returning id)
        insert into referral.step (id, referral_id, at, kind, account_id, state, reason, follow_up_on)
        select gen_random_uuid(), id, (day + time '10:20') at time zone 'Europe/Berlin', 'Created', @Account::uuid, 'Open', null, day + 14
          from numbered
        union all
        select gen_random_uuid(), id, (day + 10 + time '09:10') at time zone 'Europe/Berlin', 'Moved', @Account::uuid,
          case when n <= no_place then 'Failed' else 'Completed' end, case when n <= no_place then 'NoPlace' end, null
        from numbered where n <= no_place + arrived;
        """;

    // Days from today: when it was referred, when to look again.
    private const string Running = """
        with plan (slug, concern, title, manner, has_deadline, referred, again, state, reports, case_number) as (values
            ('jugendmigrationsdienst-bodenseekreis', 'ausbildung-finden', 'Ausbildung oder Beruf finden', 'Referral', false, -20, -1,
              'Contact', array['Service NotAppeared', 'Client Arrived'], '08435016-02-0108'),
            ('schuldnerberatung-friedrichshafen', 'mehrere-schulden', 'Schulden bei mehreren Stellen', 'Referral', false, -15, 0, 'Open',
              array[]::text[], '08435016-02-0115'),
            ('mbe-friedrichshafen', 'asylbescheid-verstehen', 'Schreiben zum Asylverfahren verstehen', 'Accompanied', false, -10, 6,
              'Contact', array['Service Appointment'], null),
            ('integrationskurs-friedrichshafen', 'deutsch-lernen', 'Deutschkurs finden', 'Referral', false, -9, 12, 'Counselling',
              array['Client Arrived'], '08435016-02-0115'),
            ('fachstelle-wohnungssicherung-friedrichshafen', 'wohnung-verlieren', 'Kündigung, Mietschulden oder Räumung', 'Registered',
              true, -2, 1, 'Open', array[]::text[], '08435016-02-0121')),
        numbered as (select p.*, s.id as service_id, gen_random_uuid() as id, @Today::date + p.referred as day from plan p
          join directory.service s on s.slug = p.slug),
        referred as (
            insert into referral.referral (id, account_id, person_id, referred_as, service_id, county_key, concern, concern_title, manner,
              has_deadline, consent_on, consent_covers, case_number,
                state, follow_up_on, contact_on, code_digest, code_expires_on, created_at)
            select id, @Account, @Person, 'Integrationsmanagement', service_id, '08435', concern, title, manner, has_deadline,
              case when manner <> 'Referral' then day end,
                case when manner <> 'Referral' then array['Contact', 'Concern'] else '{}' end, case_number, state, @Today::date + again,
                  case when state <> 'Open' then day + 4 end,
                sha256(gen_random_uuid()::text::bytea), day + 104, (day + time '10:20') at time zone 'Europe/Berlin'
            from numbered returning id),
        told as (
            insert into referral.report (id, referral_id, at, reporter, outcome, appointment_on)
            select gen_random_uuid(), id, (day + 4 + time '15:05') at time zone 'Europe/Berlin', split_part(said, ' ', 1),
              split_part(said, ' ', 2), case when said like '% Appointment' then @Today::date + 5 end
            from numbered cross join unnest(reports) said returning id)
        insert into referral.step (id, referral_id, at, kind, account_id, state, follow_up_on)
        select gen_random_uuid(), id, (day + time '10:20') at time zone 'Europe/Berlin', 'Created', @Account::uuid, 'Open', day + 14
          from numbered
        union all
        select gen_random_uuid(), id, (day + 4 + time '15:05') at time zone 'Europe/Berlin', 'Reported', null, 'Contact', day + 14
          from numbered where cardinality(reports) > 0
        union all
        select gen_random_uuid(), id, (day + 5 + time '09:10') at time zone 'Europe/Berlin', 'Moved', @Account::uuid, 'Counselling',
          @Today::date + again from numbered where state = 'Counselling';
        """;

    public static async Task LoadAsync(
        NpgsqlDataSource owner, (Guid Account, Guid? Person) manager, TimeProvider clock, CancellationToken cancellation)
    {
        var today = new MunicipalCalendar(clock).Today;
        await using var connection = await owner.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var quarter = new DateOnly(today.Year, today.Month - ((today.Month - 1) % 3), 1).AddMonths(-3);
        var values = new { manager.Account, manager.Person, Today = today, QuarterStart = quarter };
        await connection.ExecuteAsync(Finished, values, transaction);
        await connection.ExecuteAsync(Running, values, transaction);
        await transaction.CommitAsync(cancellation);
    }
}
