using System.Globalization;
using IntMan.Directory.Published;
using IntMan.Directory.Referrals;
using IntMan.Foundation.Time;
using IntMan.Portal.Forms;
using IntMan.Portal.Languages;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace IntMan.Portal.Pages.Public;

// Report back on a referral with the code of the slip, in any language, without an account. The code never stands in an address: it is
// posted, and opens nothing but the name of the service and the questions.
[EnableRateLimiting(RateLimits.Search)]
public sealed class ReportBackModel(ReportBack report, MunicipalCalendar calendar, Wording wording) : PageModel
{
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    [BindProperty(Name = "wer"), Unreadable(Key = "report.who-missing")]
    public Reporter? Reporter { get; set; }

    [BindProperty(Name = "antwort"), Unreadable(Key = "report.what-missing")]
    public ReportOutcome? Outcome { get; set; }

    [BindProperty(Name = "termin"), Unreadable(Key = "report.day-missing")]
    public DateOnly? AppointmentOn { get; set; }

    [BindProperty(Name = "stelle")]
    public Guid? SuggestedId { get; set; }

    [BindProperty(SupportsGet = true, Name = "danke")]
    public bool IsDone { get; set; }

    public ReportedService? Service { get; private set; }

    public IReadOnlyList<ReportedService> Suggestions { get; private set; } = [];

    public void OnGet() => Response.Headers.CacheControl = "no-store";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await OpenAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostMeldenAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return Page();
        }

        if (Read() is { } given && await report.ReportAsync(HttpContext.Stranger(), Code, given, cancellation))
        {
            return Redirect($"{wording.Prefix}/rueckmeldung?danke=true");
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        var answer = await report.OpenAsync(Code, HttpContext.Origin().Key, cancellation);
        if (answer.Service is { } service)
        {
            Service = service;
            Suggestions = await report.SuggestionsAsync(service, cancellation);
            return true;
        }

        ModelState.AddModelError("code", wording[answer.State == CodeState.Throttled ? "report.throttled" : "report.unknown"]);
        Response.StatusCode = answer.State == CodeState.Throttled ? StatusCodes.Status429TooManyRequests
            : StatusCodes.Status422UnprocessableEntity;
        if (answer.State == CodeState.Throttled)
        {
            Response.Headers.RetryAfter = CodeGuard.Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return false;
    }

    private NewReport? Read()
    {
        ModelState.Need("wer", Reporter, wording["report.who-missing"]);
        ModelState.Need("antwort", Outcome, wording["report.what-missing"]);
        if (Outcome != ReportOutcome.Appointment)
        {
            // The question was for another answer: whatever stands there says nothing.
            (AppointmentOn, _) = (null, ModelState.Remove("termin"));
        }
        else if (!ReportBack.IsLikely(AppointmentOn, calendar.Today))
        {
            ModelState.AddModelError("termin", wording["report.day-missing"]);
        }

        var suggested = Suggestions.FirstOrDefault(service => service.Id == SuggestedId)?.Id;
        return ModelState.IsValid ? new NewReport(Reporter!.Value, Outcome!.Value, AppointmentOn, suggested) : null;
    }
}
