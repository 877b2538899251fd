using IntMan.Caseload.Statistics.Reports;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Caseload.Reports;

// Reports of one's areas, those that wait for the second person first.
public sealed class ReportStartModel(ReadReports read) : PageModel
{
    public IReadOnlyList<StoredReport> Reports { get; private set; } = [];

    public bool MayPrepare => Reach.Of(User).ReportArea.HasArea;

    public string Invitation => MayPrepare ? "Ein Bericht entsteht mit zwei Angaben: Gebiet und Zeitraum."
        : "Wer einen Bericht vorbereitet, legt ihn Ihnen hier zur Freigabe vor.";

    public bool Leads => Reach.Of(User).LedCounties.Length > 0;

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Reports = await read.ListAsync(HttpContext.Caller(Reach.Of(User).ReleaseArea), cancellation);
}
