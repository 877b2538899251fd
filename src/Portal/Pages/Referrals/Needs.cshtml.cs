using IntMan.Directory.Published;
using IntMan.Directory.Referrals;
using IntMan.Foundation.Time;
using IntMan.Portal.Referrals;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Referrals;

// Where referrals fail: counts for each service and quarter within reach, never a single referral.
public sealed class NeedsModel(CountNeeds needs, IReferralNeeds offers, MunicipalCalendar calendar) : PageModel
{
    private const int QuartersBack = 8;

    [BindProperty(SupportsGet = true, Name = "quartal")]
    public string? QuarterText { get; set; }

    public Quarter Quarter { get; private set; } = null!;

    public IReadOnlyList<ServiceNeed> Needs { get; private set; } = [];

    public IReadOnlyList<string> Offers { get; private set; } = [];

    public IEnumerable<Choice> Quarters => Enumerable.Range(0, QuartersBack)
        .Select(back => Quarter.Of(calendar.Today.AddMonths(-3 * back))).Select(quarter => new Choice(quarter.Key, quarter.ToString()));

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Quarter = Quarter.Parse(QuarterText) ?? Quarter.Of(calendar.Today);
        var scope = Reach.Of(User).NeedsScope;
        Needs = await needs.ExecuteAsync(scope, Quarter, cancellation);
        Offers = await offers.OfferAsync(scope, Quarter, cancellation);
    }
}
