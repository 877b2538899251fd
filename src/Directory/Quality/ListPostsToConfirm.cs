using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Quality;

/// <summary>Posts that somebody keeps, to be confirmed together: of one organisation, one post, one person, or the whole reach.</summary>
public sealed class ListPostsToConfirm(StaffSource source)
{
    public const int Shown = 200;

    private static readonly string Sql = $"""
        {ScopeArea.Sql}
        select p.id, p.slug, p.title, o.name as organisation, f.confirmed_on, f.by_role
        from directory.post p join directory.organisation o on o.id = p.organisation_id
        left join lateral (select confirmed_on, by_role from directory.confirmation c where c.entry_id = p.id order by confirmed_on desc
          limit 1) f on true
        where {ScopeArea.Holds("p")} and (@organisation is null or o.slug = @organisation) and (@post is null or p.slug = @post)
        order by f.confirmed_on nulls first, p.title, p.id
        """;

    private static readonly string OrganisationsSql = $"""
        {ScopeArea.Sql}
        select o.slug, o.name, count(*)::int as entries from directory.post p join directory.organisation o on o.id = p.organisation_id
        where {ScopeArea.Holds("p")} group by o.slug, o.name order by o.name limit 500
        """;

    public async Task<IReadOnlyList<PostToConfirm>> ExecuteAsync(AccessScope area, string? organisation, string? post,
        CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<PostToConfirm>(new CommandDefinition(Sql, area.With(new { organisation, post }),
            cancellationToken: cancellation))).AsList();
    }

    public async Task<IReadOnlyList<OrganisationToConfirm>> OrganisationsAsync(AccessScope area, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<OrganisationToConfirm>(new CommandDefinition(OrganisationsSql, area.With(),
            cancellationToken: cancellation))).AsList();
    }

    public async Task<IReadOnlyList<Guid>> OfPersonAsync(Guid personId, DateOnly day, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<Guid>(new CommandDefinition("""
            select distinct post_id from directory.post_holder where person_id = @personId
              and foundation.valid_on(valid_from, valid_until, @day)
            """, new { personId, day }, cancellationToken: cancellation))).AsList();
    }
}

/// <summary>A post to confirm.</summary>
public sealed class PostToConfirm
{
    public Guid Id { get; init; }

    public string Slug { get; init; } = "";

    public string Title { get; init; } = "";

    public string Organisation { get; init; } = "";

    public DateOnly? ConfirmedOn { get; init; }

    public string? ByRole { get; init; }
}

/// <summary>An organisation with posts to confirm.</summary>
public sealed class OrganisationToConfirm
{
    public string Slug { get; init; } = "";

    public string Name { get; init; } = "";

    public int Entries { get; init; }
}
