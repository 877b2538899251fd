using IntMan.Caseload.Statistics.Reports;
using IntMan.Foundation.Time;
using IntMan.Portal.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Public.Statistics;

// One released report, read as it was stored.
[KeptAnswer("druck")]
public sealed class PublishedStatisticsModel(ReadPublished read) : PageModel
{
    public static IReadOnlyList<(string Kind, string Name)> Files { get; } = [("csv", "CSV"), ("xlsx", "XLSX"), ("pdf", "PDF"), ("docx",
        "DOCX")];

    // On paper nothing opens: the printer asks for all tables.
    [BindProperty(SupportsGet = true, Name = "druck")]
    public bool IsPrinted { get; set; }

    public PublishedReport Report { get; private set; } = null!;

    public ReportDocument Document { get; private set; } = null!;

    public DateOnly ReleasedOn => MunicipalCalendar.DayOf(Report.ReleasedAt);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation)
    {
        if (await read.FindAsync(code, cancellation) is not { } report)
        {
            return NotFound();
        }

        (Report, Document) = (report, report.Content);
        return Page();
    }
}
