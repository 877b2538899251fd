using IntMan.Foundation.Text;
using IntMan.Portal.Languages;
using IntMan.Portal.Referrals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Referrals;

public sealed class SlipPrintModel(SlipPrints prints, Wordings wordings) : PageModel
{
    public Slip Slip { get; private set; } = null!;

    public IActionResult OnGet(string ticket)
    {
        if (prints.Take(ticket) is not { } waiting)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "no-store";
        Slip = new Slip(waiting.Sheet, wordings.Of(waiting.Language));
        return Page();
    }
}
