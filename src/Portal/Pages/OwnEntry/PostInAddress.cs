using IntMan.Directory.Staff;
using IntMan.Portal.Security;

namespace IntMan.Portal.Pages.OwnEntry;

// Which post a page is about: the one in its address, or all that the account's own person holds.
public sealed record PostInAddress(Guid? PostId)
{
    public const string OwnBase = "/konto/eintrag";

    private const string Value = "post";

    public bool IsOwn => PostId is null;

    public string Base => PostId is { } post ? AddressOf(post) : OwnBase;

    public static PostInAddress Of(HttpContext context) =>
        new(context.Request.RouteValues[Value] is string text && Guid.TryParse(text, out var post) ? post : null);

    public static string AddressOf(Guid post) => $"/stellen/{post}";

    public async Task<OwnEntryView?> ReadAsync(ReadOwnEntry own, HttpContext context, DateOnly day, CancellationToken cancellation)
    {
        var reach = Reach.Of(context.User);
        return (PostId, reach.PersonId) switch
        {
            ({ } post, _) => await own.OfPostAsync(post, reach.Scope, day, cancellation),
            (_, { } person) => await own.ExecuteAsync(person, day, cancellation),
            _ => null,
        };
    }

    public IReadOnlyList<Crumb> Way(HttpContext context, OwnEntryView own, params ReadOnlySpan<Crumb> below)
    {
        var isEditor = Reach.Of(context.User).EditsDirectory;
        Crumb root = IsOwn || !isEditor ? new("Heute", MainNavigation.Today) : new("Verwaltung", "/verwaltung");
        var name = IsOwn ? "Meine Stelle" : own.Posts[0].Title;
        List<Crumb> way = [root];
        if (!IsOwn && isEditor)
        {
            way.Add(new("Stellen", "/verwaltung/stellen"));
        }

        way.Add(new(name, below.Length > 0 ? Base : null));
        way.AddRange(below);
        return way;
    }
}

public interface IPostPage
{
    OwnEntryView Own { get; }

    PostInAddress Subject { get; }
}
