using System.Data.Common;
using Dapper;
using IntMan.Directory.People;
using IntMan.Directory.Published;

namespace IntMan.Directory.Quality;

/// <summary>Everybody who holds a post now, for the monthly mail about what is published of them.</summary>
public static class PublishedPeople
{
    private const string Sql = """
        select e.id as person_id, e.given_name || ' ' || e.family_name as name, coalesce(min(e.email), '') as email,
            (array_agg(p.position order by h.role, p.title))[1] as position, array_agg(distinct p.id) as posts
        from directory.post_holder h join directory.person e on e.id = h.person_id join directory.post p on p.id = h.post_id
        where h.role <> 'Deputy' and foundation.valid_on(h.valid_from, h.valid_until, @today)
        group by e.id order by e.id
        """;

    public static async Task<IReadOnlyList<PublishedPerson>> ReadAsync(
        IRecipients recipients, DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        var people = (await connection.QueryAsync<PublishedPerson>(Sql, new { today }, transaction)).AsList();
        var addresses = await recipients.AddressesAsync(connection, transaction, [.. people.Select(person => person.PersonId)]);
        foreach (var person in people)
        {
            person.Email = addresses.GetValueOrDefault(person.PersonId, person.Email);
        }

        return people.FindAll(person => person.Email.Length > 0);
    }
}

/// <summary>A person with posts, and where to write to: the account's address, else the person's.</summary>
public sealed class PublishedPerson
{
    public Guid PersonId { get; init; }

    public string Name { get; init; } = "";

    public string Email { get; internal set; } = "";

    public Position Position { get; init; }

    public Guid[] Posts { get; init; } = [];
}
