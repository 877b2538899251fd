using IntMan.Foundation.Time;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Polls;
using IntMan.Portal.Forms;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings;

// The date poll of a round: asked, answered, settled.
public sealed class PollFormModel(ShowPoll show, AskForDate ask, PollLinks links, MunicipalCalendar calendar) : MeetingPage(calendar)
{
    private const int Proposed = 3;
    private const int DaysToAnswer = 10;

    [BindProperty(Name = "vorschlaege")]
    public string? Dates { get; set; }

    [BindProperty(Name = "ort")]
    public string? Place { get; set; }

    [BindProperty(Name = "bis")]
    public DateOnly? Until { get; set; }

    // The day of the meeting that has to move.
    [BindProperty(SupportsGet = true, Name = "treffen")]
    public string? About { get; set; }

    public PollPage Poll { get; private set; } = null!;

    public bool MayAsk => Poll.Standing.Prepares && !Poll.IsOpen;

    // The link of the caller's own answer; null for those who are not asked.
    public string? OwnLink => Poll.IsOpen && Caller.Actor.PersonId is { } person
        && Poll.Voices.FirstOrDefault(voice => voice.PersonId == person) is { } own ? links.PathOf(own.Id) : null;

    private PollInput Input => new(Dates, Place, Until);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        this.Ask(() => Input.Check(Today));
        return DoAsync(
            async () =>
            {
                await ask.OpenAsync(Caller, SeriesSlug, MeetingKey.Parse(About), Input, cancellation);
                return Saved($"{SeriesAddress}/umfrage");
            },
            cancellation);
    }

    public async Task<IActionResult> OnPostFestlegenAsync(Guid umfrage, Guid termin, CancellationToken cancellation)
    {
        var day = await ask.DecideAsync(Caller, SeriesSlug, umfrage, termin, cancellation);
        return Saved($"{SeriesAddress}/{day}/tagesordnung", "plan");
    }

    public async Task<IActionResult> OnPostBeendenAsync(Guid umfrage, CancellationToken cancellation)
    {
        await ask.WithdrawAsync(Caller, SeriesSlug, umfrage, cancellation);
        return Saved($"{SeriesAddress}/umfrage", "beendet");
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(Caller, SeriesSlug, cancellation) is not { Standing: { Sits: true } } found)
        {
            return false;
        }

        Poll = found;
        return true;
    }

    protected override void Fill()
    {
        var series = Poll.Standing.Series;
        var day = NextDate.After(Poll.LastOn, Today, series.Cadence, series.Weekday, FederalState.BW);
        var lines = new List<string>();
        for (var i = 0; i < Proposed; i++)
        {
            lines.Add(PollInput.LineOf(day, series.StartsAt, series.StartsAt.AddMinutes(series.Minutes)));
            day = NextDate.After(null, day.AddDays(-7), IntMan.Meetings.Editing.Cadence.AsNeeded, null, FederalState.BW);
        }

        (Dates, Place, Until) = (string.Join('\n', lines), series.Place, Today.AddDays(DaysToAnswer));
    }
}
