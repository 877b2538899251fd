using Dapper;
using IntMan.Directory.Responsibilities;
using IntMan.Foundation.Database;
using Npgsql;

namespace IntMan.Directory.Quality;

/// <summary>Entries that public pages show badly or not at all.</summary>
public static class CheckEntries
{
    private static readonly (string Subject, string Query, string Remedy)[] Questions =
    [
        ("Ort jeder Sprechstunde",
            """
            select distinct coalesce('Stelle ' || p.slug, 'Sprechstunde ' || h.id) from directory.office_hour h left
              join directory.post p on p.id = h.post_id
            where h.place_id is null and h.starts_at is not null and h.channel in ('Open', 'ByAppointment')
              and foundation.reaches(h.valid_until, @today) order by 1
            """,
            "Tragen Sie den Ort ein."),
        ("Zuständigkeit für jede Gemeinde",
            """
            select 'Gemeinde ' || m.ags from directory.municipality m
            where m.kind <> 'Uninhabited' and not exists (
                select from directory.responsibility r
                where (r.ags = m.ags or r.association_key = m.association_key or r.county_key = m.county_key)
                  and foundation.valid_on(r.valid_from, r.valid_until, @today))
            order by 1
            """,
            "Tragen Sie eine Zuständigkeit für die Gemeinde, ihren Verband oder den Kreis ein."),
        ("Auftragsverhältnisse der nächsten 30 Tage",
            """
            select format('Gemeinde %s endet am %s', m.ags, to_char(m.valid_until, 'DD.MM.YYYY')) from directory.mandate m
            where foundation.valid_on(@today, @today + 30, m.valid_until)
              and not exists (select from directory.mandate n where n.ags = m.ags and n.valid_from = m.valid_until + 1)
            order by m.valid_until, m.ags
            """,
            "Verlängern Sie das Auftragsverhältnis oder tragen Sie das nächste ein."),
        ("Vertretung bei Abwesenheit",
            """
            select distinct format('Stelle %s bis %s', p.slug, to_char(a.last_day, 'DD.MM.YYYY')) from directory.absence a
            join directory.post_holder h on h.person_id = a.person_id
              and foundation.valid_within(h.valid_from, h.valid_until, a.first_day, a.last_day)
            join directory.post p on p.id = h.post_id
            where a.substitute_id is null and foundation.reaches(a.last_day, @today) order by 1
            """,
            "Tragen Sie eine Vertretung ein."),
        ("Bestätigungen der letzten 90 Tage",
            """
            select 'Stelle ' || p.slug from directory.post p
            where not exists (select from directory.confirmation c where c.entry_id = p.id and c.confirmed_on >= @today - 90)
              order by p.slug
            """,
            "Lassen Sie die Angaben dieser Stellen bestätigen."),
    ];

    public static async Task<IReadOnlyList<CheckResult>> OfAsync(NpgsqlConnection owner, DateOnly today)
    {
        var results = new List<CheckResult> { await HouseNumbersAsync(owner) };
        foreach (var (subject, query, remedy) in Questions)
        {
            results.Add(new CheckResult(subject, [.. await owner.QueryAsync<string>(query, new { today })], remedy));
        }

        return results;
    }

    private static async Task<CheckResult> HouseNumbersAsync(NpgsqlConnection connection)
    {
        var findings = new List<string>();
        await foreach (var (numbers, street, ags) in connection.QueryUnbufferedAsync<(string Numbers, string Street, string Ags)>("""
            select r.numbers, s.name, s.ags from directory.responsibility r join directory.street s on s.id = r.street_id
              where r.numbers is not null order by s.ags, s.name, r.numbers
            """))
        {
            if (!HouseNumberSet.TryParse(numbers, out _))
            {
                findings.Add($"„{numbers}“ ({street}, Gemeinde {ags})");
            }
        }

        return new CheckResult("Hausnummern", findings, "Schreiben Sie zum Beispiel „1–27 ungerade, 32“.");
    }
}
