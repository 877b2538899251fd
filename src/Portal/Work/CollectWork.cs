using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Portal.Work;

// Everything that waits for an account, from all modules: overdue first, then by day; what has no day stands last. All of it comes with
// one round trip, together with what a page asks besides.
public sealed class CollectWork(IEnumerable<IWorkList> lists, ReadAsCaller read)
{
    public IReadOnlyList<WorkKind> Kinds { get; } = [.. lists.SelectMany(list => list.Kinds)];

    public async Task<IReadOnlyList<WorkItem>> ExecuteAsync(Caller caller, CancellationToken cancellation, params SharedQuery?[] besides)
    {
        var items = new List<WorkItem>();
        var asked = lists.Select(list => list.QueryFor(caller, items)).Concat(besides).OfType<SharedQuery>().ToList();
        await read.QueryAllAsync(caller, asked, cancellation);
        return [.. items.OrderBy(item => item.DueOn ?? DateOnly.MaxValue).ThenBy(item => !item.IsUrgent)];
    }
}
