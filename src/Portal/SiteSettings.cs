using System.Text.RegularExpressions;

namespace IntMan.Portal;

public sealed partial record SiteSettings
{
    public string Network { get; init; } = "Netzwerk Integrationsmanagement";

    public string? Operator { get; init; }

    public string? OperatorAddress { get; init; }

    public string? OperatorPhone { get; init; }

    public string? OperatorMail { get; init; }

    public bool PublicBody { get; init; }

    public bool DemoData { get; init; }

    // Where the public finds the portal, for example https://wegweiser.example; null: as the request came in.
    public Uri? PublicUrl { get; init; }

    public bool RateLimits { get; init; } = true;

    public IReadOnlyList<string> Proxies { get; init; } = [];

    // Of memory, for public answers that are kept; 0: every answer is made anew.
    public int CacheMegabytes { get; init; } = 64;

    // Program that turns notices into PDF; null: people print the page themselves.
    public string? Chromium { get; init; }

    public IReadOnlyList<string> EmbedOrigins { get; init; } = [];

    public static SiteSettings From(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Portal").Get<SiteSettings>() ?? new SiteSettings();
        if (settings.PublicUrl is { } url && !(url.IsAbsoluteUri && url.Scheme is "http" or "https"))
        {
            throw new InvalidOperationException(
                $"Portal__PublicUrl „{url}“ ist keine vollständige Adresse. Schreiben Sie zum Beispiel https://wegweiser.example.");
        }

        if (settings.EmbedOrigins.FirstOrDefault(origin => !Origin().IsMatch(origin)) is { } odd)
        {
            throw new InvalidOperationException(
                $"Portal__EmbedOrigins „{odd}“ ist keine Herkunft. Schreiben Sie zum Beispiel https://www.gemeinde.example oder "
                + "https://*.gemeinde.example, ohne Pfad.");
        }

        if (settings.Chromium is { Length: > 0 } chromium && !File.Exists(chromium))
        {
            throw new InvalidOperationException(
                $"Portal__Chromium „{chromium}“ gibt es nicht. Nennen Sie den vollen Pfad, zum Beispiel /usr/bin/chromium, oder entfernen "
                + "Sie die Einstellung.");
        }

        return settings;
    }

    public string AddressOf(HttpRequest request, PathString path)
    {
        var start = PublicUrl?.GetLeftPart(UriPartial.Path).TrimEnd('/')
            ?? $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase}";
        return start + path.ToUriComponent();
    }

    // Whatever stands here is copied into a response header.
    [GeneratedRegex(@"\Ahttps?://(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?\z")]
    private static partial Regex Origin();
}
