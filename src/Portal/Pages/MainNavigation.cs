namespace IntMan.Portal.Pages;

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

public sealed record NavigationEntry(string Key, string Address, params string[] Further)
{
    public string? CurrentAt(PathString path)
    {
        if (path == Address)
        {
            return "page";
        }

        return (Address != "/" && path.StartsWithSegments(Address)) || Further.Any(further => path.StartsWithSegments(further))
            ? "true" : null;
    }
}
