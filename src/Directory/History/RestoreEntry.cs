using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.History;

/// <summary>Puts an entry back to how it was before one recorded change, also when it has been removed since.</summary>
public sealed class RestoreEntry(EditDirectory editing)
{
    public async Task ExecuteAsync(Actor actor, EntryKey entry, long changeId, long? lastSeen, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, "Frühere Fassung wiederhergestellt", cancellation, ChangeKind.Restore);
        var states = await edit.Connection.QueryAsync<string?>(
            "select before::text from directory.change where id = @changeId and entity = @Entity and entity_key = @Key",
            new { changeId, entry.Entity, entry.Key }, edit.Transaction);
        if (states.FirstOrDefault() is not { } before)
        {
            throw new RuleViolation("Vor dieser Änderung gab es den Eintrag noch nicht. Wählen Sie eine spätere Änderung.");
        }

        if (lastSeen is not null && lastSeen != await edit.Connection.ExecuteScalarAsync<long?>(
            "select max(id) from directory.change where entity = @Entity and entity_key = @Key", new { entry.Entity, entry.Key },
            edit.Transaction))
        {
            throw new ChangedMeanwhile();
        }

        await edit.PutAsync(entry, before);
        await edit.SaveAsync(cancellation);
    }
}
