using IntMan.Directory.Search;
using IntMan.Portal.Languages;

namespace IntMan.Portal.Display;

public sealed class SearchLabels(Wording t)
{
    public static string Of(SearchCandidate candidate, SearchQuery query) => candidate.Kind switch
    {
        SearchKind.Street => $"{candidate.Label}{(query.Number is { } number ? $" {number}" : "")}, {candidate.Municipality}",
        SearchKind.District => $"{candidate.Label}, {candidate.Municipality}",
        _ => candidate.Label,
    };

    public string Address(SearchCandidate candidate, SearchQuery query) => t.Prefix + candidate.Kind switch
    {
        SearchKind.Municipality => $"/gemeinden/{candidate.Ags}",
        SearchKind.Street or SearchKind.District => "/suche?q=" + Uri.EscapeDataString(Of(candidate, query)),
        _ => $"/ansprechpersonen/{candidate.Slug}",
    };

    public string Kind(SearchKind kind) => t[$"hit.{kind}"];
}
