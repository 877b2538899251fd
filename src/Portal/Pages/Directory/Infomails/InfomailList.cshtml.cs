using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Infomails;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Directory.Infomails;

public sealed class InfomailListModel(ShowInfomails show) : PageModel
{
    private const int LastPage = 1000;

    [BindProperty(SupportsGet = true, Name = "suche")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "seite")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<Infomail> Lines { get; private set; } = [];

    public int Count { get; private set; }

    public int Pages => Math.Max(1, (Count + ShowInfomails.PerPage - 1) / ShowInfomails.PerPage);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        Number = Math.Clamp(Number, 1, LastPage);
        (Lines, Count) = await show.ListAsync(Reach.Of(User).Scope, Search, Number, cancellation);
    }
}
