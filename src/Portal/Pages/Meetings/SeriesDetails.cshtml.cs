using IntMan.Foundation.Time;
using IntMan.Meetings.Minutes;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Series;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings;

// One series: for its members what comes and what is open; for everybody else its dates and published minutes.
public sealed class SeriesDetailsModel(ShowSeries show, ReadPublicMeetings open, MunicipalCalendar calendar) : MeetingPage(calendar)
{
    public SeriesPage? Own { get; private set; }

    public PublicSeries? Public { get; private set; }

    // What was promised and kept, oldest first; the next date is the last one.
    public IReadOnlyList<SeriesDate> Rhythm => [.. Own!.Dates.Where(date => date.State != "Cancelled"
        || date.WasInvited).Take(7).Reverse()];

    public CadenceHealth Health
    {
        get
        {
            var days = Own!.Dates.Where(date => date.State != "Cancelled").Select(date => date.HeldOn).ToList();
            return CadenceHealth.Of(days, Own.Series.Cadence, Today, days.Count == 0 ? Today : days.Min());
        }
    }

    protected override IntMan.Meetings.Editing.Standing? Seat => Own?.Standing;

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Own = HttpContext.Meets() ? await show.ExecuteAsync(Caller, SeriesSlug, cancellation) : null;
        Public = Own is null ? await open.SeriesAsync(SeriesSlug, cancellation) : null;
        return Own is not null || Public is not null;
    }

    public static string AddressOf(string slug, DateOnly day) => $"/treffen/{slug}/{MeetingKey.Of(day)}";
}
