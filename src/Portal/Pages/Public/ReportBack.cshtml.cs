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

/// <summary>
/// Report back on a referral with the code of the slip, in any language, without an account. The code never stands in an address: it is posted, and
/// opens nothing but the name of the service and the questions.
/// </summary>
[EnableRateLimiting(RateLimits.Search)]
public sealed class ReportBackModel(ReportBack report, MunicipalCalendar calendar, Wording wording) : PageModel
{
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    [BindProperty(Name = "wer")]
    public string? ReporterText { get; set; }

    [BindProperty(Name = "antwort")]
    public string? OutcomeText { get; set; }

    [BindProperty(Name = "termin")]
    public string? AppointmentOn { get; set; }

    [BindProperty(Name = "stelle")]
    public Guid? SuggestedId { get; set; }

    /// <summary>After a report.</summary>
    [BindProperty(SupportsGet = true, Name = "danke")]
    public bool IsDone { get; set; }

    /// <summary>Null until a code has opened it.</summary>
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

        if (Read() is { } given && await report.ReportAsync(Code, given, cancellation))
        {
            return Redirect($"{wording.Prefix}/rueckmeldung?danke=true");
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        var answer = await report.OpenAsync(Code, HttpContext.Network(), cancellation);
        if (answer.Service is { } service)
        {
            Service = service;
            Suggestions = await report.SuggestionsAsync(service, cancellation);
            return true;
        }

        ModelState.AddModelError("code", wording[answer.State == CodeState.Throttled ? "report.throttled" : "report.unknown"]);
        Response.StatusCode = answer.State == CodeState.Throttled ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;
        if (answer.State == CodeState.Throttled)
        {
            Response.Headers.RetryAfter = CodeGuard.Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return false;
    }

    private NewReport? Read()
    {
        var reporter = Enum.GetValues<Reporter>().Cast<Reporter?>().FirstOrDefault(known => known.ToString() == ReporterText);
        var outcome = Enum.GetValues<ReportOutcome>().Cast<ReportOutcome?>().FirstOrDefault(known => known.ToString() == OutcomeText);
        var appointment = outcome == ReportOutcome.Appointment ? GermanInput.Day(AppointmentOn ?? "", calendar.Today) : null;
        if (reporter is null)
        {
            ModelState.AddModelError("wer", wording["report.who-missing"]);
        }

        if (outcome is null)
        {
            ModelState.AddModelError("antwort", wording["report.what-missing"]);
        }

        var farthest = calendar.Today.AddDays(ReportBack.AppointmentDays);
        if (outcome == ReportOutcome.Appointment && (appointment is not { } day || day > farthest || day < calendar.Today.AddDays(-ReportBack.AppointmentDays)))
        {
            ModelState.AddModelError("termin", wording["report.day-missing"]);
        }

        var suggested = Suggestions.FirstOrDefault(service => service.Id == SuggestedId)?.Id;
        return ModelState.IsValid ? new NewReport(reporter!.Value, outcome!.Value, appointment, suggested) : null;
    }
}
