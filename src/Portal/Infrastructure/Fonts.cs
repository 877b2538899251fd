using Microsoft.Net.Http.Headers;

namespace IntMan.Portal.Infrastructure;

public static class Fonts
{
    public const string Version = "5.3.0";

    private static readonly PathString Folder = "/lib/fira";

    public static string AddressOf(int weight) =>
        FormattableString.Invariant($"{Folder}/fira-sans-latin-{weight}-normal.woff2?v={Version}");

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
