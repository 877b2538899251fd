using System.Globalization;
using IntMan.Caseload.Statistics.Reports;
using IntMan.Foundation.Time;
using IntMan.Portal.Caseload;
using IntMan.Portal.Pages.Caseload.Reports;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Caseload;

// A manager's own figures.
public sealed class OwnFiguresModel(ShowFigures show, MunicipalCalendar calendar) : PageModel
{
    private const int YearsBack = 4;

    [BindProperty(SupportsGet = true, Name = "jahr")]
    public string? YearText { get; set; }

    public int Year { get; private set; }

    public ReportDocument Document { get; private set; } = null!;

    public IEnumerable<Choice> Years => Enumerable.Range(0, YearsBack).Select(back => calendar.Today.Year - back)
        .Select(year => year.ToString(CultureInfo.InvariantCulture)).Select(year => new Choice(year, year));

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Year = ReportYears.Read(YearText, calendar.Today, YearsBack);
        YearText = Year.ToString(CultureInfo.InvariantCulture);
        var area = Reach.Of(User).CaseArea;
        var county = area.Counties.Concat(area.Municipalities.Select(ags => ags[..5])).FirstOrDefault("00000");
        Document = await show.OwnAsync(HttpContext.Cases(), county, ReportYears.Of(Year, calendar.Today), cancellation);
    }
}
