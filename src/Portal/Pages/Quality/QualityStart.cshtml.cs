using IntMan.Directory.Published;
using IntMan.Directory.Quality;
using IntMan.Foundation.Time;
using IntMan.Portal.Display;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Quality;

public sealed class QualityStartModel(ShowQuality show, MunicipalCalendar calendar) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "art")]
    public string? IssueKey { get; set; }

    [BindProperty(SupportsGet = true, Name = "seite")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<QualityCount> Counts { get; private set; } = [];

    public QualityIssue? Issue { get; private set; }

    public IReadOnlyList<QualityLine> Lines { get; private set; } = [];

    public int Count => Issue is { } issue ? Counts.First(count => count.Issue == issue).Now : 0;

    public int PageCount => Math.Max(1, (Count + ShowQuality.PageSize - 1) / ShowQuality.PageSize);

    public string AddressOf(int number) => $"/verwaltung/qualitaet?art={IssueTexts.Key(Issue!.Value)}&seite={number}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var area = Reach.Of(User).Area;
        var asked = IssueTexts.Parse(IssueKey);
        if (IssueKey is not null && asked is null)
        {
            return NotFound();
        }

        Counts = await show.CountAsync(area, calendar.Today, cancellation);
        Issue = asked ?? Counts.FirstOrDefault(count => count.Now > 0)?.Issue;
        if (Issue is { } issue)
        {
            Number = Math.Clamp(Number, 1, PageCount);
            Lines = await show.ListAsync(area, issue, calendar.Today, (Number - 1) * ShowQuality.PageSize, ShowQuality.PageSize,
                cancellation);
        }

        return Page();
    }

    // "3 weniger", "2 mehr", "gleich"; "–" where nothing was counted.
    public static string Change(int now, int? before) => (now - before) switch
    {
        null => "–",
        0 => "gleich",
        < 0 and var less => $"{-less} weniger",
        var more => $"{more} mehr",
    };
}
