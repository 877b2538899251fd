using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Staff;

/// <summary>The public card as it would be: the change is written, read like by a visitor, and taken back. All rules have their say.</summary>
public sealed class PreviewEntry(FreshnessRules freshness)
{
    private const string SlugSql = """
        select slug from directory.post where id = @id union all select slug from directory.person where id = @id
        union all select p.slug from directory.post_holder h join directory.post p on p.id = h.post_id where h.id = @id
        """;

    /// <param name="caller">Who looks.</param>
    /// <param name="save">Saves a post, a person or a holding and answers its id.</param>
    /// <param name="window">As the public page reads.</param>
    /// <returns>Null when the entry would not be public.</returns>
    public async Task<Entry?> ExecuteAsync(Caller caller, Func<Caller, Task> save, ReadingWindow window)
    {
        Entry? seen = null;
        await save(caller.Trying(async (trial, id) =>
            seen = await ShowEntry.ReadAsync(trial.Connection, trial.Transaction, freshness, (await trial.FindAsync<string>(SlugSql, new { id }))!, window, trial.Cancellation)));
        return seen;
    }
}
