using IntMan.Caseload.Retention;
using IntMan.Portal.Caseload;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Caseload;

// Revision: who looked at which case of the team, and why.
public sealed class CaseReadsModel(ListReads list) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "nur")]
    public string? Only { get; set; }

    public bool OnlyOthers => Only == "fremd";

    public IReadOnlyList<CaseRead> Reads { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Reads = await list.ExecuteAsync(HttpContext.Cases(), OnlyOthers, cancellation);
    }
}
