using IntMan.Accounts;
using IntMan.Foundation.Mail;
using IntMan.Portal.Mail;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts;

// Asks for a link to a new password. The answer and its time are the same whether there is such an account or not (ASVS 6.3.8).
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ForgottenPasswordModel(ResetPassword reset, AttemptLimit attempts) : PageModel
{
    private const int PerAddress = 3;
    private const int PerNetwork = 15;

    // Longer than making and queueing a mail takes.
    private static readonly TimeSpan AnswersAfter = TimeSpan.FromMilliseconds(400);

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public bool IsSent { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!OutgoingMail.IsAddress(Email))
        {
            ModelState.AddModelError("email", "Geben Sie Ihre E-Mail-Adresse ein, zum Beispiel name@amt.example.");
            return Page();
        }

        var network = HttpContext.Origin().Key;
        var isWithin = await attempts.TryTakeAsync($"reset:network:{network}", PerNetwork, cancellation)
            && await attempts.TryTakeAsync($"reset:{Email!.ToUpperInvariant()}", PerAddress, cancellation);
        await Task.WhenAll(isWithin ? reset.BeginAsync(HttpContext.Stranger(), Email!, cancellation)
            : Task.CompletedTask, Task.Delay(AnswersAfter, cancellation));
        IsSent = true;
        return Page();
    }
}
