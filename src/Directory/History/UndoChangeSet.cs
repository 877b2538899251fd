using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Directory.Responsibilities;
using IntMan.Foundation.Changes;
using Npgsql;

namespace IntMan.Directory.History;

/// <summary>Takes a whole change set back, such as an import: every entry gets the state it had before. All or nothing.</summary>
public sealed class UndoChangeSet(EditDirectory editing)
{
    public async Task ExecuteAsync(Actor actor, Guid changeSetId, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, "Änderungen zurückgenommen", cancellation, ChangeKind.Undo, isLarge: true);
        var marked = await edit.Connection.ExecuteAsync(
            "update directory.change_set set undone_by = @by where id = @changeSetId and undone_by is null and kind <> 'Undo'",
            new { by = edit.ChangeSetId, changeSetId }, edit.Transaction);
        if (marked == 0)
        {
            throw new RuleViolation("Diese Änderung ist schon zurückgenommen oder lässt sich nicht zurücknehmen.");
        }

        if (await edit.Connection.ExecuteScalarAsync<bool>(
            "select exists (select from directory.change where change_set_id = @changeSetId and entity = 'responsibility')",
            new { changeSetId }, edit.Transaction))
        {
            await ResponsibilityLock.TakeAsync(edit.Db, null);
        }

        var changedSince = await edit.Connection.ExecuteScalarAsync<int>("""
            select count(distinct (mine.entity, mine.entity_key))::int from directory.change mine
            join directory.change later on later.entity = mine.entity and later.entity_key = mine.entity_key and later.id > mine.id
              and later.change_set_id <> mine.change_set_id
            join directory.change_set s on s.id = later.change_set_id
            where mine.change_set_id = @changeSetId
                -- What was taken back since, and the taking back itself, leave the state that this change made. A mere stamp is no change.
                and s.undone_by is null and not exists (select from directory.change_set u where u.undone_by = s.id)
                and (mine.before - 'changed_at') is distinct from (mine.after - 'changed_at') and (later.before - 'changed_at') is distinct
                  from (later.after - 'changed_at')
            """, new { changeSetId }, edit.Transaction, DirectoryEdit.Patience);
        if (changedSince > 0)
        {
            throw new RuleViolation(
                $"{(changedSince == 1 ? "Ein Eintrag wurde" : $"{changedSince} Einträge wurden")} seither geändert. Nehmen Sie zuerst die "
                + "späteren Änderungen zurück.");
        }

        try
        {
            await edit.Connection.ExecuteAsync("set constraints all deferred; select directory.take_back(@changeSetId)",
                new { changeSetId }, edit.Transaction, DirectoryEdit.Patience);
            await edit.CommitAsync(cancellation);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw new RuleViolation(
                "Andere Einträge verweisen inzwischen auf Einträge, die es dann nicht mehr gäbe. Ändern Sie zuerst diese anderen "
                + "Einträge.");
        }
        catch (PostgresException refused) when (ConstraintSentences.IsAboutData(refused))
        {
            throw DirectoryConstraints.Sentences.RefusalOf(refused);
        }
    }
}
