using Dapper;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Quality;
using IntMan.Foundation.Database;

namespace IntMan.Directory.Contacts;

/// <summary>Given posts as the public meets them.</summary>
public sealed class ShowPosts(PublicSource source, FreshnessRules freshness)
{
    private static readonly string Sql = ContactSql.For("select unnest(@PostIds::uuid[])");

    private static readonly string OfPersonSql = ContactSql.For("""
        select post_id from public_directory.holder where person_id = @PersonId and foundation.valid_on(valid_from, valid_until, @Day)
        """);

    public async Task<IReadOnlyList<Contact>> ExecuteAsync(IReadOnlyCollection<Guid> posts, ReadingWindow window,
        CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(Sql,
            new { PostIds = posts.ToArray(), window.Since, window.Day, window.Horizon }, cancellationToken: cancellation));
        var contacts = await ContactSet.ReadAsync(grid, window.Day, freshness);
        return [.. posts.Select(contacts.Of).OfType<Contact>()];
    }

    // What somebody holds on the day, whether or not it is published under the name.
    public async Task<IReadOnlyList<Contact>> OfPersonAsync(Guid personId, ReadingWindow window, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(OfPersonSql,
            new { PersonId = personId, window.Since, window.Day, window.Horizon }, cancellationToken: cancellation));
        var contacts = await ContactSet.ReadAsync(grid, window.Day, freshness);
        return [.. contacts.All.Where(contact => contact.Holders.Any(holder => holder.PersonId == personId))
            .OrderBy(contact => contact.Post.Title, StringComparer.Ordinal)];
    }
}
