using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import;

internal abstract class ImportStep(ImportSession session)
{
    public abstract IReadOnlyList<Column> Columns { get; }

    protected ImportSession Session => session;

    public abstract Task PrepareAsync(CancellationToken cancellation);

    // Before the first row is taken: what only all rows together tell.
    public virtual void LookAt(IEnumerable<ImportRow> rows)
    {
    }

    public abstract void Apply(ImportRow row);

    protected bool IsRepeated(ImportRow row, string key) => session.IsRepeated(row, key, Columns.Select(c => c.Key));
}
