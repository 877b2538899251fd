using System.Data.Common;
using Dapper;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Quality;
using IntMan.Foundation.Database;

namespace IntMan.Directory.Contacts;

/// <summary>The public entry behind /ansprechpersonen/{slug}: a person with public name, or a post. One round trip.</summary>
public sealed class ShowEntry(PublicSource source, FreshnessRules freshness)
{
    private const string EntryPosts = """
        select post_id from public_directory.named_person
        where slug = @Slug and foundation.valid_on(valid_from, valid_until, @Day) and consent_on <= @Day
        union
        select id from public_directory.post where slug = @Slug
        """;

    // Whoever has a general question goes to the integration officer of the same municipality, else of the county.
    private const string OfficerPosts = $"""
        select o.id from public_directory.post o
        join public_directory.post e on e.id in ({EntryPosts}) and (o.ags = e.ags or (o.ags is null and o.county_key = e.county_key))
        where o.position in ('IntegrationOfficer', 'IntegrationCoordinator')
        """;

    private static readonly string Sql = $"{EntryPosts};\n{OfficerPosts};\n{ContactSql.For($"{EntryPosts} union {OfficerPosts}")}";

    public async Task<Entry?> ExecuteAsync(string slug, ReadingWindow window, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await ReadAsync(connection, null, freshness, slug, window, cancellation);
    }

    internal static async Task<Entry?> ReadAsync(DbConnection connection, DbTransaction? transaction, FreshnessRules freshness, string slug,
        ReadingWindow window, CancellationToken cancellation)
    {
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(Sql,
            new { Slug = slug, window.Since, window.Day, window.Horizon }, transaction, cancellationToken: cancellation));
        var posts = (await grid.ReadAsync<Guid>()).AsList();
        var officers = (await grid.ReadAsync<Guid>()).AsList();
        var contacts = await ContactSet.ReadAsync(grid, window.Day, freshness);
        var own = posts.Select(contacts.Of).OfType<Contact>().OrderBy(c => c.Post.Position)
            .ThenBy(c => c.Post.Title, StringComparer.Ordinal).ToList();
        if (own.Count == 0)
        {
            return null;
        }

        var officer = officers.Except(posts).Select(contacts.Of).OfType<Contact>()
            .OrderBy(c => c.Post.Position == Position.IntegrationOfficer ? 0 : 1).ThenBy(c => c.Post.Ags is null).FirstOrDefault();
        return new Entry(own[0], [.. own.Skip(1)], officer);
    }
}

/// <summary>A public entry.</summary>
public sealed record Entry(Contact Main, IReadOnlyList<Contact> Others, Contact? Officer);
