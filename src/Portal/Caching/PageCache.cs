using System.Diagnostics.Metrics;
using IntMan.Portal.Infrastructure;
using Microsoft.AspNetCore.OutputCaching;

namespace IntMan.Portal.Caching;

// The output cache: see docs/adr.
public static class PageCache
{
    private const int LargestAnswer = 1024 * 1024;

    public static void AddPageCache(this IServiceCollection services)
    {
        services.AddSingleton<ChangeNumbers>();
        services.AddSingleton<ChangeListener>();
        services.AddSingleton<KeptAnswerPolicy>();
        services.AddSingleton<IOutputCacheStore>(provider =>
            new AnswerStore(provider.GetRequiredService<SiteSettings>().CacheMegabytes * 1024L * 1024));
        services.AddOutputCache(options => options.MaximumBodySize = LargestAnswer);
        services.AddOptions<OutputCacheOptions>().Configure<KeptAnswerPolicy>((options, policy) => options.AddBasePolicy(policy));
        services.AddHostedService(provider => provider.GetRequiredService<ChangeListener>());
    }

    public static void UsePageCache(this WebApplication app)
    {
        if (app.Services.GetRequiredService<SiteSettings>().CacheMegabytes == 0)
        {
            return;
        }

        var listener = app.Services.GetRequiredService<ChangeListener>();
        var answers = app.Services.GetRequiredService<IMeterFactory>().Create(OperationMeter.Name)
            .CreateCounter<long>("intman.answers", "{answer}", "Public answers, by where they came from.");
        app.Use((context, next) =>
        {
            if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            {
                context.Response.OnStarting(() =>
                {
                    Say(context, answers);
                    return Task.CompletedTask;
                });
            }
            else
            {
                // Whoever wrote sees it on the next page, on this server at once.
                context.Response.OnStarting(listener.CatchUpAsync);
            }

            return next(context);
        });
        app.UseOutputCache();
        app.Use(AnswerTag.InvokeAsync);
    }

    private static void Say(HttpContext context, Counter<long> answers)
    {
        var origin = context.Features.Get<AnswerOrigin>()?.IsKept switch { true => "hit", false => "miss", null => "bypass" };
        context.Response.Headers["Server-Timing"] = $"cache;desc={origin}";
        answers.Add(1, new KeyValuePair<string, object?>("origin", origin));
    }
}
