using IntMan.Caseload.Statistics.Figures;
using IntMan.Caseload.Statistics.Reports;
using IntMan.Foundation.Time;
using IntMan.Portal.Caching;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Public.Statistics;

// Released reports, and the archive of those that were put right.
[KeptAnswer]
public sealed class StatisticsListModel(ReadPublished read) : PageModel
{
    public IReadOnlyList<PublishedReport> Current { get; private set; } = [];

    public IReadOnlyList<PublishedReport> Archive { get; private set; } = [];

    public static string Period(PublishedReport report) => ReportDraft.PeriodName(new ReportPeriod(report.PeriodFrom, report.PeriodTo));

    public static DateOnly ReleasedOn(PublishedReport report) => MunicipalCalendar.DayOf(report.ReleasedAt);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var all = await read.ListAsync(cancellation);
        (Current, Archive) = ([.. all.Where(report => report.CorrectedBy is null)], [.. all.Where(report =>
            report.CorrectedBy is not null)]);
    }
}
