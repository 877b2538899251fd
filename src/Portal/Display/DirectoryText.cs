using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;

namespace IntMan.Portal.Display;

public static class DirectoryText
{
    public static string County(string name, CountyKind kind) =>
        name.Contains("kreis", StringComparison.OrdinalIgnoreCase) ? name
            : $"{(kind == CountyKind.Urban ? "Stadtkreis" : "Landkreis")} {name}";

    public static string Office(County county) => county.OfficeName ?? (county.Kind == CountyKind.Urban
        ? "Stadtverwaltung " : "Landratsamt ") + county.Name.Replace("Landkreis ", "", StringComparison.Ordinal)
        .Replace("Stadtkreis ", "", StringComparison.Ordinal);

    public static string Numbers(string numbers) => numbers.Replace(", ", " + ", StringComparison.Ordinal);

    public static string Address(Place place) =>
        string.Join(", ", new[] { place.Address, $"{place.PostalCode} {place.Town}".Trim() }.Where(part => !string.IsNullOrEmpty(part)));

    public static string PlaceLine(Place place)
    {
        var parts = new List<string> { place.Name };
        if (place.Room is { } room)
        {
            parts.Add(room);
        }

        if (place.Address is { } address && !place.Name.Contains(address, StringComparison.OrdinalIgnoreCase))
        {
            parts.Add(address);
        }

        return string.Join(", ", parts);
    }

    public static string Initials(string name) =>
        string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(part => char.IsLetter(part[0]))
        .Select(part => char.ToUpperInvariant(part[0])).Take(2));
}
