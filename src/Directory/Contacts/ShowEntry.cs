using System.Data.Common;
using Dapper;
using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
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

    private static readonly string Sql = $"""
        {EntryPosts};

        select c.key, c.name, c.kind, c.state, c.office_name, c.phone, c.email, c.website from public_directory.county c
        where c.key in (select county_key from public_directory.post where id in ({EntryPosts}));

        """ + ContactSql.For($"""
        {EntryPosts}
        union {RoleAnswer.PostsAround(
            $"array(select ags from public_directory.post where id in ({EntryPosts}))",
            $"array(select county_key from public_directory.post where id in ({EntryPosts}))")}
        """);

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
        var counties = (await grid.ReadAsync<County>()).ToDictionary(county => county.Key);
        var contacts = await ContactSet.ReadAsync(grid, window.Day, freshness);
        var own = posts.Select(contacts.Of).OfType<Contact>()
            .OrderBy(c => c.Post.Position).ThenBy(c => c.Post.Title, StringComparer.Ordinal).ToList();
        if (own.Count == 0)
        {
            return null;
        }

        var officer = RoleAnswer.Of(Position.IntegrationOfficer, own[0].Post.Ags, [], contacts, counties[own[0].Post.CountyKey]);
        return new Entry(own[0], [.. own.Skip(1)], own.Exists(officer.Contacts.Contains) ? null : officer);
    }
}

/// <summary>A public entry, and who is there for general questions: nobody beside an integration officer.</summary>
public sealed record Entry(Contact Main, IReadOnlyList<Contact> Others, RoleAnswer? Officer);
