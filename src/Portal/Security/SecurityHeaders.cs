namespace IntMan.Portal.Security;

// Headers that protect the browser, on every answer whatever its status (OWASP ASVS 5.0, 3.4).
public static class SecurityHeaders
{
    // "data:" only because KERN's icons are data-URI masks; two named policies, because results
    // are inserted as HTML by search.js and page.js registers the service worker.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; " +
        "trusted-types portal-fragment portal-worker; require-trusted-types-for 'script'";

    private const string PermissionsPolicy =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), "
            + "payment=(), usb=()";

    public static readonly IReadOnlyList<(string Name, string Value)> Always =
    [
        ("Content-Security-Policy", ContentSecurityPolicy),
        ("Permissions-Policy", PermissionsPolicy),
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    // Sets them at the last moment, because the error handler empties the headers; what an endpoint has set itself stays.
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            Set(context);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        foreach (var (name, value) in Always)
        {
            headers.TryAdd(name, value);
        }

        if (context.Request.IsHttps)
        {
            headers.TryAdd("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }
}
