using IntMan.Foundation.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Languages;

// The language of a request is the first segment of its path. The segment is taken off before routing, so that routes know nothing of
// languages; pages put it before their links (Prefix).
public static class LanguagePaths
{
    private static readonly HashSet<string> Translated =
    [
        "/Public/ContactDetails",
        "/Public/Content",
        "/Public/Error",
        "/Public/Guide",
        "/Public/Home",
        "/Public/Infomails/ConfirmSubscription",
        "/Public/Infomails/PublishedInfomail",
        "/Public/Infomails/Subscribe",
        "/Public/Infomails/Unsubscribe",
        "/Public/Municipalities/MunicipalityDetails",
        "/Public/Municipalities/MunicipalityList",
        "/Public/ReportBack",
        "/Public/Search/SearchHits",
        "/Public/Search/SearchStart",
        "/Public/Services/ServiceDetails",
        "/Public/Services/ServiceList",
        "/Public/Suggestions/Suggest",
        "/Public/Suggestions/SuggestionThanks",
    ];

    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<Wordings>();
        services.AddScoped(provider => provider.GetRequiredService<IHttpContextAccessor>()
            .HttpContext!.Features.GetRequiredFeature<Wording>());
    }

    public static void UseLanguages(this IApplicationBuilder app)
    {
        // Read now: a broken file stops the start.
        var wordings = app.ApplicationServices.GetRequiredService<Wordings>();
        app.Use((context, next) =>
        {
            var language = LanguageOf(context.Request.Path, out var path);
            context.Request.Path = path;
            context.Features.Set(wordings.Of(language));
            return next(context);
        });
    }

    public static void UseLanguageBounds(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var wording = context.Features.GetRequiredFeature<Wording>();
        if (wording.Prefix.Length > 0 && !IsTranslated(context))
        {
            // A notice has its languages on the sheet, the frame around it is German.
            if (context.Request.Path.StartsWithSegments("/aushang") && context.GetEndpoint() is not null)
            {
                context.Response.Redirect(context.Request.Path + wording.NoticeQuery);
                return Task.CompletedTask;
            }

            context.SetEndpoint(null);
        }

        return next(context);
    });

    public static bool IsTranslated(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is { } page && Translated.Contains(page.ViewEnginePath);

    private static Language LanguageOf(PathString path, out PathString rest)
    {
        foreach (var language in Language.All)
        {
            if (language.Prefix.Length > 0 && path.StartsWithSegments(language.Prefix, StringComparison.Ordinal, out rest))
            {
                rest = rest.HasValue ? rest : "/";
                return language;
            }
        }

        rest = path;
        return Language.German;
    }
}
