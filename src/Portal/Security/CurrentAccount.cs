using IntMan.Accounts;

namespace IntMan.Portal.Security;

public static class CurrentAccount
{
    public static SignInSession? SignIn(this HttpContext context) => context.Features.Get<SignInSession>();

    public static SignInSession RequiredSignIn(this HttpContext context) =>
        context.SignIn() ?? throw new InvalidOperationException("The page has no policy that demands a sign-in.");

    public static string Network(this HttpContext context) => context.Origin().Network;

    public static Origin Origin(this HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        return new Origin(Networks.Stored(address), Networks.Counted(address));
    }

    // Browser and system in words, so that people recognise their own devices; the full header is not kept.
    public static string Device(this HttpContext context)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        string Named(string fallback, params (string Mark, string Name)[] known) =>
            known.FirstOrDefault(pair => agent.Contains(pair.Mark, StringComparison.Ordinal)).Name ?? fallback;
        var browser = Named("Browser", ("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"));
        var system = Named("unbekanntes Gerät", ("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"),
            ("Mac OS", "macOS"), ("Linux", "Linux"));
        return $"{browser}, {system}";
    }
}
