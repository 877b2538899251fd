using IntMan.Foundation.Time;
using IntMan.Meetings.Concerns;
using IntMan.Meetings.Editing;
using IntMan.Portal.Forms;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings.Concerns;

// The concerns of a forum, for those in its room; for everybody else there is no such page.
public sealed class ConcernListModel(ListConcerns list, WriteConcern write, MunicipalCalendar calendar) : MeetingPage(calendar)
{
    [BindProperty(Name = "titel")]
    public string? Title { get; set; }

    [BindProperty(Name = "notiz")]
    public string? Note { get; set; }

    public ConcernList Concerns { get; private set; } = null!;

    protected override Standing? Seat => Concerns?.Standing;

    public IEnumerable<IGrouping<string, ConcernLine>> Groups => Concerns.Lines.GroupBy(line => line switch
    {
        { WaitsForVote: true } => "Ihre Stimme fehlt",
        { State: ConcernState.HandedOff } => "Unterwegs",
        { State: ConcernState.Closed or ConcernState.Kept } => "Abgeschlossen und im Raum behalten",
        { State: ConcernState.ReportedBack } => "Berichtet",
        _ => "In Arbeit im Forum",
    });

    public static string StandOf(ConcernLine line) => line switch
    {
        { State: ConcernState.HandedOff, HandOffState: { } state } => HandOffMachine.States.TextOf(state),
        _ => ConcernMachine.States.TextOf(line.State),
    };

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var input = new ConcernInput(Title, Note);
        this.Ask(input.Check);
        return DoAsync(
            async () => Saved($"{SeriesAddress}/anliegen/{await write.RaiseAsync(Caller, SeriesSlug, input, cancellation)}", "eingebracht"),
            cancellation);
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await list.ExecuteAsync(Caller, SeriesSlug, cancellation) is not { } found)
        {
            return false;
        }

        Concerns = found;
        return true;
    }
}
