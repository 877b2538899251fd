using IntMan.Directory.Municipalities;
using IntMan.Directory.Search;
using IntMan.Portal.Languages;

namespace IntMan.Portal.Display;

public sealed class SearchLabels(Wording t)
{
    public static string Of(SearchHit hit) => hit.Candidate switch
    {
        { Kind: SearchKind.Street } street =>
            $"{street.Label}{(hit.HouseNumber is { } houseNumber ? $" {houseNumber.Text}" : "")}, {street.Municipality}",
        { Kind: SearchKind.District } district => $"{district.Label}, {district.Municipality}",
        var candidate => candidate.Label,
    };

    // Streets of municipalities with one name are told apart by their county.
    public string Address(SearchHit hit, bool hasNamesake) => t.Prefix + hit.Candidate switch
    {
        { Kind: SearchKind.Municipality } municipality => $"/gemeinden/{municipality.Ags}",
        { Kind: SearchKind.County } county => $"/gemeinden?kreis={county.CountyKey}",
        { IsPlace: true } or { Kind: SearchKind.Street } =>
            "/suche?q=" + Uri.EscapeDataString(hasNamesake ? $"{Of(hit)}, {County(hit)}" : Of(hit)),
        var candidate => $"/ansprechpersonen/{candidate.Slug}",
    };

    public string Kind(SearchKind kind) => t[$"hit.{kind}"];

    private static string County(SearchHit hit) => DirectoryText.County(hit.Candidate.County, CountyKind.Rural);
}
