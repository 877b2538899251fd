using System.Text.Json.Nodes;
using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.History;

/// <summary>Who changed what when, of one entry.</summary>
public sealed class ShowHistory(StaffSource source)
{
    public const int PageSize = 50;

    public async Task<IReadOnlyList<ChangeLine>> ExecuteAsync(IReadOnlyCollection<EntryKey> keys, long? before,
        CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<ChangeRow>(new CommandDefinition("""
            select c.id, c.change_set_id, c.entity, c.entity_key, c.before::text, c.after::text, s.at, s.actor_name, s.actor_role, s.kind,
              s.action
            from unnest(@entities, @entityKeys) as wanted (entity, entity_key)
            join directory.change c using (entity, entity_key)
            join directory.change_set s on s.id = c.change_set_id
            where @before::bigint is null or c.id < @before
            order by c.id desc limit @limit
            """,
            new { entities = keys.Select(k => k.Entity).ToArray(), entityKeys = keys.Select(k => k.Key).ToArray(), before,
                limit = PageSize + 1 }, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToLine())];
    }
}

public sealed record ChangeLine(
    long Id, Guid ChangeSetId, EntryKey Entry, DateTimeOffset At, string? ActorName, string ActorRole, ChangeKind Kind, string Action,
    JsonObject? Before, JsonObject? After)
{
    // Marks a state whose names the retention has removed.
    internal const string Forgotten = "forgotten";

    // Derived from other columns or counted by the database: nothing a person changed.
    private static readonly HashSet<string> Derived = new(StringComparer.Ordinal) { "id", "search_key", "search_words", "search_near",
        "sequence", "changed_at", Forgotten };

    public bool MayBePutBack => Before is not null && !Before.ContainsKey(Forgotten);

    public IEnumerable<(string Column, string? Before, string? After)> Differences =>
        from column in (After ?? Before)!.Select(pair => pair.Key)
        where !Derived.Contains(column)
        let before = Text(Before?[column])
        let after = Text(After?[column])
        where before != after
        select (column, before, after);

    private static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonArray list => list.Count == 0 ? null : string.Join(", ", list.Select(Text)),
        _ => value.ToString(),
    };
}
