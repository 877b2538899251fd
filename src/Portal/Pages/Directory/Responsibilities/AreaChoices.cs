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
        var found = key.Length == 0 ? [] : territory.Spots.Where(spot => spot.IsStreet
            && SearchText.Fold(spot.Name).Contains(key, StringComparison.Ordinal))
            .OrderBy(spot => !SearchText.Fold(spot.Name).StartsWith(key, StringComparison.Ordinal))
                .ThenBy(spot => spot.Name, StringComparer.Ordinal).ToList();
        return ([.. found.Take(MostStreets).Select(spot => new Choice(KeyOf(spot), spot.Area.DistrictId is { } district
            ? $"{spot.Name}, {territory.NameOf(district)}" : spot.Name))], found.Count);
    }

    private static IEnumerable<Choice> OfMunicipality(Territory territory, string? chosen) =>
        new[] { new Choice(AreaKeys.Municipality, $"ganze Gemeinde {territory.Name}") }
        .Concat(territory.Spots.Where(spot => !spot.IsStreet && spot.Area.DistrictId is not null)
            .Select(spot => new Choice($"{AreaKeys.District}:{spot.Area.DistrictId}", $"Ortsteil {spot.Name}")))
        .Concat(territory.Spots.Where(spot => spot.IsStreet && KeyOf(spot) == chosen).Select(spot => new Choice(KeyOf(spot), spot.Name)));

    private static IEnumerable<Choice> OfCounty(Territory territory) =>
        new[] { new Choice(AreaKeys.County, $"ganzer Kreis {territory.Name}") }
        .Concat(territory.Spots.Select(spot => spot.Area.AssociationKey).OfType<string>().Distinct()
            .Select(key => new Choice($"{AreaKeys.Association}:{key}", territory.NameOf(key)))
            .OrderBy(choice => choice.Text, StringComparer.Ordinal));

    private static string KeyOf(Spot street) => $"{AreaKeys.Street}:{street.Area.Id}";
}
