using System.Net;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Security;

/// <summary>What anybody may open is a list that somebody has to change on purpose (ASVS 8.1.1, 8.2.1).</summary>
public sealed class PublicSurfaceTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private static readonly string[] Pages =
    [
        "/Accounts/ConfirmAddress",
        "/Accounts/ForgottenPassword",
        "/Accounts/Invitation",
        "/Accounts/NewPassword",
        "/Accounts/ProviderSignIn",
        "/Accounts/Recovery",
        "/Accounts/SecondFactor",
        "/Accounts/SignIn",
        "/Caseload/Reports/StatementPrint",
        "/Meetings/Concerns/PublicWay",
        "/Meetings/InvitationAnswer",
        "/Meetings/MeetingDetails",
        "/Meetings/PollAnswer",
        "/Meetings/RecordPrint",
        "/Meetings/RecordSearch",
        "/Meetings/SeriesDetails",
        "/Meetings/SeriesList",
        "/Public/ConfirmEntries",
        "/Public/ContactDetails",
        "/Public/Content",
        "/Public/DevelopmentMails",
        "/Public/EmbeddedMunicipality",
        "/Public/Error",
        "/Public/Guide",
        "/Public/Home",
        "/Public/Infomails/ConfirmSubscription",
        "/Public/Infomails/PublishedInfomail",
        "/Public/Infomails/Subscribe",
        "/Public/Infomails/Unsubscribe",
        "/Public/Municipalities/MunicipalityDetails",
        "/Public/Municipalities/MunicipalityList",
        "/Public/Notices/MunicipalityNotice",
        "/Public/Notices/PersonNotice",
        "/Public/ReportBack",
        "/Public/Search/SearchHits",
        "/Public/Search/SearchStart",
        "/Public/Services/ServiceDetails",
        "/Public/Services/ServiceList",
        "/Public/Statistics/PublishedStatistics",
        "/Public/Statistics/StatisticsList",
        "/Public/Suggestions/Suggest",
        "/Public/Suggestions/SuggestionThanks",
        "/Referrals/SlipPrint",
    ];

    private static readonly string[] Endpoints =
    [
        "/ansprechpersonen/{slug}.json", "/ansprechpersonen/{slug}.vcf", "/api/hsds", "/api/hsds/openapi.json", "/api/hsds/organizations",
        "/api/hsds/organizations/{id}", "/api/hsds/service_at_locations", "/api/hsds/service_at_locations/{id}", "/api/hsds/services",
        "/api/hsds/services/{id}", "/api/hsds/taxonomies",
        "/api/hsds/taxonomies/{id}", "/api/hsds/taxonomy_terms", "/api/hsds/taxonomy_terms/{id}", "/aushang/person/{slug}.pdf",
        "/aushang/{ags}.pdf", "/gemeinden/{ags}.json", "/health/live", "/health/ready", "/kalender/gemeinden/{ags}.ics",
        "/kalender/sprechstunden/{slug}.ics", "/kalender/treffen/{code}.ics",
        "/oparl/v1.1/bodies", "/oparl/v1.1/file/{id:guid}/ansehen", "/oparl/v1.1/file/{id:guid}/laden", "/oparl/v1.1/system",
        "/oparl/v1.1/{owner}/{id}/{list}", "/oparl/v1.1/{type}/{id}", "/robots.txt", "/sitemap.xml",
        @"/statistik/{code:regex(^B-\d+-\d+$)}.pdf", @"/statistik/{code:regex(^B-\d+-\d+$)}.{kind:regex(^(csv|xlsx|docx)$)}",
        "/treffen/protokolle.atom", "/treffen/{series}.ics",
        "/treffen/{series}/{date}/protokoll.md", "/treffen/{series}/{date}/protokoll.pdf",
    ];

    [Fact]
    public void Pages_Public_AreTheseAndNoOthers() =>
        Assert.Equal(Pages, Routes().Where(IsAnonymous).Select(PageOf).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Pages_ThatExist_AreListedOrHaveAPolicy() =>
        Assert.All(Routes().Where(route => PageOf(route) is not null), route =>
            Assert.True(IsAnonymous(route) || route.Metadata.GetMetadata<IAuthorizeData>() is not null, route.DisplayName));

    [Fact]
    public void Endpoints_Public_AreTheseAndNoOthers() => Assert.Equal(
        Endpoints,
        Routes().Where(route => IsAnonymous(route) && PageOf(route) is null && !IsStaticFile(route))
        .Select(route => route.RoutePattern.RawText!).Order(StringComparer.Ordinal));

    [Fact]
    public void StaticFiles_AreOnlyStylesScriptsFontsAndIcons() => Assert.All(
        Routes().Where(IsStaticFile).Select(route => route.RoutePattern.RawText!),
        path => Assert.Matches(@"\.(css|js|woff2|svg|webmanifest)(\.(gz|br))?$", path));

    [Theory]
    [InlineData("/appsettings.json")]
    [InlineData("/.env")]
    [InlineData("/.git/config")]
    [InlineData("/content/demo/people.csv")]
    [InlineData("/IntMan.Portal.dll")]
    [InlineData("/css/../../appsettings.json")]
    [InlineData("/lib/%2e%2e/%2e%2e/IntMan.Portal.dll")]
    [InlineData("/Index")]
    [InlineData("/en/Index")]
    [InlineData("/Public/Home")]
    [InlineData("/admin")]
    [InlineData("/statistik/B-2026-9999")]
    [InlineData("/health")]
    [InlineData("/swagger")]
    public async Task AnythingElse_IsMissing(string address)
    {
        using var response = await portal.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static bool IsAnonymous(RouteEndpoint route) => route.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static string? PageOf(RouteEndpoint route) => route.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath;

    private static bool IsStaticFile(RouteEndpoint route) =>
        route.Metadata.Any(data => data.GetType().Name.StartsWith("StaticAsset", StringComparison.Ordinal));

    private IEnumerable<RouteEndpoint> Routes()
    {
        _ = portal.Client;
        return portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
    }
}
