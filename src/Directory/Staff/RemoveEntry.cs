using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using Npgsql;

namespace IntMan.Directory.Staff;

/// <summary>Removes an entry on which nothing hangs; everything else is ended, so that what was stays readable.</summary>
public sealed class RemoveEntry(DirectoryChanges changes)
{
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["person"] = "Person gelöscht", ["post"] = "Stelle gelöscht", ["post_holder"] = "Besetzung gelöscht", ["place"] = "Ort gelöscht",
            ["organisation"] = "Organisation gelöscht",
        ["district"] = "Ortsteil gelöscht", ["street"] = "Straße gelöscht", ["mandate"] = "Auftragsverhältnis gelöscht",
        ["association"] = "Verband gelöscht",
        ["target_group"] = "Zielgruppe gelöscht", ["school_holiday"] = "Schulferien gelöscht", ["closing_day"] = "Schließtag gelöscht",
    };

    private static readonly Dictionary<string, string> Dependents = new(StringComparer.Ordinal)
    {
        ["post_holder"] = "Besetzungen von Stellen", ["responsibility"] = "Zuständigkeiten", ["office_hour"] = "Sprechstunden",
            ["office_hour_deviation"] = "verlegte Termine",
        ["absence"] = "Abwesenheiten", ["confirmation"] = "Bestätigungen", ["post"] = "Stellen", ["mandate"] = "Auftragsverhältnisse",
        ["organisation"] = "andere Organisationen",
        ["street"] = "Straßen", ["municipality"] = "Gemeinden",
    };

    public Task ExecuteAsync(Caller caller, EntryKey entry, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, Sentences[entry.Entity], async change =>
        {
            await change.RequireAsync(entry.Entity, entry.Key);
            var (name, type) = DirectoryScope.KeyOf(entry.Entity);
            try
            {
                var removed = await change.ExecuteAsync(
                    $"delete from directory.{entry.Entity} where {name} = @Key::{type} and xmin::text::bigint = @seen",
                    new { entry.Key, seen = (long)seenVersion });
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
        }, cancellation);
}
