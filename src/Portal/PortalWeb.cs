using System.Diagnostics;
using System.Text.Unicode;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Text;
using IntMan.Portal.Workers;
using IntMan.Portal.Caching;
using IntMan.Portal.Content;
using IntMan.Portal.Forms;
using IntMan.Portal.Hsds;
using IntMan.Portal.Infrastructure;
using IntMan.Portal.Languages;
using IntMan.Portal.Mail;
using IntMan.Portal.Meetings;
using IntMan.Portal.Notices;
using IntMan.Portal.Pages;
using IntMan.Portal.Pages.OwnEntry;
using IntMan.Portal.Reports;
using IntMan.Portal.Security;
using IntMan.Portal.Work;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;

namespace IntMan.Portal;

public static class PortalWeb
{
    public static void AddPortalWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.AddPortalLogging();
        builder.AddLimits();
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, OutermostAnswers>());
        services.Configure<HostFilteringOptions>(options => options.IncludeFailureMessage = false);
        services.AddSingleton<ServerRefusals>();
        services.AddSingleton(provider => SiteSettings.From(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<ContentPages>();
        services.AddSingleton<NoticeSheets>();
        services.AddSingleton<NoticePrinter>();
        services.AddSingleton<StatementPrints>();
        services.AddSingleton<StatementPrinting>();
        services.AddSingleton<RecordFiles>();
        services.AddSingleton<RecordPrints>();
        services.AddLanguages();

        services.AddRazorPages(options =>
        {
            options.Conventions.AuthorizePages();
            options.Conventions.AddPageRoute("/Public/Content", ContentPages.LegalRoute);
            options.Conventions.AddPostRoutes();
            options.Conventions.ConfigureFilter(new ServiceFilterAttribute(typeof(FormRefusals)));
        }).AddMvcOptions(options =>
        {
            options.Filters.AddService<NoteRefusals>();
            options.Filters.Add<StepUpFilter>();
            options.Filters.AddService<ForgetCounts>();
            options.Filters.Add<HandlerRequired>();
            options.ModelMetadataDetailsProviders.Add(new BlankTextsInLists());
            options.ModelBinderProviders.Insert(0, new GermanBinders());
            GermanMessages.Fill(options.ModelBindingMessageProvider);
        });
        services.AddSingleton<NoteRefusals>();
        services.AddHostedService<AuditWorker>();
        services.AddSingleton<SittingNews>();
        services.AddHostedService(provider => provider.GetRequiredService<SittingNews>());
        services.AddSingleton<FormRefusals>();
        services.AddRouting(options => options.LowercaseUrls = true);
        services.AddWebEncoders(options => options.TextEncoderSettings = new(UnicodeRanges.All));

        services.AddPolicies();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, HiddenIsMissing>();
        services.AddRateLimits();
        services.AddPageCache();
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "image/svg+xml", "text/calendar",
                "text/vcard"];
        });
    }

    public static void UsePortalWeb(this WebApplication app)
    {
        // Read now: a broken content file stops the start.
        app.Services.GetRequiredService<ContentPages>();
        app.Services.GetRequiredService<MailTemplates>();

        app.Services.GetRequiredService<ServerRefusals>().Listen(app.Services.GetRequiredService<DiagnosticListener>());
        app.UseTrustedProxies(app.Services.GetRequiredService<SiteSettings>());
        app.UseLanguages();
        app.UseFailurePages();
        app.UseHsdsProblems();
        app.UseRequestChecks();
        app.UseLastingFonts();
        app.UseRouting();
        app.UseLanguageBounds();
        app.Use(app.Services.GetRequiredService<NoteRefusals>().InvokeAsync);
        app.UseRateLimits();
        app.UsePageCache();
        app.UseResponseCompression();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapStaticAssets().WithMetadata(new WithoutSignIn()).AllowAnonymous().DisableRateLimiting();
        app.MapMethods("/konto", ["GET", "HEAD"], () => TypedResults.Redirect(MainNavigation.Today, permanent: true));
        app.MapRazorPages().WithStaticAssets();
        app.MapMethods("/health/live", ["GET", "HEAD"], () => TypedResults.Text("ok")).AllowAnonymous().DisableRateLimiting();
        app.MapMethods("/robots.txt", ["GET", "HEAD"], Robots).AllowAnonymous();
    }

    private static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            ServerRefusals.Prepare(kestrel);
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Limits.MaxConcurrentConnections = 2000;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            // Above RequestChecks.LongestAddress, so that a long address meets our page and not Kestrel's empty answer.
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = 200;
            form.ValueLengthLimit = 64 * 1024;
            form.MultipartBodyLengthLimit = 1024 * 1024;
        });
        builder.Services.AddRequestTimeouts(options => options.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = TimeSpan.FromSeconds(10),
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
        });
    }

    private static ContentHttpResult Robots(HttpRequest request, SiteSettings settings) => TypedResults.Text(
        $"User-agent: *\n{string.Concat(Language.All.Select(language => $"Disallow: {language.Prefix}/suche\n"))}Sitemap: "
        + $"{settings.AddressOf(request, "/sitemap.xml")}\n");
}
