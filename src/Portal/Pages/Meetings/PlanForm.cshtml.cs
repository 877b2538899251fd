using IntMan.Foundation.Time;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Series;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings;

// Plans the next meeting: the date that the cadence asks for, the usual times and place, and a template, already filled in.
public sealed class PlanFormModel(ShowSeries show, PlanMeeting plan, InviteMembers invite, AgendaTemplates templates,
    MunicipalCalendar calendar)
    : MeetingPage(calendar)
{
    [BindProperty(Name = "tag")]
    public DateOnly? HeldOn { get; set; }

    [BindProperty(Name = "beginn")]
    public TimeOnly? StartsAt { get; set; }

    [BindProperty(Name = "ende")]
    public TimeOnly? EndsAt { get; set; }

    [BindProperty(Name = "ort")]
    public string? Place { get; set; }

    [BindProperty(Name = "vorlage")]
    public string? Template { get; set; }

    public SeriesPage Series { get; private set; } = null!;

    public string? Holiday => HeldOn is { } day ? HolidayCalendar.NameOf(day, FederalState.BW) : null;

    public IEnumerable<Choice> Templates =>
    [
        .. Series.Series.Template == AgendaTemplate.Own ? [new Choice(AgendaTemplate.Own, OwnTemplate.Title)] : Array.Empty<Choice>(),
        .. templates.All.Select(template => new Choice(template.Key, template.Title)),
    ];

    private MeetingInput Input => new(HeldOn, StartsAt, EndsAt, null, Place);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        this.Ask(() => Input.Check(Today));
        return DoAsync(
            async () =>
            {
                var day = await plan.ExecuteAsync(Caller, SeriesSlug, Input, Template, cancellation);
                return Saved($"{SeriesAddress}/{day}/tagesordnung", "plan");
            },
            cancellation);
    }

    // Where the usual agenda will do, nobody needs to open it first.
    public Task<IActionResult> OnPostEinladenAsync(CancellationToken cancellation)
    {
        this.Ask(() => Input.Check(Today));
        return DoAsync(
            async () =>
            {
                var day = await plan.ExecuteAsync(Caller, SeriesSlug, Input, Template, cancellation);
                await invite.ExecuteAsync(CallerOf("invite"), SeriesSlug, MeetingKey.Parse(day)!.Value, cancellation);
                return Saved($"{SeriesAddress}/{day}", "eingeladen");
            },
            cancellation);
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(Caller, SeriesSlug, cancellation) is not { Standing.Prepares: true } found)
        {
            return false;
        }

        Series = found;
        return true;
    }

    protected override void Fill()
    {
        var series = Series.Series;
        var last = Series.Dates.Where(date => date.State != "Cancelled").Select(date => (DateOnly?)date.HeldOn).Max();
        HeldOn = NextDate.After(last, Today, series.Cadence, series.Weekday, FederalState.BW);
        (StartsAt, EndsAt, Place, Template) =
            (series.StartsAt, series.StartsAt.AddMinutes(series.Minutes), series.Place, series.Template);
    }
}
