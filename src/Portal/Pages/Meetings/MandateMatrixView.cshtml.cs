using IntMan.Foundation.Time;
using IntMan.Meetings.Reports;

namespace IntMan.Portal.Pages.Meetings;

// Who sits where, on one page.
public sealed class MandateMatrixViewModel(ShowMandates show, MunicipalCalendar calendar) : MeetingPage(calendar)
{
    public MandateMatrix Matrix { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Matrix = await show.ExecuteAsync(Caller, cancellation);
        return true;
    }
}
