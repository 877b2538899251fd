using IntMan.Foundation.Time;
using IntMan.Meetings.Concerns;
using IntMan.Meetings.Editing;

namespace IntMan.Portal.Pages.Meetings.Concerns;

// The whole way of a concern, for those in its room.
public sealed class ConcernWayModel(ShowConcern show, MunicipalCalendar calendar) : MeetingPage(calendar)
{
    public ConcernPage Concern { get; private set; } = null!;

    public ConcernPath Path => ConcernPath.Of(Concern);

    public string Address => $"{SeriesAddress}/anliegen/{RouteData.Values["concern"]}";

    protected override Standing? Seat => Concern?.Standing;

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var id = Guid.TryParse((string?)RouteData.Values["concern"], out var asked) ? asked : Guid.Empty;
        if (await show.ExecuteAsync(Caller, SeriesSlug, id, cancellation) is not { } found)
        {
            return false;
        }

        Concern = found;
        return true;
    }
}
