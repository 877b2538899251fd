using System.Security.Cryptography;
using System.Text;
using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Meetings;

// A page of one series or of one of its meetings. What the caller may not see is missing; that is decided by the use case that reads,
// once before every handler.
public abstract class MeetingPage(MunicipalCalendar calendar) : PageModel, IFormPage
{
    // From the address only: a posted field cannot name another series.
    public string SeriesSlug => (string?)RouteData.Values["series"] ?? "";

    public string DayKey => (string?)RouteData.Values["date"] ?? "";

    public DateOnly Day => MeetingKey.Parse(DayKey) ?? DateOnly.MinValue;

    public string SeriesAddress => $"/treffen/{SeriesSlug}";

    public string MeetingAddress => $"{SeriesAddress}/{DayKey}";

    public DateOnly Today => calendar.Today;

    public DateTimeOffset Now => calendar.Now;

    public EntryKey? Entry => null;

    // What the caller is in the series that the page shows; decides which tabs there are.
    protected virtual Standing? Seat => null;

    protected Caller Caller => HttpContext.MeetingCaller();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        HttpContext.Items[typeof(Standing)] = Seat;
        Fill();
        return Page();
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        HttpContext.Items[typeof(Standing)] = Seat;
    }

    // Reads what the page shows.
    protected abstract Task<bool> LoadAsync(CancellationToken cancellation);

    // Puts what is stored into the fields of a form that is opened.
    protected virtual void Fill()
    {
    }

    // A form that does several things: sent twice, each is done once.
    protected Caller CallerOf(string step) => Caller.FormKey is { } key
        ? Caller with { FormKey = SHA256.HashData([.. key, .. Encoding.UTF8.GetBytes(step)]) } : Caller;

    protected RedirectResult Saved(string address, string what = "1") => Redirect($"{address}?{SavedTagHelper.Parameter}={what}");

    // Carries out what one handler does, and shows the page again where a field could not be read.
    protected async Task<IActionResult> DoAsync(Func<Task<IActionResult>> action, CancellationToken cancellation)
    {
        if (ModelState.IsValid)
        {
            return await action();
        }

        return await LoadAsync(cancellation) ? await this.ShowAgainAsync(cancellation) : NotFound();
    }
}
