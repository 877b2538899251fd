using IntMan.Directory.Exchange.Hsds;

namespace IntMan.Portal.Hsds;

internal static class HsdsTaxonomyLists
{
    public static HsdsPage Taxonomies(HsdsQuery query) =>
        PageOf(HsdsTaxonomies.All.Where(taxonomy => Matches(query, taxonomy.Name, taxonomy.Description)), query);

    public static HsdsPage Terms(HsdsQuery query) => PageOf(HsdsTaxonomies.Terms.Select(meaning => meaning.Term).Where(term =>
        (query.TaxonomyId is null || term.TaxonomyId == query.TaxonomyId) && (!query.TopOnly || term.ParentId is null)
            && (query.ParentId is null || term.ParentId == query.ParentId)
        && Matches(query, term.Name, term.Description)), query);

#pragma warning disable CS1998 // Nothing to wait for: it is all in memory.
    public static async IAsyncEnumerable<object> Everything(Func<HsdsQuery, HsdsPage> list, HsdsQuery query)
#pragma warning restore CS1998
    {
        foreach (var entry in list(query with { Page = 1, PerPage = int.MaxValue }).Contents)
        {
            yield return entry;
        }
    }

    private static HsdsPage PageOf(IEnumerable<object> found, HsdsQuery query)
    {
        var all = found.ToList();
        var contents = all.Skip((int)Math.Min((query.Page - 1) * (long)query.PerPage, all.Count)).Take(query.PerPage).ToList();
        return new HsdsPage(contents, all.Count, null);
    }

    private static bool Matches(HsdsQuery query, string name, string description) =>
        (query.Search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .All(word => $"{name} {description}".Contains(word, StringComparison.OrdinalIgnoreCase));
}
