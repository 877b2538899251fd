using IntMan.Accounts;
using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Published;
using IntMan.Directory.Services;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Services;

public sealed class OwnServicesModel(ListServicesInScope list, ReportCapacity report, ConfirmServices confirm, ReviewServices review,
    MunicipalCalendar calendar) : PageModel
{
    private const int DaysOfDecisions = 30;

    [BindProperty(SupportsGet = true, Name = "seite")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<ServiceInScope> Services { get; private set; } = [];

    public int PageCount => Services.Count == 0 ? 1 : (Services[0].Total + ListServicesInScope.PageSize - 1) / ListServicesInScope.PageSize;

    public IReadOnlyList<ReviewDecision> Decisions { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(Guid angebot, CapacityState? plaetze, int? wochen, CancellationToken cancellation)
    {
        if (plaetze is not { } state)
        {
            return BadRequest();
        }

        if (state == CapacityState.WaitingList && (wochen > 260 || !ModelState.IsValid))
        {
            ModelState.ClearValidationState(nameof(wochen));
            ModelState.AddModelError($"wochen-{angebot}", "Geben Sie die Wartezeit in ganzen Wochen an, höchstens 260.");
            await ShowAsync(cancellation);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await report.ExecuteAsync(Partner, angebot, state, state == CapacityState.WaitingList ? wochen : null, cancellation);
        return Saved("plaetze", angebot);
    }

    public async Task<IActionResult> OnPostBestaetigenAsync(Guid angebot, CancellationToken cancellation)
    {
        await confirm.ExecuteAsync(Partner, [angebot], cancellation);
        return Saved("bestaetigt", angebot);
    }

    // As a partner only: what an officer keeps beside it stands in the administration.
    private AccessScope Own => Reach.Of(User).Scope.Own;

    private Caller Partner => HttpContext.OwnCaller() with { Actor = HttpContext.Actor() with { Role = RoleNames.Of(Role.Partner) } };

    private RedirectResult Saved(string word, Guid service) =>
        Redirect($"/konto/angebote?seite={PageNumber}&gespeichert={word}#a-{service}");

    private async Task ShowAsync(CancellationToken cancellation)
    {
        PageNumber = Math.Clamp(PageNumber, 1, 1000);
        Services = await list.ExecuteAsync(Own, new ScopeFilter(null, null, null, IsOverdue: false, Waits: false), PageNumber,
            calendar.Today, cancellation);
        Decisions = await review.DecisionsAsync(Own.Organisations, calendar.Now.AddDays(-DaysOfDecisions).ToUniversalTime(), cancellation);
    }
}
