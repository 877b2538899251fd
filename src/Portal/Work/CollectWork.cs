using IntMan.Directory.Published;
using IntMan.Foundation.Changes;

namespace IntMan.Portal.Work;

// Everything that waits for an account, from all modules: overdue first, then by day; what has no day stands last.
public sealed class CollectWork(IEnumerable<IWorkList> lists)
{
    public IReadOnlyList<WorkKind> Kinds { get; } = [.. lists.SelectMany(list => list.Kinds)];

    public async Task<IReadOnlyList<WorkItem>> ExecuteAsync(Caller caller, CancellationToken cancellation)
    {
        var items = new List<WorkItem>();
        foreach (var list in lists)
        {
            items.AddRange(await list.OpenAsync(caller, cancellation));
        }

        return [.. items.OrderBy(item => item.DueOn ?? DateOnly.MaxValue).ThenBy(item => !item.IsUrgent)];
    }
}
