using IntMan.Directory.Search;

namespace IntMan.Portal.Display;

/// <summary>Names of hits, as headings and links show them.</summary>
public static class SearchLabels
{
    /// <summary>"Lindenweg 12, Ettlingen", "Spessart, Ettlingen", "Überlingen".</summary>
    public static string Of(SearchCandidate candidate, SearchQuery query) => candidate.Kind switch
    {
        SearchKind.Street => $"{candidate.Label}{(query.Number is { } number ? $" {number}" : "")}, {candidate.Municipality}",
        SearchKind.District => $"{candidate.Label}, {candidate.Municipality}",
        _ => candidate.Label,
    };

    /// <summary>Where a hit leads: areas to their own search or page, people and posts to their entry.</summary>
    public static string Address(SearchCandidate candidate, SearchQuery query) => candidate.Kind switch
    {
        SearchKind.Municipality => $"/gemeinden/{candidate.Ags}",
        SearchKind.Street or SearchKind.District => "/suche?q=" + Uri.EscapeDataString(Of(candidate, query)),
        _ => $"/ansprechpersonen/{candidate.Slug}",
    };

    public static string Kind(SearchKind kind) => kind switch
    {
        SearchKind.Municipality => "Gemeinde",
        SearchKind.District => "Ortsteil",
        SearchKind.Street => "Straße",
        SearchKind.Person => "Ansprechperson",
        _ => "Stelle",
    };
}
