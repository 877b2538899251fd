using IntMan.Accounts;
using IntMan.Directory.Published;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using IntMan.Portal.Languages;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts;

// The own sessions, each with a button that ends it at once (ASVS 7.5.2).
public sealed class SignInSessionsModel(SignInSessions sessions) : PageModel
{
    public IReadOnlyList<SignInSessionLine> Lines { get; private set; } = [];

    public Guid CurrentId => HttpContext.RequiredSignIn().Id;

    public static string Text(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, MunicipalCalendar.Zone)
        .ToString("d. MMMM, HH:mm 'Uhr'", Language.German.Culture);

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Lines = await sessions.ListAsync(HttpContext.RequiredSignIn().AccountId, cancellation);

    public async Task<IActionResult> OnPostAsync(Guid? sitzung, CancellationToken cancellation)
    {
        if (sitzung is not { } id || await sessions.EndAsync(HttpContext.RequiredSignIn().AccountId, id, null, cancellation) == 0)
        {
            return NotFound();
        }

        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostAndereAsync(CancellationToken cancellation)
    {
        var session = HttpContext.RequiredSignIn();
        await sessions.EndAsync(session.AccountId, null, session.Id, cancellation);
        return RedirectToPage();
    }
}
