using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import;

/// <summary>How one kind of file is taken over. Lookups are loaded once, then every row is applied to memory.</summary>
internal abstract class ImportStep(ImportSession session)
{
    public abstract IReadOnlyList<Column> Columns { get; }

    protected ImportSession Session => session;

    /// <summary>Loads what rows refer to or change.</summary>
    public abstract Task PrepareAsync(CancellationToken cancellation);

    /// <exception cref="TableRefusal">The row names something unknown or unreadable.</exception>
    /// <exception cref="Published.RuleViolation">The row breaks a rule of the entity.</exception>
    public abstract void Apply(ImportRow row);

    /// <summary>True when an earlier row said the same in all columns.</summary>
    protected bool IsRepeated(ImportRow row, string key) => session.IsRepeated(row, key, Columns.Select(c => c.Key));
}
