namespace IntMan.Portal.Pages;

/// <summary>The bar at the top: the same entries in the same order on every page (WCAG 2.2, 3.2.3 and 3.2.6).</summary>
public static class MainNavigation
{
    public static IReadOnlyList<NavigationEntry> Entries { get; } =
    [
        new("nav.search", "/", "/suche", "/ansprechpersonen"),
        new("nav.places", "/gemeinden"),
        new("nav.services", "/angebote"),
        new("nav.roles", "/seiten/wer-macht-was"),
        new("nav.help", "/seiten/hilfe"),
    ];
}

/// <summary>An entry is marked on its own page and on those that lie below it or below one of the further paths.</summary>
/// <param name="Key">Of the text.</param>
/// <param name="Address">Without the language.</param>
/// <param name="Further">Further paths whose pages mark the entry.</param>
public sealed record NavigationEntry(string Key, string Address, params string[] Further)
{
    /// <summary>Value of aria-current; null elsewhere.</summary>
    public string? CurrentAt(PathString path)
    {
        if (path == Address)
        {
            return "page";
        }

        return (Address != "/" && path.StartsWithSegments(Address)) || Further.Any(further => path.StartsWithSegments(further)) ? "true" : null;
    }
}
