using IntMan.Portal.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Caseload.Reports;

// For the printing browser, which has no session.
public sealed class StatementPrintModel(StatementPrints prints) : PageModel
{
    public StatementSheet Sheet { get; private set; } = null!;

    public IActionResult OnGet(string ticket)
    {
        if (prints.Take(ticket) is not { } waiting)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "no-store";
        Sheet = waiting;
        return Page();
    }
}
