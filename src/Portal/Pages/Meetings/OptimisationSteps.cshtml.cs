using IntMan.Foundation.Time;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Optimisation;
using IntMan.Meetings.Planning;
using IntMan.Portal.Forms;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings;

// The optimisation process as guided steps.
public sealed class OptimisationStepsModel(ShowOptimisation show, RunOptimisation run, MunicipalCalendar calendar) : MeetingPage(calendar)
{
    [BindProperty(Name = "tag")]
    public DateOnly? HeldOn { get; set; }

    [BindProperty(Name = "beginn")]
    public TimeOnly? StartsAt { get; set; }

    [BindProperty(Name = "ende")]
    public TimeOnly? EndsAt { get; set; }

    [BindProperty(Name = "ort")]
    public string? Place { get; set; }

    [BindProperty(Name = "ergebnis")]
    public string? Outcome { get; set; }

    public OptimisationPage Process { get; private set; } = null!;

    public string Here => $"{SeriesAddress}/optimierung";

    // The step that is on; none when all are done.
    public OptimisationPlanStep? Current => OptimisationPlan.Find(Process.Done + 1);

    private MeetingInput When => new(HeldOn, StartsAt, EndsAt, null, Place);

    public Task<IActionResult> OnPostPlanenAsync(int schritt, CancellationToken cancellation)
    {
        this.Ask(() => When.Check(Today));
        return DoAsync(
            async () =>
            {
                var day = await run.PlanAsync(Caller, SeriesSlug, schritt, When, cancellation);
                return Saved($"{SeriesAddress}/{day}/tagesordnung", "plan");
            },
            cancellation);
    }

    public Task<IActionResult> OnPostErgebnisAsync(int schritt, CancellationToken cancellation) => DoAsync(
        async () =>
        {
            await run.FinishAsync(Caller, SeriesSlug, schritt, Outcome, cancellation);
            return Saved(Here);
        },
        cancellation);

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(Caller, SeriesSlug, cancellation) is not { Standing.Sits: true } found)
        {
            return false;
        }

        Process = found;
        return true;
    }

    protected override void Fill()
    {
        var series = Process.Standing.Series;
        (StartsAt, EndsAt, Place) = (series.StartsAt, series.StartsAt.AddMinutes(series.Minutes), series.Place);
        HeldOn = NextDate.After(Process.LastOn, Today, Cadence.Monthly, series.Weekday, FederalState.BW);
    }
}
