using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Organisations;
using IntMan.Directory.Published;
using IntMan.Directory.Responsibilities;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Directory.Handover;

public sealed class HandoverListModel(ShowCommissionSwitch show, SwitchCommission switching, ReadEntry entries, MunicipalCalendar calendar)
    : PageModel
{
    public string Ags => (string)RouteData.Values["ags"]!;

    public RecordedSwitch Switch { get; private set; } = new();

    public string Municipality { get; private set; } = "";

    public IReadOnlyList<HandOverLine> Lines { get; private set; } = [];

    public IReadOnlyList<OpenReferrals> Referrals { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancellation = context.HttpContext.RequestAborted;
        var isReachable = Ags.Length == 8 && Ags.All(char.IsAsciiDigit) && Reach.Of(User).MaySwitchCommission(Ags);
        var found = isReachable ? (await show.ListAsync(Ags, cancellation))
            .FirstOrDefault(done => done.Id.ToString() == (string)RouteData.Values["vorgang"]!) : null;
        if (found is null)
        {
            context.Result = NotFound();
            return;
        }

        (Switch, Municipality) = (found, (await entries.ExecuteAsync<Municipality>(Ags, cancellation))!.Name);
        Lines = await show.HandOverAsync(found.Id, cancellation);
        Referrals = await show.ReferralsAsync(found.Id, calendar.Today, cancellation);
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostZuruecknehmenAsync(CancellationToken cancellation)
    {
        try
        {
            await switching.TakeBackAsync(HttpContext.Caller(Reach.Of(User).CommissionScope), Ags, Switch.Id, cancellation);
        }
        catch (RuleViolation refused)
        {
            ModelState.AddModelError("", refused.Message);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        return Redirect($"{CommissionSwitchModel.Root}/{Ags}?{SavedTagHelper.Parameter}=zurueckgenommen");
    }
}
