using Microsoft.Net.Http.Headers;

namespace IntMan.Portal.Infrastructure;

public static class Fonts
{
    public const string Version = "5.3.0";

    private static readonly PathString[] Folders = ["/lib/fira", "/lib/arabic"];

    public static string AddressOf(int weight) =>
        FormattableString.Invariant($"/lib/fira/fira-sans-latin-{weight}-normal.woff2?v={Version}");

    public static void UseLastingFonts(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (Array.Exists(Folders, folder => context.Request.Path.StartsWithSegments(folder)) && context.Request.Query["v"] == Version)
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
