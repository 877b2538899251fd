using System.Globalization;
using System.Net;
using System.Text;
using IntMan.Directory.Staff;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace IntMan.Portal.Tests.Security;

/// <summary> Every role × every page × every handler, and every endpoint (ASVS 8.2.1). Who may open what stands here a second time, on
/// purpose: a page that is missing from this table is an error, as is a role that gets more or less than the table says. </summary>
public sealed class AuthorizationMatrixTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Nobody = "";

    private static readonly string[] Everybody = ["admin", "koordination", "ib", "leitung", "im1", "im2", "im3", "sprecher",
        "ehrenamt", "partner"];

    private static readonly string[] OwnEntry = ["ib", "im1", "im2", "im3", "sprecher"];

    /// <summary>Who refers people to services.</summary>
    private static readonly string[] Referrers = ["ib", "im1", "im2", "im3", "sprecher"];

    /// <summary>Who sits in rounds.</summary>
    private static readonly string[] Meeting = ["koordination", "ib", "leitung", "im1", "im2", "im3", "sprecher"];

    /// <summary>Who has cases.</summary>
    private static readonly string[] Managers = ["im1", "im2", "im3", "sprecher"];

    /// <summary>Who keeps the directory of a municipality, a county or everything.</summary>
    private static readonly string[] Editors = ["admin", "koordination", "ib"];

    /// <summary>Who keeps services: the same, and the partner of an organisation.</summary>
    private static readonly string[] ServiceKeepers = [.. Editors, "partner"];

    /// <summary>Who keeps a post: the own one, or those of others.</summary>
    private static readonly string[] PostKeepers = [.. Editors.Union(OwnEntry)];

    /// <summary>Page and the demo accounts that may open it; null: anybody, signed in or not.</summary>
    internal static Dictionary<string, string[]?> Pages { get; } = new(StringComparer.Ordinal)
    {
        ["/Accounts/AccountStart"] = Everybody,
        ["/Accounts/Administration/AccountDetails"] = ["admin", "koordination", "ib"],
        ["/Accounts/Administration/AccountList"] = ["admin", "koordination", "ib"],
        ["/Accounts/Administration/AccountRoles"] = ["admin", "koordination", "ib"],
        ["/Accounts/Administration/InvitePerson"] = ["admin", "koordination", "ib"],
        ["/Accounts/AuthenticatorApp"] = Everybody,
        ["/Accounts/ChangeAddress"] = Everybody,
        ["/Accounts/ConfirmAddress"] = null,
        ["/Accounts/ConnectProvider"] = Everybody,
        ["/Accounts/Enrolment"] = Everybody,
        ["/Accounts/ForgottenPassword"] = null,
        ["/Accounts/Invitation"] = null,
        ["/Accounts/NewPassword"] = null,
        ["/Accounts/Notifications"] = Everybody,
        ["/Accounts/Passkeys"] = Everybody,
        ["/Accounts/ProveIdentity"] = Everybody,
        ["/Accounts/ProviderSignIn"] = null,
        ["/Accounts/Recovery"] = null,
        ["/Accounts/SecondFactor"] = null,
        ["/Accounts/SecuritySettings"] = Everybody,
        ["/Accounts/SignIn"] = null,
        ["/Accounts/SignInSessions"] = Everybody,
        ["/Accounts/SignOut"] = Everybody,
        ["/Caseload/Agreement"] = Managers,
        ["/Caseload/CaseDetails"] = Managers,
        ["/Caseload/CaseEnd"] = Managers,
        ["/Caseload/CaseForm"] = Managers,
        ["/Caseload/CaseList"] = [.. Managers, "leitung"],
        ["/Caseload/CaseReads"] = ["leitung"],
        ["/Caseload/ConsentForm"] = Managers,
        ["/Caseload/Consents"] = Managers,
        ["/Caseload/DaysForm"] = Managers,
        ["/Caseload/ErasureForm"] = Managers,
        ["/Caseload/FrameForm"] = Managers,
        ["/Caseload/GoalForm"] = Managers,
        ["/Caseload/HandOverDetails"] = Managers,
        ["/Caseload/HandOverForm"] = Managers,
        ["/Caseload/HandOverList"] = Managers,
        ["/Caseload/Inquiry"] = Managers,
        ["/Caseload/OwnFigures"] = Managers,
        ["/Caseload/PartA"] = Managers,
        ["/Caseload/PointsForm"] = Managers,
        ["/Caseload/RetentionList"] = [.. Managers, "leitung"],
        ["/Caseload/Reports/ReportDetails"] = ["koordination", "ib", "leitung"],
        ["/Caseload/Reports/ReportForm"] = ["koordination", "ib"],
        ["/Caseload/Reports/ReportStart"] = ["koordination", "ib", "leitung"],
        ["/Caseload/Reports/StatementForm"] = ["koordination", "ib"],
        ["/Caseload/Reports/StatementPrint"] = null,
        ["/Caseload/Reports/TeamFigures"] = ["leitung"],
        ["/Caseload/StatusForm"] = Managers,
        ["/Caseload/SubstituteReason"] = Managers,
        ["/Caseload/TalkForm"] = Managers,
        ["/Caseload/TalkList"] = Managers,
        ["/Caseload/TandemForm"] = Managers,
        ["/Caseload/TopicForm"] = Managers,
        ["/Directory/AssociationForm"] = Editors,
        ["/Directory/CommissionForm"] = Editors,
        ["/Directory/CountyForm"] = Editors,
        ["/Directory/DirectoryStart"] = [.. Editors, "partner", "leitung"],
        ["/Directory/DistrictForm"] = Editors,
        ["/Directory/EntryHistory"] = Editors,
        ["/Directory/EntryList"] = Editors,
        ["/Directory/ExportFiles"] = ["admin", "koordination", "ib"],
        ["/Directory/Handover/CommissionSwitch"] = ["admin", "koordination", "leitung"],
        ["/Directory/Handover/CommissionSwitchStart"] = ["admin", "koordination", "leitung"],
        ["/Directory/Handover/HandoverList"] = ["admin", "koordination", "leitung"],
        ["/Directory/HolderForm"] = Editors,
        ["/Directory/Import/ImportDetails"] = ["admin", "koordination", "ib"],
        ["/Directory/Import/ImportMapping"] = ["admin", "koordination", "ib"],
        ["/Directory/Import/ImportUpload"] = ["admin", "koordination", "ib"],
        ["/Directory/Infomails/InfomailForm"] = ["koordination", "ib"],
        ["/Directory/Infomails/InfomailList"] = ["koordination", "ib"],
        ["/Directory/Infomails/InfomailPreview"] = ["koordination", "ib"],
        ["/Directory/MunicipalityForm"] = Editors,
        ["/Directory/OrganisationForm"] = Editors,
        ["/Directory/PersonForm"] = Editors,
        ["/Directory/PlaceForm"] = Editors,
        ["/Directory/PostForm"] = Editors,
        ["/Directory/Responsibilities/ResponsibilityForm"] = Editors,
        ["/Directory/Responsibilities/TerritoryList"] = Editors,
        ["/Directory/Responsibilities/TerritoryResponsibilities"] = Editors,
        ["/Directory/SchoolHolidayForm"] = Editors,
        ["/Directory/ClosingDayForm"] = Editors,
        ["/Directory/StreetForm"] = Editors,
        ["/Directory/TargetGroupForm"] = Editors,
        ["/Meetings/AgendaForm"] = Meeting,
        ["/Meetings/CancelForm"] = Meeting,
        ["/Meetings/CharterForm"] = Meeting,
        ["/Meetings/Concerns/ConcernDetails"] = Meeting,
        ["/Meetings/Concerns/ConcernList"] = Meeting,
        ["/Meetings/Concerns/ConcernWay"] = Meeting,
        ["/Meetings/Concerns/HandOver"] = Meeting,
        ["/Meetings/Concerns/Inbox"] = Meeting,
        ["/Meetings/Concerns/PublicWay"] = null,
        ["/Meetings/InvitationAnswer"] = null,
        ["/Meetings/MandateMatrixView"] = Meeting,
        ["/Meetings/MeetingDetails"] = null,
        ["/Meetings/MeetingReportsView"] = Meeting,
        ["/Meetings/MemberList"] = Meeting,
        ["/Meetings/OptimisationSteps"] = Meeting,
        ["/Meetings/OwnCalendars"] = Meeting,
        ["/Meetings/OwnMeetings"] = Meeting,
        ["/Meetings/PlanForm"] = Meeting,
        ["/Meetings/PollAnswer"] = null,
        ["/Meetings/PollForm"] = Meeting,
        ["/Meetings/RecordComparison"] = Meeting,
        ["/Meetings/RecordForm"] = Meeting,
        ["/Meetings/RecordPrint"] = null,
        ["/Meetings/RecordSearch"] = null,
        ["/Meetings/SeriesDetails"] = null,
        ["/Meetings/SeriesFounding"] = Meeting,
        ["/Meetings/SeriesList"] = null,
        ["/Meetings/SeriesTaskList"] = Meeting,
        ["/Meetings/Sitting"] = Meeting,
        ["/Meetings/TopicStore"] = Meeting,
        ["/Meetings/WorldCafe"] = Meeting,
        ["/Operation/AuditLog"] = ["admin"],
        ["/Operation/MailOutbox"] = ["admin"],
        ["/OwnEntry/AbsenceForm"] = PostKeepers,
        ["/OwnEntry/Absences"] = PostKeepers,
        ["/OwnEntry/ConfirmOwnEntry"] = OwnEntry,
        ["/OwnEntry/DateForm"] = PostKeepers,
        ["/OwnEntry/ExtraDateForm"] = PostKeepers,
        ["/OwnEntry/OfficeHourForm"] = PostKeepers,
        ["/OwnEntry/OfficeHours"] = PostKeepers,
        ["/OwnEntry/OwnEntryStart"] = PostKeepers,
        ["/OwnEntry/PostAreas"] = PostKeepers,
        ["/OwnEntry/Profile"] = OwnEntry,
        ["/Public/ConfirmEntries"] = null,
        ["/Public/ContactDetails"] = null,
        ["/Public/Content"] = null,
        ["/Public/DevelopmentMails"] = null,
        ["/Public/EmbeddedMunicipality"] = null,
        ["/Public/Error"] = null,
        ["/Public/Guide"] = null,
        ["/Public/Home"] = null,
        ["/Public/Infomails/ConfirmSubscription"] = null,
        ["/Public/Infomails/PublishedInfomail"] = null,
        ["/Public/Infomails/Subscribe"] = null,
        ["/Public/Infomails/Unsubscribe"] = null,
        ["/Public/Municipalities/MunicipalityDetails"] = null,
        ["/Public/Municipalities/MunicipalityList"] = null,
        ["/Public/Notices/MunicipalityNotice"] = null,
        ["/Public/Notices/PersonNotice"] = null,
        ["/Public/ReportBack"] = null,
        ["/Public/Search/SearchHits"] = null,
        ["/Public/Search/SearchStart"] = null,
        ["/Public/Services/ServiceDetails"] = null,
        ["/Public/Services/ServiceList"] = null,
        ["/Public/Statistics/PublishedStatistics"] = null,
        ["/Public/Statistics/StatisticsList"] = null,
        ["/Public/Suggestions/Suggest"] = null,
        ["/Public/Suggestions/SuggestionThanks"] = null,
        ["/Quality/ConfirmPosts"] = Editors,
        ["/Quality/QualityFile"] = Editors,
        ["/Quality/QualityStart"] = Editors,
        ["/Quality/SuggestionDetails"] = Editors,
        ["/Quality/SuggestionList"] = Editors,
        ["/Work/Undo"] = Everybody,
        ["/Work/WorkStart"] = Everybody,
        ["/Referrals/Needs"] = ["koordination", "ib", "leitung"],
        ["/Referrals/ReferralDetails"] = Referrers,
        ["/Referrals/ReferralForm"] = Referrers,
        ["/Referrals/ReferralList"] = Referrers,
        ["/Referrals/ReferralSlip"] = Referrers,
        ["/Referrals/SlipPrint"] = null,
        ["/Services/ServicesInScope"] = ServiceKeepers,
        ["/Services/OwnServices"] = ["partner"],
        ["/Services/ServiceDateForm"] = ServiceKeepers,
        ["/Services/ServiceExtraDateForm"] = ServiceKeepers,
        ["/Services/ServiceForm"] = ServiceKeepers,
        ["/Services/ServiceHourForm"] = ServiceKeepers,
        ["/Services/ServiceHours"] = ServiceKeepers,
        ["/Services/ServicePlaces"] = ServiceKeepers,
        ["/Services/ServiceReview"] = Editors,
        ["/Services/TranslationForm"] = ServiceKeepers,
    };

    public static TheoryData<string> Visitors => new(["", .. Everybody]);

    [Fact]
    public void Pages_AllOfThem_StandInTheTable() =>
        Assert.Equal(Pages.Keys.Order(StringComparer.Ordinal), portal.CompiledPages().Select(page => page.ViewEnginePath).Distinct()
            .Order(StringComparer.Ordinal));

    /// <summary>A policy of a page applies to all of its handlers: none may weaken it by an attribute of its own.</summary>
    [Fact]
    public void Handlers_NoneOpensWhatItsPageCloses() => Assert.All(
        portal.CompiledPages().SelectMany(page => page.HandlerMethods),
        handler => Assert.Empty(handler.MethodInfo.GetCustomAttributes(typeof(AllowAnonymousAttribute), true)));

    [Theory]
    [MemberData(nameof(Visitors))]
    public async Task Role_OnEveryPageAndHandler_GetsWhatTheTableSays(string name)
    {
        using var visitor = new Visitor(portal);
        if (name != Nobody)
        {
            using var signedIn = await visitor.SignInAsync(name);
            Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        }

        var wrong = new StringBuilder();
        foreach (var (page, handler, method, address) in Handlers()
            .Where(handler => handler.Page != "/Accounts/SignOut" && Pages.ContainsKey(handler.Page)))
        {
            using var response = method == "GET" ? await visitor.GetAsync(address) : await visitor.PostAsync(address, ("x", "y"));
            var isOpen = Pages[page] is not { } allowed || allowed.Contains(name);
            if (!Fits(response, method, isOpen, name != Nobody))
            {
                wrong.AppendLine(CultureInfo.InvariantCulture,
                    $"{method} {page} {handler} ({address}): {(int)response.StatusCode} {response.Headers.Location}");
            }
        }

        Assert.True(wrong.Length == 0, wrong.ToString());
    }

    [Fact]
    public void Handlers_AreLooked_At()
    {
        var handlers = Handlers().ToList();
        Assert.True(handlers.Count(handler => handler.Method == "POST") >= 4, "The list of handlers is not complete.");
        Assert.True(handlers.Select(handler => handler.Page).Distinct().Count() == Pages.Count, "Not every page has an address.");
    }

    [Fact]
    public async Task Endpoints_BesidePages_AreClosedToStrangersUnlessListed()
    {
        foreach (var route in portal.Routes().Where(route => route.Metadata.GetMetadata<PageActionDescriptor>() is null
            && route.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            using var response = await portal.GetAsync(Address(route.RoutePattern));
            Assert.True(response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed,
                $"{route.RoutePattern.RawText}: {(int)response.StatusCode}");
        }
    }

    // Open: anything but a refusal of the person; a form without token is refused as a form (400). Closed: strangers are sent to sign in,
    // others get 403.
    private static bool Fits(HttpResponseMessage response, string method, bool isOpen, bool isSignedIn) => (isOpen, isSignedIn) switch
    {
        (true, _) when method == "POST" => response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound,
        (true, _) => response.StatusCode != HttpStatusCode.Forbidden && (int)response.StatusCode < 500 && !LeadsToSignIn(response),
        (false, true) => response.StatusCode == HttpStatusCode.Forbidden,
        _ => LeadsToSignIn(response),
    };

    private static bool LeadsToSignIn(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location!.OriginalString.StartsWith("/konto/anmelden?zurueck=",
            StringComparison.Ordinal);

    /// <summary>An address for each handler; parameters get values that name nothing.</summary>
    private IEnumerable<(string Page, string Handler, string Method, string Address)> Handlers() =>
        from route in portal.Routes()
        let page = route.Metadata.GetMetadata<PageActionDescriptor>()
        where page is not null
        group route by page.ViewEnginePath into routes
        from handler in portal.CompiledPages().First(page => page.ViewEnginePath == routes.Key).HandlerMethods
        let address = Address(routes.OrderByDescending(route => route.RoutePattern.Parameters.Count).First().RoutePattern)
        select (routes.Key, handler.Name ?? "", handler.HttpMethod.ToUpperInvariant(), handler.Name is { Length: > 0 } name
            ? $"{address}?handler={name}" : address);

    /// <summary>Addresses of everything that a page takes by POST.</summary>
    /// <param name="address">Null: parameters get values that name nothing.</param>
    internal static IEnumerable<string> WritingHandlers(PortalHost portal, string page, string? address) =>
        from compiled in portal.CompiledPages()
        where compiled.ViewEnginePath == page
        let pattern = portal.Routes().Where(route => route.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath == page)
            .OrderByDescending(route => route.RoutePattern.Parameters.Count).First().RoutePattern
        from handler in compiled.HandlerMethods
        where handler.HttpMethod == "Post"
        let path = address ?? Address(pattern)
        select handler.Name is { Length: > 0 } name ? $"{path}?handler={name}" : path;

    /// <summary>Parameters get values that name nothing.</summary>
    internal static string Address(RoutePattern pattern) =>
        "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => Value(pattern, parameter.Name),
        _ => "",
    }))));

    private static string Value(RoutePattern pattern, string parameter)
    {
        var policies = pattern.ParameterPolicies.GetValueOrDefault(parameter)?.Select(policy => policy.Content ?? "").ToList() ?? [];
        return policies.Contains("guid") ? "0197a000-0000-7000-8000-00000000dead"
            : policies.Any(policy => policy is "long" or "int") ? "1"
            : parameter is "ags" ? "08999999"
            : policies.FirstOrDefault(policy => policy.StartsWith("regex(^(", StringComparison.Ordinal)) is { } choice
                ? choice["regex(^(".Length..].Split('|', ')')[0]
            : "gibt-es-nicht";
    }
}
