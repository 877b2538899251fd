using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.People;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Staff;

/// <summary>Who holds and held a post, or which posts a person holds and held.</summary>
public sealed class ListHoldings(StaffSource source)
{
    public async Task<IReadOnlyList<HoldingRow>> ExecuteAsync(Guid? postId, Guid? personId, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<HoldingRow>(new CommandDefinition("""
            select h.id, h.post_id, h.person_id, p.title as post, concat_ws(' ', e.academic_title, e.given_name, e.family_name) as person,
              h.role, h.valid_from, h.valid_until, h.consent_on
            from directory.post_holder h
            join directory.post p on p.id = h.post_id
            join directory.person e on e.id = h.person_id
            where h.post_id = @postId or h.person_id = @personId
            order by h.valid_until desc nulls first, h.valid_from desc limit 100
            """, new { postId, personId }, cancellationToken: cancellation))).AsList();
    }
}

/// <summary>A holding in words.</summary>
public sealed class HoldingRow
{
    public Guid Id { get; init; }
    public Guid PostId { get; init; }
    public Guid PersonId { get; init; }
    public string Post { get; init; } = "";
    public string Person { get; init; } = "";
    public HolderRole Role { get; init; }
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidUntil { get; init; }
    public DateOnly? ConsentOn { get; init; }
}
