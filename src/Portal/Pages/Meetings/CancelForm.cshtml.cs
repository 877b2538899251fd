using IntMan.Foundation.Time;
using IntMan.Meetings.Planning;
using IntMan.Portal.Forms;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings;

// Calls a meeting off and proposes a substitute date, so that the promise of the charter is kept.
public sealed class CancelFormModel(ShowAgenda show, CancelMeeting cancel, MunicipalCalendar calendar) : MeetingPage(calendar)
{
    [BindProperty(Name = "grund")]
    public string? Reason { get; set; }

    [BindProperty(Name = "ersatz")]
    public bool WithSubstitute { get; set; }

    [BindProperty(Name = "tag")]
    public DateOnly? HeldOn { get; set; }

    [BindProperty(Name = "beginn")]
    public TimeOnly? StartsAt { get; set; }

    [BindProperty(Name = "ende")]
    public TimeOnly? EndsAt { get; set; }

    [BindProperty(Name = "ort")]
    public string? Place { get; set; }

    public AgendaPage Agenda { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        ModelState.Need("grund", string.IsNullOrWhiteSpace(Reason) ? null : Reason, "Nennen Sie den Grund. Er steht in der Absage.");
        var substitute = WithSubstitute ? new MeetingInput(HeldOn, StartsAt, EndsAt, PartTwo(), Place) : null;
        this.Ask(() => substitute?.Check(Today));
        return await DoAsync(
            async () =>
            {
                var replaced = await cancel.ExecuteAsync(Caller, SeriesSlug, Day, Reason, substitute, cancellation);
                return replaced is null ? Saved(SeriesAddress, "abgesagt") : Saved($"{SeriesAddress}/{replaced}/tagesordnung", "plan");
            },
            cancellation);
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(Caller, SeriesSlug, Day, cancellation) is not { MayArrange: true } found)
        {
            return false;
        }

        Agenda = found;
        return true;
    }

    protected override void Fill()
    {
        var meeting = Agenda.Meeting;
        (WithSubstitute, StartsAt, EndsAt, Place) = (true, meeting.StartsAt, meeting.EndsAt, meeting.Place);
        HeldOn = NextDate.After(meeting.HeldOn > Today ? meeting.HeldOn.AddDays(-7) : Today, Today,
            IntMan.Meetings.Editing.Cadence.Fortnightly,
            Agenda.Series.Weekday, FederalState.BW);
    }

    // The same distance from the beginning as before.
    private TimeOnly? PartTwo() => Agenda.Meeting is { PartTwoAt: { } two, StartsAt: var start } && StartsAt is { } begins
        ? begins.Add(two - start) : null;
}
