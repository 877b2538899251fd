using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Directory.Published;
using IntMan.Directory.Referrals;
using IntMan.Foundation.Time;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Series;
using IntMan.Portal.Forms;
using IntMan.Portal.Referrals;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Referrals;

// Where referrals fail: counts for each service and quarter within reach, never a single referral.
public sealed class NeedsModel(CountNeeds needs, IReferralNeeds offers, ListSeries series, OfferItem offer, MunicipalCalendar calendar)
    : PageModel, IFormPage
{
    private const int QuartersBack = 8;

    [BindProperty(SupportsGet = true, Name = "quartal")]
    public string? QuarterText { get; set; }

    public Quarter Quarter { get; private set; } = null!;

    public IReadOnlyList<ServiceNeed> Needs { get; private set; } = [];

    public IReadOnlyList<string> Offers { get; private set; } = [];

    // Rounds whose agendas the account puts together.
    public IReadOnlyList<SeriesLine> Rounds { get; private set; } = [];

    [BindProperty(Name = "runde")]
    public string? Series { get; set; }

    // The line as it stands on the page; another one is not taken.
    [BindProperty(Name = "bedarf")]
    public string? Need { get; set; }

    public EntryKey? Entry => null;

    public IEnumerable<Choice> RoundChoices => Rounds.Select(round => new Choice(round.Slug, round.Title));

    public IEnumerable<Choice> Quarters => Enumerable.Range(0, QuartersBack)
        .Select(back => Quarter.Of(calendar.Today.AddMonths(-3 * back))).Select(quarter => new Choice(quarter.Key, quarter.ToString()));

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (!Offers.Contains(Need) || Rounds.All(round => round.Slug != Series))
        {
            return NotFound();
        }

        var day = await offer.OfferNeedAsync(HttpContext.MeetingCaller(), Series!, Need!, cancellation);
        return Redirect(day is { } next
            ? $"/treffen/{Series}/{MeetingKey.Of(next)}/tagesordnung?{SavedTagHelper.Parameter}=bedarf"
            : $"/treffen/{Series}/themen?{SavedTagHelper.Parameter}=bedarf");
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Quarter = Quarter.Parse(QuarterText) ?? Quarter.Of(calendar.Today);
        var scope = Reach.Of(User).NeedsScope;
        Needs = await needs.ExecuteAsync(scope, Quarter, cancellation);
        Offers = await offers.OfferAsync(scope, Quarter, cancellation);
        if (Offers.Count > 0 && HttpContext.Meets())
        {
            Rounds = [.. (await series.ExecuteAsync(HttpContext.MeetingCaller(), cancellation)).Where(round => round.IsPrepared)];
        }
    }
}
