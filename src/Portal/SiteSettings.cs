using System.Text.RegularExpressions;

namespace IntMan.Portal;

/// <summary>What pages say about the operator and the network; section "Portal" of the configuration.</summary>
public sealed partial record SiteSettings
{
    /// <summary>Second line under the brand.</summary>
    public string Network { get; init; } = "Netzwerk Integrationsmanagement";

    /// <summary>Name of the office that runs the portal, as it stands in the Impressum.</summary>
    public string? Operator { get; init; }

    public string? OperatorAddress { get; init; }

    public string? OperatorPhone { get; init; }

    public string? OperatorMail { get; init; }

    /// <summary>The operator is a public body and may show the header line of official websites.</summary>
    public bool PublicBody { get; init; }

    /// <summary>The people shown are invented; the footer says so.</summary>
    public bool DemoData { get; init; }

    /// <summary>Where the public finds the portal, for example https://wegweiser.example; null: as the request came in.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Off only for benchmarks.</summary>
    public bool RateLimits { get; init; } = true;

    /// <summary>Addresses or networks (CIDR) of the reverse proxies whose X-Forwarded headers are believed.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>Program that turns notices into PDF; null: people print the page themselves.</summary>
    public string? Chromium { get; init; }

    /// <summary>Websites that may show the card of a municipality in a frame, for example https://www.ettlingen.de; none by default.</summary>
    public IReadOnlyList<string> EmbedOrigins { get; init; } = [];

    /// <exception cref="InvalidOperationException">PublicUrl is not an absolute http(s) address, an embedding origin is none, or Chromium is not there.</exception>
    public static SiteSettings From(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Portal").Get<SiteSettings>() ?? new SiteSettings();
        if (settings.PublicUrl is { } url && !(url.IsAbsoluteUri && url.Scheme is "http" or "https"))
        {
            throw new InvalidOperationException($"Portal__PublicUrl „{url}“ ist keine vollständige Adresse. Schreiben Sie zum Beispiel https://wegweiser.example.");
        }

        if (settings.EmbedOrigins.FirstOrDefault(origin => !Origin().IsMatch(origin)) is { } odd)
        {
            throw new InvalidOperationException($"Portal__EmbedOrigins „{odd}“ ist keine Herkunft. Schreiben Sie zum Beispiel https://www.gemeinde.example oder https://*.gemeinde.example, ohne Pfad.");
        }

        if (settings.Chromium is { Length: > 0 } chromium && !File.Exists(chromium))
        {
            throw new InvalidOperationException($"Portal__Chromium „{chromium}“ gibt es nicht. Nennen Sie den vollen Pfad, zum Beispiel /usr/bin/chromium, oder entfernen Sie die Einstellung.");
        }

        return settings;
    }

    /// <summary>The public address of a path of the portal.</summary>
    public string AddressOf(HttpRequest request, PathString path)
    {
        var start = PublicUrl?.GetLeftPart(UriPartial.Path).TrimEnd('/') ?? $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase}";
        return start + path.ToUriComponent();
    }

    // Whatever stands here is copied into a response header.
    [GeneratedRegex(@"\Ahttps?://(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?\z")]
    private static partial Regex Origin();
}
