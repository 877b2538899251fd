using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace IntMan.Portal.Security;

// How often one address may ask. Generous, because a whole accommodation or town hall shares one.
public static class RateLimits
{
    public const string Search = "search";

    public const string Print = "print";

    public const string Send = "send";

    public const string Export = "export";

    private const int ExportsPerHour = 5;
    private const int ReadsPerMinute = 600;
    private const int SearchesPerMinute = 120;
    private const int PrintsPerMinute = 10;
    private const int SendsPerHour = 5;

    // Nothing of it runs where they are off: a limiter has a timer, which nobody stops.
    public static void UseRateLimits(this WebApplication app)
    {
        if (app.Services.GetRequiredService<SiteSettings>().RateLimits)
        {
            app.UseRateLimiter();
        }
    }

    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : TimeSpan.FromMinutes(1);
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => PerMinute(context, ReadsPerMinute));
            options.AddPolicy(Search, context => PerMinute(context, SearchesPerMinute));
            options.AddPolicy(Print, context => PerMinute(context, PrintsPerMinute));
            options.AddPolicy(Send, context => HttpMethods.IsPost(context.Request.Method)
                ? Per(context, SendsPerHour, TimeSpan.FromHours(1)) : RateLimitPartition.GetNoLimiter("read"));
            options.AddPolicy(Export, ExportPerHour);
        });
    }

    private static RateLimitPartition<string> PerMinute(HttpContext context, int limit) => Per(context, limit, TimeSpan.FromMinutes(1));

    private static RateLimitPartition<string> Per(HttpContext context, int limit, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(Networks.Counted(context.Connection.RemoteIpAddress),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = limit, Window = window });

    private static RateLimitPartition<string> ExportPerHour(HttpContext context)
    {
        var session = context.RequestServices.GetRequiredService<SignInCookie>().Read(context.Request)
            ?? Networks.Counted(context.Connection.RemoteIpAddress);
        return HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(session, _ =>
                new FixedWindowRateLimiterOptions { PermitLimit = ExportsPerHour, Window = TimeSpan.FromHours(1) })
            : RateLimitPartition.GetNoLimiter("read");
    }
}
