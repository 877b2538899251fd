using IntMan.Directory.Responsibilities;
using IntMan.Directory.Search;
using IntMan.Foundation.Text;
using IntMan.Portal.TagHelpers;

namespace IntMan.Portal.Pages.Directory.Responsibilities;

public static class AreaChoices
{
    public const int MostStreets = 20;

    public static IReadOnlyList<Choice> Of(Territory territory, string? chosen) =>
        [new("", "bitte wählen"), .. territory.IsCounty ? OfCounty(territory) : OfMunicipality(territory, chosen)];

    public static (IReadOnlyList<Choice> Streets, int Count) Find(Territory territory, string text)
    {
        var key = SearchText.Fold(text);
        var found = key.Length == 0 ? [] : territory.NamedAreas.Where(named => named.IsStreet
            && SearchText.Fold(named.Name).Contains(key, StringComparison.Ordinal))
            .OrderBy(named => !SearchText.Fold(named.Name).StartsWith(key, StringComparison.Ordinal))
                .ThenBy(named => named.Name, StringComparer.Ordinal).ToList();
        return ([.. found.Take(MostStreets).Select(named => new Choice(KeyOf(named), named.Area.DistrictId is { } district
            ? $"{named.Name}, {territory.NameOf(district)}" : named.Name))], found.Count);
    }

    // Streets of the territory among the keys, once each, in the order of their names.
    public static IReadOnlyList<Choice> Streets(Territory territory, IReadOnlyCollection<string> keys) => keys.Count == 0 ? [] :
        [.. territory.NamedAreas.Where(named => named.IsStreet && keys.Contains(KeyOf(named)))
            .OrderBy(named => named.Name, StringComparer.Ordinal).Select(named => new Choice(KeyOf(named), named.Name))];

    private static IEnumerable<Choice> OfMunicipality(Territory territory, string? chosen) =>
        new[] { new Choice(AreaKeys.Municipality, $"ganze Gemeinde {territory.Name}") }
        .Concat(territory.NamedAreas.Where(named => !named.IsStreet && named.Area.DistrictId is not null)
            .Select(named => new Choice($"{AreaKeys.District}:{named.Area.DistrictId}", $"Ortsteil {named.Name}")))
        .Concat(territory.NamedAreas.Where(named => named.IsStreet && KeyOf(named) == chosen)
            .Select(named => new Choice(KeyOf(named), named.Name)));

    private static IEnumerable<Choice> OfCounty(Territory territory) =>
        new[] { new Choice(AreaKeys.County, $"ganzer Kreis {territory.Name}") }
        .Concat(territory.NamedAreas.Select(named => named.Area.AssociationKey).OfType<string>().Distinct()
            .Select(key => new Choice($"{AreaKeys.Association}:{key}", territory.NameOf(key)))
            .OrderBy(choice => choice.Text, StringComparer.Ordinal));

    private static string KeyOf(NamedArea street) => $"{AreaKeys.Street}:{street.Area.Id}";
}
