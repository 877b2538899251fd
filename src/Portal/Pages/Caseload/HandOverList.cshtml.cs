using IntMan.Caseload.HandOver;
using IntMan.Portal.Caseload;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Caseload;

public sealed class HandOverListModel(ShowHandOvers show) : PageModel
{
    public IReadOnlyList<CaseHandOver> Asked { get; private set; } = [];

    public IReadOnlyList<CaseHandOver> Given { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        var all = await show.ExecuteAsync(HttpContext.Cases(), cancellation);
        (Asked, Given) = ([.. all.Where(handOver => !handOver.IsGiven)], [.. all.Where(handOver => handOver.IsGiven)]);
    }
}
