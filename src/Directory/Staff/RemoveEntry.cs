using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using Npgsql;

namespace IntMan.Directory.Staff;

/// <summary>Removes an entry on which nothing hangs; everything else is ended, so that what was stays readable.</summary>
public sealed class RemoveEntry(EditDirectory editing)
{
    private static readonly Dictionary<string, (string Sentence, string Key)> Removable = new(StringComparer.Ordinal)
    {
        ["person"] = ("Person gelöscht", "id = @Key::uuid"), ["post"] = ("Stelle gelöscht", "id = @Key::uuid"), ["post_holder"] = ("Besetzung gelöscht", "id = @Key::uuid"),
        ["place"] = ("Ort gelöscht", "id = @Key::uuid"), ["organisation"] = ("Organisation gelöscht", "id = @Key::uuid"), ["district"] = ("Ortsteil gelöscht", "id = @Key::uuid"),
        ["street"] = ("Straße gelöscht", "id = @Key::uuid"), ["mandate"] = ("Auftragsverhältnis gelöscht", "id = @Key::uuid"), ["association"] = ("Verband gelöscht", "key = @Key"),
        ["target_group"] = ("Zielgruppe gelöscht", "key = @Key"), ["school_holiday"] = ("Schulferien gelöscht", "id = @Key::uuid"),
    };

    private static readonly Dictionary<string, string> Dependents = new(StringComparer.Ordinal)
    {
        ["post_holder"] = "Besetzungen von Stellen", ["responsibility"] = "Zuständigkeiten", ["office_hour"] = "Sprechstunden", ["office_hour_deviation"] = "verlegte Termine",
        ["absence"] = "Abwesenheiten", ["confirmation"] = "Bestätigungen", ["post"] = "Stellen", ["mandate"] = "Auftragsverhältnisse", ["organisation"] = "andere Organisationen",
        ["street"] = "Straßen", ["municipality"] = "Gemeinden",
    };

    /// <exception cref="RuleViolation">Something hangs on it; the sentence names what.</exception>
    /// <exception cref="ChangedMeanwhile">It was changed or removed since it was shown.</exception>
    public async Task ExecuteAsync(Actor actor, EntryKey entry, uint seenVersion, CancellationToken cancellation)
    {
        var (sentence, key) = Removable[entry.Entity];
        await using var edit = await editing.BeginAsync(actor, sentence, cancellation);
        try
        {
            var removed = await edit.Connection.ExecuteAsync(new CommandDefinition(
                $"delete from directory.{entry.Entity} where {key} and xmin::text::bigint = @seen", new { entry.Key, seen = (long)seenVersion }, edit.Transaction, cancellationToken: cancellation));
            if (removed == 0)
            {
                throw new ChangedMeanwhile();
            }
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            var dependents = Dependents.GetValueOrDefault(e.TableName ?? "", "andere Einträge");
            throw new RuleViolation($"An diesem Eintrag hängen noch {dependents}. Beenden oder verschieben Sie diese zuerst.");
        }

        await edit.SaveAsync(cancellation);
    }
}
