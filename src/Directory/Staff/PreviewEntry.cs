using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Staff;

/// <summary>The public card as it would be: the change is written, read like by a visitor, and taken back. All rules have their
/// say.</summary>
public sealed class PreviewEntry(FreshnessRules freshness)
{
    private const string SlugSql = """
        select slug from directory.post where id = @id union all select slug from directory.person where id = @id
        union all select p.slug from directory.post_holder h join directory.post p on p.id = h.post_id where h.id = @id
        """;

    public async Task<Entry?> ExecuteAsync(Caller caller, Func<Caller, Task> save, ReadingWindow window)
    {
        Entry? seen = null;
        await save(caller.Trying(async (trial, id) =>
            seen = await ShowEntry.ReadAsync(trial.Connection, trial.Transaction, freshness,
                (await trial.FindAsync<string>(SlugSql, new { id }))!, window, trial.Cancellation)));
        return seen;
    }
}
