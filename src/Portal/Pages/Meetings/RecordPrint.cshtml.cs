using IntMan.Portal.Meetings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Meetings;

// Minutes as Chromium prints them; the ticket in the address is the key.
public sealed class RecordPrintModel(RecordPrints prints) : PageModel
{
    public RecordFile Minutes { get; private set; } = null!;

    public IActionResult OnGet(string ticket)
    {
        if (prints.Take(ticket) is not { } file)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "no-store";
        Minutes = file;
        return Page();
    }
}
