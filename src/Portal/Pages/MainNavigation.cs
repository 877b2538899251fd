using IntMan.Portal.Security;
using Microsoft.AspNetCore.Authorization;

namespace IntMan.Portal.Pages;

// The one bar of each page. A module adds its entry here, at its place in the order, when its first page exists.
public static class MainNavigation
{
    public const string Today = "/heute";

    public static IReadOnlyList<NavigationEntry> OfVisitors { get; } =
    [
        new("nav.search", "/", "/suche", "/ansprechpersonen"),
        new("nav.places", "/gemeinden"),
        new("nav.services", "/angebote"),
        new("nav.guide", "/wegweiser"),
        new("nav.rounds", "/treffen"),
        new("nav.help", "/seiten/hilfe"),
    ];

    // Heute, Orte, Angebote, Runden, Meine Fälle, Auswertung, Verwaltung.
    private static readonly (NavigationEntry Entry, string Policy)[] OfStaff =
    [
        (new("Heute", Today, "/konto"), Policies.SignedIn),
        (new("Orte", "/gemeinden", "/ansprechpersonen", "/suche"), Policies.SignedIn),
        (new("Angebote", "/angebote", "/konto/angebote"), Policies.SignedIn),
        (new("Runden", "/treffen"), Policies.Meet),
        (new("Meine Fälle", "/faelle", "/verweise", "/wegweiser"), Policies.CaseLists),
        (new("Verweise", "/verweise", "/wegweiser"), Policies.ReferWithoutCases),
        (new("Auswertung", "/auswertung", "/verweise/bedarf"), Policies.SeeNeeds),
        (new("Verwaltung", "/verwaltung", "/stellen"), Policies.Administer),
    ];

    // Empty for those who are not signed in, or not completely.
    public static async Task<IReadOnlyList<NavigationEntry>> OfStaffAsync(HttpContext context)
    {
        var authorization = context.RequestServices.GetRequiredService<IAuthorizationService>();
        var allowed = new List<NavigationEntry>();
        foreach (var (entry, policy) in OfStaff)
        {
            if ((await authorization.AuthorizeAsync(context.User, policy)).Succeeded)
            {
                allowed.Add(entry);
            }
        }

        return allowed;
    }

    // The page's own entry: the one that names most of its address.
    public static NavigationEntry? CurrentOf(IReadOnlyList<NavigationEntry> entries, PathString path) =>
        entries.Where(entry => entry.LengthAt(path) > 0).MaxBy(entry => entry.LengthAt(path));
}

/// <param name="Text">A key of the languages for visitors, a German word for staff.</param>
/// <param name="Further">Other parts of the portal that lie below the entry.</param>
public sealed record NavigationEntry(string Text, string Address, params string[] Further)
{
    public string? MarkAt(NavigationEntry? current, PathString path)
    {
        var mark = path == Address ? "page" : "true";
        return this == current ? mark : null;
    }

    public int LengthAt(PathString path) => Further.Append(Address)
        .Where(part => path == part || (part != "/" && path.StartsWithSegments(part))).Select(part => part.Length).DefaultIfEmpty().Max();
}
