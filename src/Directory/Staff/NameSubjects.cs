using Dapper;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Staff;

/// <summary>Names of what entries of the audit log are about, as far as the directory knows them; people are not among them.</summary>
public sealed class NameSubjects(StaffSource source)
{
    public async Task<IReadOnlyDictionary<Guid, string>> ExecuteAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, string>();
        }

        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<(Guid Id, string Name)>(new CommandDefinition("""
            select s.id, concat_ws(': ', s.action, (
                select coalesce(c.after, c.before) ->> case when coalesce(c.after, c.before) ? 'title' then 'title' else 'name' end
                from directory.change c where c.change_set_id = s.id and coalesce(c.after, c.before) ?| array['title', 'name']
                order by c.id limit 1))
            from directory.change_set s where s.id = any(@ids)
            union all select v.id, v.name from directory.service v where v.id = any(@ids)
            union all select i.id, i.subject from infomail.message i where i.id = any(@ids)
            union all select q.id, coalesce(p.title, w.name, t.name, m.name, c.name)
            from quality.suggestion q
            left join directory.post p on p.id = q.post_id
            left join directory.service w on w.id = q.service_id
            left join directory.street t on t.id = q.street_id
            left join directory.municipality m on m.ags = q.ags
            left join directory.county c on c.key = q.county_key
            where q.id = any(@ids)
            """, new { ids = ids.ToArray() }, cancellationToken: cancellation));
        return rows.DistinctBy(row => row.Id).ToDictionary(row => row.Id, row => row.Name);
    }
}
