using IntMan.Foundation.Time;
using IntMan.Meetings.Calendars;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings;

// Secret addresses of one's own dates, for calendar programs.
public sealed class OwnCalendarsModel(KeepCalendars keep, CalendarLinks links, MunicipalCalendar calendar) : MeetingPage(calendar)
{
    private const string Address = "/treffen/kalender";

    public IReadOnlyList<CalendarLine> Lines { get; private set; } = [];

    public bool HasPerson => Caller.Actor.PersonId is not null;

    public async Task<IActionResult> OnPostErzeugenAsync(string? runde, CancellationToken cancellation)
    {
        await keep.GiveAsync(Caller, runde, cancellation);
        return Saved(Address, "erzeugt");
    }

    public async Task<IActionResult> OnPostWiderrufenAsync(Guid kalender, CancellationToken cancellation)
    {
        await keep.RevokeAsync(Caller, kalender, cancellation);
        return Saved(Address, "widerrufen");
    }

    public Uri LinkOf(Guid key) => links.Of(key);

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Lines = HasPerson ? await keep.ShowAsync(Caller, cancellation) : [];
        return true;
    }
}
