using IntMan.Directory.Search;
using IntMan.Portal.Languages;

namespace IntMan.Portal.Display;

/// <summary>Names of hits, as headings and links show them, and what kind they are in the words of one language.</summary>
public sealed class SearchLabels(Wording t)
{
    /// <summary>"Lindenweg 12, Ettlingen", "Spessart, Ettlingen", "Überlingen".</summary>
    public static string Of(SearchCandidate candidate, SearchQuery query) => candidate.Kind switch
    {
        SearchKind.Street => $"{candidate.Label}{(query.Number is { } number ? $" {number}" : "")}, {candidate.Municipality}",
        SearchKind.District => $"{candidate.Label}, {candidate.Municipality}",
        _ => candidate.Label,
    };

    /// <summary>Where a hit leads: areas to their own search or page, people and posts to their entry.</summary>
    public string Address(SearchCandidate candidate, SearchQuery query) => t.Prefix + candidate.Kind switch
    {
        SearchKind.Municipality => $"/gemeinden/{candidate.Ags}",
        SearchKind.Street or SearchKind.District => "/suche?q=" + Uri.EscapeDataString(Of(candidate, query)),
        _ => $"/ansprechpersonen/{candidate.Slug}",
    };

    public string Kind(SearchKind kind) => t[$"hit.{kind}"];
}
