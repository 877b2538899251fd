using System.Globalization;
using IntMan.Caseload.Statistics.Figures;
using IntMan.Caseload.Statistics.Reports;
using IntMan.Foundation.Time;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Caseload.Reports;

// Figures of the team that somebody leads; whole years only, so that nobody subtracts one choice from another.
public sealed class TeamFiguresModel(ShowFigures show, MunicipalCalendar calendar) : PageModel
{
    private const int YearsBack = 4;

    [BindProperty(SupportsGet = true, Name = "jahr")]
    public string? YearText { get; set; }

    public int Year { get; private set; }

    public ReportDocument? Document { get; private set; }

    public IEnumerable<Choice> Years => Enumerable.Range(0, YearsBack).Select(back => calendar.Today.Year - back)
        .Select(year => year.ToString(CultureInfo.InvariantCulture)).Select(year => new Choice(year, year));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        if (Reach.Of(User).LedCounties is not [var county, ..])
        {
            return NotFound();
        }

        Year = ReportYears.Read(YearText, calendar.Today, YearsBack);
        YearText = Year.ToString(CultureInfo.InvariantCulture);
        Document = await show.TeamAsync(HttpContext.Caller(Reach.Of(User).ReleaseArea), county, "Team", ReportYears.Of(Year,
            calendar.Today),
            cancellation);
        return Page();
    }
}

// A year that somebody chose, up to today.
public static class ReportYears
{
    public static int Read(string? text, DateOnly today, int back) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var year) && year <= today.Year && year > today.Year - back ? year
            : today.Year;

    public static ReportPeriod Of(int year, DateOnly today) => new(new DateOnly(year, 1, 1), year == today.Year ? today : new DateOnly(year,
        12, 31));
}
