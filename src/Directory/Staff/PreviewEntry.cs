using IntMan.Directory.Contacts;
using IntMan.Directory.Editing;
using IntMan.Directory.People;
using IntMan.Directory.Quality;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Staff;

/// <summary>The public card as it would be: the change is written, read like by a visitor, and never saved. All rules of the database have their say.</summary>
public sealed class PreviewEntry(EditDirectory editing, FreshnessRules freshness)
{
    /// <param name="actor">Who looks.</param>
    /// <param name="change">Makes the change and returns the Kürzel of the entry to show.</param>
    /// <param name="window">As the public page reads.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <returns>Null when the entry would not be public.</returns>
    public async Task<Entry?> ExecuteAsync(Actor actor, Func<DirectoryEdit, Task<string>> change, ReadingWindow window, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, "Vorschau", cancellation);
        var slug = await change(edit);
        await edit.FlushAsync(cancellation);
        return await ShowEntry.ReadAsync(edit.Connection, edit.Transaction, freshness, slug, window, cancellation);
    }
}
