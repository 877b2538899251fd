using IntMan.Foundation.Time;
using IntMan.Meetings.Minutes;
using IntMan.Meetings.Series;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Meetings;

// Public: rounds that show their dates and minutes. Signed in: the own ones first, with what is to be done.
public sealed class SeriesListModel(ListSeries own, ReadPublicMeetings open, MunicipalCalendar calendar) : PageModel
{
    public IReadOnlyList<SeriesLine> Mine { get; private set; } = [];

    public IReadOnlyList<SeriesLine> Others { get; private set; } = [];

    public PublicSeriesList Open { get; private set; } = new([], []);

    public bool MayFound { get; private set; }

    public DateOnly Today => calendar.Today;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (!HttpContext.Meets())
        {
            Open = await open.ListAsync(Today, cancellation);
            return;
        }

        var caller = HttpContext.MeetingCaller();
        var all = await own.ExecuteAsync(caller, cancellation);
        Mine = [.. all.Where(line => line.IsMine || line.IsKept)];
        Others = [.. all.Where(line => !line.IsMine && !line.IsKept)];
        MayFound = caller.Scope.HasArea;
    }
}
