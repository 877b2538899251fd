using Dapper;
using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.People;

/// <summary>Who could stand in for somebody: people who hold a post in the same municipality, county or organisation.</summary>
public sealed class ListColleagues(StaffSource source)
{
    public async Task<IReadOnlyList<Colleague>> ExecuteAsync(Guid personId, DateOnly day, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Colleague>(new CommandDefinition("""
            with own as (
                select p.ags, p.county_key, p.organisation_id from directory.post_holder h join directory.post p on p.id = h.post_id
                where h.person_id = @personId and foundation.valid_on(h.valid_from, h.valid_until, @day)
            )
            select distinct on (h.person_id) h.person_id as id,
                case when h.consent_on <= @day then concat_ws(' ', e.academic_title, e.given_name,
                  e.family_name) || ', ' || p.title else p.title end as text,
                not exists (select from own where own.ags = p.ags) as is_farther
            from directory.post_holder h
            join directory.post p on p.id = h.post_id
            join directory.person e on e.id = h.person_id
            where h.person_id <> @personId and foundation.valid_on(h.valid_from, h.valid_until, @day)
                and exists (select from own where own.ags = p.ags or own.county_key = p.county_key
                  or own.organisation_id = p.organisation_id)
            order by h.person_id, 3, p.title
            limit 1000
            """, new { personId, day }, cancellationToken: cancellation));
        return [.. rows.OrderBy(row => row.IsFarther).ThenBy(row => row.Text, StringComparer.Ordinal)];
    }
}

/// <summary>Somebody who can be chosen as substitute.</summary>
public sealed class Colleague
{
    public Guid Id { get; init; }

    public string Text { get; init; } = "";

    public bool IsFarther { get; init; }
}
