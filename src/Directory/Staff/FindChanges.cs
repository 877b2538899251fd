using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Staff;

/// <summary>What belongs to an entry, a change or a change set, so that the caller can decide whether somebody may touch all of
/// it.</summary>
public sealed class FindChanges(StaffSource source)
{
    public const int MostEntries = 200;

    public async Task<IReadOnlyList<EntryKey>> FamilyAsync(EntryKey entry, CancellationToken cancellation)
    {
        if (entry.Entity is not ("post" or "person" or "service"))
        {
            return [entry];
        }

        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<(string Entity, string Key)>(new CommandDefinition("""
            select 'post_holder', id::text from directory.post_holder where post_id = @id or person_id = @id
            union all select 'office_hour', id::text from directory.office_hour where post_id = @id or person_id = @id or service_id = @id
            union all select 'office_hour_deviation', d.id::text from directory.office_hour_deviation d
              join directory.office_hour o on o.id = d.office_hour_id where o.post_id = @id or o.person_id = @id or o.service_id = @id
            union all select 'absence', id::text from directory.absence where person_id = @id
            union all select 'responsibility', id::text from directory.responsibility where post_id = @id
            union all select 'service_place', id::text from directory.service_place where service_id = @id
            union all select 'service_translation', id::text from directory.service_translation where service_id = @id
            limit 500
            """, new { id = Guid.Parse(entry.Key) }, cancellationToken: cancellation));
        return [entry, .. rows.Select(row => new EntryKey(row.Entity, row.Key))];
    }

    public async Task<(EntryKey Entry, long Latest)?> EntryOfAsync(long changeId, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<(string Entity, string Key, long Latest)>(new CommandDefinition("""
            select c.entity, c.entity_key, (select max(l.id) from directory.change l
              where l.entity = c.entity and l.entity_key = c.entity_key) from directory.change c where c.id = @changeId
            """, new { changeId }, cancellationToken: cancellation));
        return rows.Select(row => ((EntryKey, long)?)(new EntryKey(row.Entity, row.Key), row.Latest)).FirstOrDefault();
    }

    public async Task<IReadOnlyList<EntryKey>> EntriesOfAsync(Guid changeSetId, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<(string Entity, string Key)>(new CommandDefinition(
            "select distinct entity, entity_key from directory.change where change_set_id = @changeSetId limit @limit",
            new { changeSetId, limit = MostEntries + 1 }, cancellationToken: cancellation));
        return [.. rows.Select(row => new EntryKey(row.Entity, row.Key))];
    }
}
