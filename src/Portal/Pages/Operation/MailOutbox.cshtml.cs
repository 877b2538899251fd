using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using IntMan.Portal.Languages;
using IntMan.Portal.Mail;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Operation;

public sealed class MailOutboxModel(ShowOutbox show, DecideMail decide, MailSettings settings, IHostEnvironment environment) : PageModel
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["New"] = "Wartet", ["Claimed"] = "Wird gerade gesendet", ["Sent"] = "Gesendet", ["Uncertain"] = "Ungewiss",
            ["Parked"] = "Abgelehnt", ["Discarded"] = "Verworfen",
    };

    [BindProperty(SupportsGet = true, Name = "zustand")]
    public string? Filter { get; set; }

    public OutboxState Outbox { get; private set; } = null!;

    public bool HasNoServer => settings.Host is null && !environment.IsDevelopment();

    public static string NameOf(string state) => Names[state];

    public static string Text(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, MunicipalCalendar.Zone)
        .ToString("d. MMMM yyyy, HH:mm 'Uhr'", Language.German.Culture);

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Outbox = await show.ExecuteAsync(Filter switch { "ungewiss" => "Uncertain", "abgelehnt" => "Parked", _ => null }, cancellation);

    public Task<IActionResult> OnPostSendenAsync(Guid mail, CancellationToken cancellation) =>
        DecideAsync(mail, MailDecision.Resend, "gesendet", cancellation);

    public Task<IActionResult> OnPostVerwerfenAsync(Guid mail, CancellationToken cancellation) =>
        DecideAsync(mail, MailDecision.Discard, "verworfen", cancellation);

    private async Task<IActionResult> DecideAsync(Guid mail, MailDecision decision, string done, CancellationToken cancellation)
    {
        var isDone = await decide.ExecuteAsync(HttpContext.Caller(), mail, decision, cancellation);
        return RedirectToPage(new { zustand = Filter, gespeichert = isDone ? done : "entschieden" });
    }
}
