using IntMan.Caseload.Cases;
using IntMan.Foundation.Changes;
using IntMan.Portal.Caseload;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Caseload;

// What pages of one case have in common.
public abstract class CasePageModel : PageModel
{
    public CaseHead Head { get; protected set; } = null!;

    public DateOnly Today => Head.Today;

    protected Caller Caller => HttpContext.Cases();

    // Null: the case may be shown. A foreign case answers like a missing one; a substitute says first why they look.
    protected IActionResult? Refuse(CaseHead? head)
    {
        Response.Headers.CacheControl = "no-store";
        if (head is null)
        {
            return NotFound();
        }

        Head = head;
        return head.Case.HasContent ? null : Redirect($"/faelle/{head.Case.Id}/vertretung");
    }

    protected IActionResult ToCase(string part = "", string saved = "1") => Redirect($"/faelle/{Head.Case.Id}{part}?gespeichert={saved}");
}

// Head of every page of a case; the tab is one of those in _CaseHead.
public sealed record CaseTop(CaseHead Head, string Title, string? Tab, string? Lead = null);
