using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;

namespace IntMan.Portal.Display;

/// <summary>Names as the directory holds them, put together; they are German in every language.</summary>
public static class DirectoryText
{
    /// <summary>"Landkreis Karlsruhe", "Bodenseekreis", "Stadtkreis Stuttgart".</summary>
    public static string County(string name, CountyKind kind) =>
        name.Contains("kreis", StringComparison.OrdinalIgnoreCase) ? name : $"{(kind == CountyKind.Urban ? "Stadtkreis" : "Landkreis")} {name}";

    /// <summary>The office that answers last, also where nothing is recorded about it.</summary>
    public static string Office(County county) => county.OfficeName ?? (county.Kind == CountyKind.Urban ? "Stadtverwaltung " : "Landratsamt ") + county.Name.Replace("Landkreis ", "", StringComparison.Ordinal).Replace("Stadtkreis ", "", StringComparison.Ordinal);

    /// <summary>"119 + 155".</summary>
    public static string Numbers(string numbers) => numbers.Replace(", ", " + ", StringComparison.Ordinal);

    /// <summary>"Bunsenstr. 2-4, 76275 Ettlingen" in parts that are there.</summary>
    public static string Address(Place place) => string.Join(", ", new[] { place.Address, $"{place.PostalCode} {place.Town}".Trim() }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>Name and room; the address only when the name is not the address itself.</summary>
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

    /// <summary>Up to two initials for the round mark beside a name.</summary>
    public static string Initials(string name) => string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(part => char.IsLetter(part[0])).Select(part => char.ToUpperInvariant(part[0])).Take(2));
}
