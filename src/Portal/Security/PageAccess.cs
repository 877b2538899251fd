using IntMan.Accounts;
using IntMan.Directory.Infomails;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace IntMan.Portal.Security;

public static class PageAccess
{
    private const string? Anybody = null;

    private static readonly Dictionary<string, string?> Folders = new(StringComparer.Ordinal)
    {
        ["/Public"] = Anybody,
        ["/Accounts"] = Policies.SignedIn,
        ["/Accounts/Administration"] = Policies.ManageAccounts,
        ["/OwnEntry"] = Policies.KeepPosts,
        ["/Directory"] = Policies.EditDirectory,
        ["/Directory/Handover"] = Policies.SwitchCommission,
        ["/Directory/Infomails"] = Policies.WriteInfomail,
        ["/Services"] = Policies.EditServices,
        ["/Referrals"] = Policies.Refer,
        ["/Caseload"] = Policies.Cases,
        ["/Caseload/Reports"] = Policies.SeeNeeds,
        ["/Quality"] = Policies.EditDirectory,
        ["/Work"] = Policies.SignedIn,
        ["/Meetings"] = Policies.Meet,
        ["/Operation"] = nameof(Role.Administrator),
    };

    private static readonly Dictionary<string, string?> Others = new(StringComparer.Ordinal)
    {
        // Those who have no session yet, or none that is complete.
        ["/Accounts/ConfirmAddress"] = Anybody,
        ["/Accounts/ForgottenPassword"] = Anybody,
        ["/Accounts/Invitation"] = Anybody,
        ["/Accounts/NewPassword"] = Anybody,
        ["/Accounts/ProviderSignIn"] = Anybody,
        ["/Accounts/Recovery"] = Anybody,
        ["/Accounts/SecondFactor"] = Anybody,
        ["/Accounts/SignIn"] = Anybody,
        ["/Accounts/AuthenticatorApp"] = Policies.Enrolling,
        ["/Accounts/ConnectProvider"] = Policies.Enrolling,
        ["/Accounts/Enrolment"] = Policies.Enrolling,
        ["/Accounts/SignOut"] = Policies.Enrolling,
        // Public rounds, their dates and published minutes; whoever sits in one sees more on the same address.
        ["/Meetings/SeriesList"] = Anybody,
        ["/Meetings/SeriesDetails"] = Anybody,
        ["/Meetings/MeetingDetails"] = Anybody,
        ["/Meetings/InvitationAnswer"] = Anybody,
        ["/Meetings/PollAnswer"] = Anybody,
        ["/Meetings/RecordSearch"] = Anybody,
        ["/Meetings/Concerns/PublicWay"] = Anybody,
        // The printer has no session: the ticket in the address is the key.
        ["/Meetings/RecordPrint"] = Anybody,
        ["/OwnEntry/ConfirmOwnEntry"] = Policies.OwnEntry,
        ["/OwnEntry/Profile"] = Policies.OwnEntry,
        ["/Directory/DirectoryStart"] = Policies.Administer,
        ["/Caseload/CaseList"] = Policies.CaseLists,
        ["/Caseload/CaseReads"] = nameof(Role.SectionHead),
        ["/Caseload/RetentionList"] = Policies.CaseLists,
        ["/Caseload/Reports/ReportForm"] = Policies.PrepareReports,
        ["/Caseload/Reports/TeamFigures"] = nameof(Role.SectionHead),
        ["/Caseload/Reports/StatementForm"] = Policies.PrepareReports,
        ["/Caseload/Reports/StatementPrint"] = Anybody,
        ["/Services/OwnServices"] = Policies.OwnServices,
        ["/Services/ServiceReview"] = Policies.EditDirectory,
        ["/Referrals/Needs"] = Policies.SeeNeeds,
        // The printer has no session: the ticket in the address is the key.
        ["/Referrals/SlipPrint"] = Anybody,
    };

    public static void AuthorizePages(this PageConventionCollection conventions) =>
        conventions.AddFolderApplicationModelConvention("/", page => page.EndpointMetadata.Add(
            PolicyOf(page.ViewEnginePath) is { } policy ? new AuthorizeAttribute(policy) : new AllowAnonymousAttribute()));

    private static string? PolicyOf(string page)
    {
        if (Others.TryGetValue(page, out var policy))
        {
            return policy;
        }

        var folder = page;
        do
        {
            folder = folder[..folder.LastIndexOf('/')];
        }
        while (folder.Length > 0 && !Folders.ContainsKey(folder));
        return folder.Length > 0 ? Folders[folder] : Policies.SignedIn;
    }
}
