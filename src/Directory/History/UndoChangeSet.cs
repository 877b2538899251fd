using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using Npgsql;

namespace IntMan.Directory.History;

/// <summary>Takes a whole change set back, such as an import: every entry gets the state it had before. All or nothing.</summary>
public sealed class UndoChangeSet(DirectoryChanges changes)
{
    internal const string Action = "Änderungen zurückgenommen";

    public Task ExecuteAsync(Caller caller, Guid changeSetId, CancellationToken cancellation) => changes.WriteAsync(
        caller, Action, change => TakeBackAsync(change, changeSetId), cancellation, kind: ChangeKind.Undo,
        timeLimit: DirectoryChanges.LargeTimeLimit);

    internal static async Task TakeBackAsync(Change<DirectoryDbContext> change, Guid changeSetId)
    {
        await RequireAsync(change, changeSetId);
        var marked = await change.ExecuteAsync(
            "update directory.change_set set undone_by = @Id where id = @changeSetId and undone_by is null and kind <> 'Undo'",
            new { change.Id, changeSetId });
        if (marked == 0)
        {
            throw new RuleViolation("Diese Änderung ist schon zurückgenommen oder lässt sich nicht zurücknehmen.");
        }

        if (await change.ScalarAsync<bool>(
            "select exists (select from directory.change where change_set_id = @changeSetId and entity = 'responsibility')",
            new { changeSetId }))
        {
            await ResponsibilityLock.TakeAsync(change.Db, null);
        }

        var changedSince = await change.ScalarAsync<int>("""
            select count(distinct (mine.entity, mine.entity_key))::int from directory.change mine
            join directory.change later on later.entity = mine.entity and later.entity_key = mine.entity_key and later.id > mine.id
                and later.change_set_id <> mine.change_set_id
            join directory.change_set s on s.id = later.change_set_id
            where mine.change_set_id = @changeSetId
                -- What was taken back since, and the taking back itself, leave the state that this change made. A mere stamp is no change.
                and s.undone_by is null and not exists (select from directory.change_set u where u.undone_by = s.id)
                and (mine.before - 'changed_at') is distinct from (mine.after - 'changed_at')
                and (later.before - 'changed_at') is distinct from (later.after - 'changed_at')
            """, new { changeSetId });
        if (changedSince > 0)
        {
            var entries = changedSince == 1 ? "Ein Eintrag wurde" : $"{changedSince} Einträge wurden";
            throw new RuleViolation($"{entries} seither geändert. Nehmen Sie zuerst die späteren Änderungen zurück.");
        }

        try
        {
            await change.ExecuteAsync(
                "set constraints all deferred; select directory.take_back(@changeSetId); set constraints all immediate",
                new { changeSetId });
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw new RuleViolation(
                "Andere Einträge verweisen inzwischen auf Einträge, die es dann nicht mehr gäbe. "
                + "Ändern Sie zuerst diese anderen Einträge.");
        }
    }

    // Whoever takes a set back changes every entry of it.
    private static async Task RequireAsync(Change<DirectoryDbContext> change, Guid changeSetId)
    {
        var entries = await change.QueryAsync<(string Entity, string Key)>(
            "select distinct entity, entity_key from directory.change where change_set_id = @changeSetId", new { changeSetId });
        if (entries.Count == 0)
        {
            throw new MissingEntry();
        }

        foreach (var kind in change.Scope.All ? [] : entries.GroupBy(entry => entry.Entity, entry => entry.Key))
        {
            await change.RequireAsync(kind.Key, [.. kind]);
        }
    }
}
