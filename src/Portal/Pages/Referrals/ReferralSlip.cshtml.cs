using IntMan.Portal.Languages;
using IntMan.Portal.Notices;
using IntMan.Portal.Referrals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Referrals;

public sealed class ReferralSlipModel(SlipSheets sheets, Wordings wordings, NoticePrinter printer) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "sprache")]
    public string? LanguageCode { get; set; }

    public Slip Slip { get; private set; } = null!;

    public bool HasPdf => printer.IsConfigured;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var language = NoticeLanguages.Read([LanguageCode])[0];
        if (await sheets.OfAsync(HttpContext.Referrer(), id, language, Request, cancellation) is not { } sheet)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "no-store";
        Slip = new Slip(sheet, wordings.Of(language));
        return Page();
    }
}

public sealed record Slip(SlipSheet Sheet, Wording T);
