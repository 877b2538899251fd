using Dapper;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Staff;

/// <summary>The post of somebody whose own public page is gone, because the consent was withdrawn: for staff, who know who that
/// is.</summary>
public sealed class FindPost(StaffSource source)
{
    public async Task<string?> ExecuteAsync(string personSlug, DateOnly day, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await connection.QueryFirstOrDefaultAsync<string>(new CommandDefinition("""
            select p.slug from directory.person e
            join directory.post_holder h on h.person_id = e.id and foundation.valid_on(h.valid_from, h.valid_until, @day)
            join directory.post p on p.id = h.post_id
            where e.slug = @personSlug order by h.valid_from desc, p.slug limit 1
            """, new { personSlug, day }, cancellationToken: cancellation));
    }
}
