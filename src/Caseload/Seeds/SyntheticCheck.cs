using System.Globalization;
using Dapper;
using Npgsql;

namespace IntMan.Caseload.Seeds;

/// <summary>What an invented caseload was to add up to and what it does.</summary>
/// <param name="Expected">Null: only told, such as how many cells are small.</param>
public sealed record SyntheticFigure(string Name, long? Expected, long Found)
{
    public bool IsRight => Expected is null || Expected == Found;

    public override string ToString() => string.Create(CultureInfo.GetCultureInfo("de-DE"),
        $"{Name}: {Found:N0}{(IsRight ? "" : $" statt {Expected:N0}")}");
}

internal static class SyntheticCheck
{
    private const string Sql = """
        with c as (select * from caseload.case where county_key = @county),
        k as (select * from caseload.consultation where county_key = @county),
        land as (select k.id, case t when 'kinder' then 'kinder' when 'gesundheit' then 'gesundheit' else 'anderes' end as label
            from k, unnest(k.topics) t group by 1, 2),
        person as (select c.id, c.ags, a.value[1] as country, s.value[1] as sex from c join caseload.answer a on a.case_id = c.id
            and a.question = 'herkunft' join caseload.answer s on s.case_id = c.id and s.question = 'geschlecht'),
        cells as (select 'Nationalität × Geschlecht' as name, count(*) as n from person group by country, sex
            union all select 'Gemeinde × Nationalität', count(*) from person group by ags, country)
        select 'Personen' as name, (select count(*) from c where end_reason is distinct from 'HandedOver') as found
        union all select 'Gespräche', (select count(*) from k)
        union all select 'mit Einzelpersonen', (select count(*) from k where setting = 'Person')
        union all select 'mit Familien', (select count(*) from k where setting = 'Family')
        union all select 'Integrationspläne', (select count(*) from c where part_b)
        union all select 'unter 16', (select count(*) from c join caseload.answer a on a.case_id = c.id and a.question = 'altersgruppe'
            and a.value = '{u16}')
        union all select 'Vorgänger', (select count(*) from c where predecessor_id is not null)
        union all select 'Widerrufe', (select count(*) from c where locked_on is not null)
        union all select 'Thema ' || label, count(*) from land group by label
        union all select 'verwiesen ' || referred_to, count(*) from k where referred_to is not null group by referred_to
        union all select 'Herkunft ' || country, count(*) from person where country in ('sy', 'af', 'iq') group by country
        union all select 'Plan ohne Einwilligung', (select count(*) from c where (exists (select from caseload.answer a where a.case_id =
            c.id) or exists (select from caseload.goal g where g.case_id = c.id) or exists (select from caseload.assessment a where
            a.case_id = c.id)) and not (caseload.has_consent(c.id, 'Agreement', c.first_contact_on + 10)
            and caseload.has_consent(c.id, 'Privacy', c.first_contact_on + 10)))
        union all select 'Gesundheit ohne Einwilligung', (select count(*) from c where (exists (select from caseload.health_answer a
            where a.case_id = c.id) or exists (select from caseload.health_score s where s.case_id = c.id)) and not exists (select from
            caseload.consent x where x.case_id = c.id and x.covers_health and x.withdrawn_on is null))
        union all select 'Gespräche außerhalb des Falls', (select count(*) from k join c on c.id = k.case_id
            where k.held_on not between c.first_contact_on and coalesce(c.ended_on, k.held_on))
        union all select 'Zellen ' || name || ' mit 1 bis 4', count(*) filter (where n < 5) from cells group by name
        """;

    public static async Task<IReadOnlyList<SyntheticFigure>> FiguresAsync(NpgsqlConnection connection, SyntheticProfile profile,
        string county)
    {
        var expected = Expected(profile);
        var found = (await connection.QueryAsync<(string Name, long Found)>(Sql, new { county })).AsList();
        var missing = expected.Keys.Except(found.Select(line => line.Name)).Select(name => new SyntheticFigure(name, expected[name], 0));
        return [.. found.Select(line => new SyntheticFigure(line.Name, expected.TryGetValue(line.Name, out var whole) ? whole : null,
            line.Found)), .. missing];
    }

    private static Dictionary<string, long> Expected(SyntheticProfile profile)
    {
        var expected = new Dictionary<string, long>
        {
            ["Personen"] = profile.Persons, ["Gespräche"] = profile.Talks, ["mit Familien"] = profile.Families,
            ["mit Einzelpersonen"] = profile.Talks - profile.Families, ["Integrationspläne"] = profile.Plans,
            ["unter 16"] = profile.UpTo15, ["Vorgänger"] = profile.Moved, ["Widerrufe"] = profile.Withdrawn,
            ["Plan ohne Einwilligung"] = 0, ["Gesundheit ohne Einwilligung"] = 0, ["Gespräche außerhalb des Falls"] = 0,
        };
        foreach (var (prefix, shares) in new[] { ("Thema ", profile.Topics), ("verwiesen ", profile.Referrals),
            ("Herkunft ", profile.Nationalities) })
        {
            foreach (var share in shares)
            {
                expected.Add(prefix + share.Key, share.Value);
            }
        }

        return expected;
    }
}
