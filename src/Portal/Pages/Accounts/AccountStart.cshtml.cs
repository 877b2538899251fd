using IntMan.Accounts;
using IntMan.Directory.Referrals;
using IntMan.Directory.Services;
using IntMan.Portal.Pages.Services;
using IntMan.Portal.Referrals;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts;

public sealed class AccountStartModel(IAuthorizationService authorization, ListAccounts accounts, ReviewServices review,
    ListReferrals referrals) : PageModel
{
    private static readonly Dictionary<AccountArea, string> Headings = new()
    {
        [AccountArea.Work] = "Meine Aufgaben",
        [AccountArea.Administration] = "Verwaltung",
        [AccountArea.Account] = "Mein Konto",
    };

    public SignInSession Current => HttpContext.RequiredSignIn();

    public IReadOnlyList<string> Roles { get; private set; } = [];

    public IReadOnlyList<(string Heading, IReadOnlyList<AccountTask> Tasks)> Areas { get; private set; } = [];

    public ReferralList? FollowUps { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Roles = [.. (await accounts.NamesAsync(Current, cancellation)).Select(RoleNames.OfGrant)];
        var allowed = new List<AccountTask>();
        foreach (var task in AccountTasks.All)
        {
            if ((await authorization.AuthorizeAsync(User, task.Policy)).Succeeded)
            {
                allowed.Add(task.Address == KeptServicesModel.WaitingAddress
                    ? task with { Title = $"{task.Title} ({await review.CountAsync(Reach.Of(User).Area, cancellation)})" } : task);
            }
        }

        if ((await authorization.AuthorizeAsync(User, Policies.Refer)).Succeeded)
        {
            FollowUps = await referrals.ExecuteAsync(HttpContext.Referrer(), new ReferralFilter(null, true, null), 1, cancellation);
        }

        Areas = [.. allowed.GroupBy(task => task.Area).OrderBy(area => area.Key)
            .Select(area => (Headings[area.Key], (IReadOnlyList<AccountTask>)[.. area]))];
    }
}
