using IntMan.Directory.Infomails;
using IntMan.Directory.Published;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using IntMan.Portal.Languages;
using IntMan.Portal.Mail;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace IntMan.Portal.Pages.Public.Infomails;

[EnableRateLimiting(RateLimits.Send)]
public sealed class SubscribeModel(ReadInfomails read, AskSubscription ask, Wording wording) : PageModel
{
    private const int LastPage = 1000;

    [BindProperty(SupportsGet = true, Name = "seite")]
    public int Number { get; set; } = 1;

    [BindProperty(SupportsGet = true, Name = "angefragt")]
    public string? Asked { get; set; }

    [BindProperty(Name = "mail")]
    public string? Email { get; set; }

    [BindProperty(Name = "sprache")]
    public string? LanguageCode { get; set; }

    [BindProperty(Name = "website")]
    public string? Trap { get; set; }

    public InfomailArchive Archive { get; private set; } = null!;

    public bool IsAsked => Asked == "1" && ModelState.IsValid;

    public Language Spoken => Language.All.FirstOrDefault(known => known.Code == LanguageCode) ?? wording.Language;

    public DateOnly DayOf(PublishedInfomail infomail) => MunicipalCalendar.DayOf(infomail.ReleasedAt);

    public Task<IActionResult> OnGetAsync(string ags, CancellationToken cancellation)
    {
        ModelState.Clear();
        Number = Math.Clamp(Number, 1, LastPage);
        return ShowAsync(ags, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(string ags, CancellationToken cancellation)
    {
        Number = 1;
        if (await read.FindPlaceAsync(ags, cancellation) is not { } place)
        {
            return NotFound();
        }

        if (!OutgoingMail.IsAddress(Email))
        {
            ModelState.AddModelError("mail", wording[Email is null ? "infomail.email-missing" : "infomail.email-wrong"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(ags, cancellation);
        }

        if (string.IsNullOrEmpty(Trap))
        {
            await ask.ExecuteAsync(HttpContext.Stranger(), place, Email!, Spoken, cancellation);
        }

        return Redirect($"{wording.Prefix}/infomail/{place.Ags}?angefragt=1");
    }

    private async Task<IActionResult> ShowAsync(string ags, CancellationToken cancellation)
    {
        if (await read.ListAsync(ags, Number, cancellation) is not { } archive || Number > archive.Pages)
        {
            return NotFound();
        }

        Archive = archive;
        return Page();
    }
}
