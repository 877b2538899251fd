using Microsoft.Net.Http.Headers;

namespace IntMan.Portal.Infrastructure;

/// <summary>
/// The portal's font files. Style sheets are not rewritten to fingerprinted names, so fonts.css and the preload links name the
/// package's version in the address (?v=), and for such addresses the answer may be kept for good.
/// </summary>
public static class Fonts
{
    /// <summary>Version of @fontsource/fira-sans in package.json; the same stands in wwwroot/css/fonts.css.</summary>
    public const string Version = "5.3.0";

    private static readonly PathString Folder = "/lib/fira";

    public static string AddressOf(int weight) => FormattableString.Invariant($"{Folder}/fira-sans-latin-{weight}-normal.woff2?v={Version}");

    public static void UseLastingFonts(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments(Folder) && context.Request.Query["v"] == Version)
        {
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode < 400)
                {
                    context.Response.Headers[HeaderNames.CacheControl] = "max-age=31536000, immutable";
                }

                return Task.CompletedTask;
            });
        }

        return next(context);
    });
}
