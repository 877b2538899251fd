using System.Text.Json.Nodes;
using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.History;

/// <summary>Puts an entry back to how it was before one recorded change, also when it has been removed since.</summary>
public sealed class RestoreEntry(DirectoryChanges changes)
{
    public Task ExecuteAsync(Caller caller, EntryKey entry, long changeId, long? lastSeen, CancellationToken cancellation) =>
        changes.WriteAsync(caller, "Frühere Fassung wiederhergestellt", async change =>
        {
            await change.RequireAsync(entry.Entity, entry.Key);
            var before = await change.ScalarAsync<string>(
                "select before::text from directory.change where id = @changeId and entity = @Entity and entity_key = @Key",
                new { changeId, entry.Entity, entry.Key })
                ?? throw new RuleViolation("Vor dieser Änderung gab es den Eintrag noch nicht. Wählen Sie eine spätere Änderung.");
            Require.That(
                !JsonNode.Parse(before)!.AsObject().ContainsKey(ChangeLine.Forgotten),
                "Die Namen dieser Fassung sind nach drei Jahren gelöscht. Sie lässt sich nicht wiederherstellen.");
            if (lastSeen is not null && lastSeen != await change.ScalarAsync<long?>(
                "select max(id) from directory.change where entity = @Entity and entity_key = @Key", new { entry.Entity, entry.Key }))
            {
                throw new ChangedMeanwhile();
            }

            await change.ExecuteAsync("select directory.put_state(@Entity, @Key, @before::jsonb)", new { entry.Entity, entry.Key, before });
        }, cancellation, kind: ChangeKind.Restore);
}
