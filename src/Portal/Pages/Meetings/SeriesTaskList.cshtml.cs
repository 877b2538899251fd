using IntMan.Foundation.Time;
using IntMan.Meetings.Tasks;
using IntMan.Portal.Forms;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings;

// All tasks of a series, searchable; whoever leads says how they stand.
public sealed class SeriesTaskListModel(ListSeriesTasks list, MoveTask move, MunicipalCalendar calendar) : MeetingPage(calendar)
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "stand")]
    public TaskState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "seite")]
    public int Number { get; set; } = 1;

    [BindProperty(Name = "fassung")]
    public int Revision { get; set; }

    public SeriesTasks Tasks { get; private set; } = null!;

    public int PageCount => Math.Max(1, (Tasks.Count + ListSeriesTasks.PageSize - 1) / ListSeriesTasks.PageSize);

    public IEnumerable<TagHelpers.Choice> States => [new("", "alle"), .. TaskMachine.States.All.Select(state =>
        new TagHelpers.Choice(state.Stored, state.Text))];

    public string AddressOf(int page) => $"{SeriesAddress}/aufgaben?q={Uri.EscapeDataString(Search ?? "")}&stand={State}&seite={page}";

    public async Task<IActionResult> OnPostAsync(Guid aufgabe, CancellationToken cancellation)
    {
        await move.ExecuteAsync(Caller, SeriesSlug, aufgabe, new TaskMove(TaskVerb.Finish), Revision, cancellation);
        return Saved($"{SeriesAddress}/aufgaben");
    }

    protected override IntMan.Meetings.Editing.Standing? Seat => Tasks?.Standing;

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Number = Math.Max(1, Number);
        if (await list.ExecuteAsync(Caller, SeriesSlug, Search, State, Number, cancellation) is not { } found)
        {
            return false;
        }

        Tasks = found;
        return true;
    }
}
