using IntMan.Foundation.Time;
using IntMan.Meetings.Concerns;
using IntMan.Portal.Security;

namespace IntMan.Portal.Pages.Meetings.Concerns;

// The way of what was handed over: for the round and the forum, and of public papers for everybody.
public sealed class PublicWayModel(ShowPath show, MunicipalCalendar calendar) : MeetingPage(calendar)
{
    public PathPage Way { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var id = Guid.TryParse((string?)RouteData.Values["copy"], out var asked) ? asked : Guid.Empty;
        var found = HttpContext.Meets() ? await show.ExecuteAsync(Caller, id, cancellation) : null;
        found ??= await show.PublicAsync(id, cancellation);
        if (found is null)
        {
            return false;
        }

        Way = found;
        return true;
    }
}
