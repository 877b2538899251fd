using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Sittings;
using IntMan.Meetings.Tasks;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace IntMan.Portal.Pages.Meetings;

// In the meeting, on a phone and on the projector: the present item, what comes next, notes, decisions, tasks, who is there.
public sealed class SittingModel(
    ShowSitting show, ConductMeeting conduct, KeepNotes notes, RecordOutcome outcome, NoteAttendance attendance,
        MunicipalCalendar calendar)
    : MeetingPage(calendar)
{
    // The item that is shown; without it the present one.
    [BindProperty(SupportsGet = true, Name = "punkt")]
    public Guid? Chosen { get; set; }

    [BindProperty(Name = "notiz")]
    public string? Notes { get; set; }

    [BindProperty(Name = "stand")]
    public int Revision { get; set; }

    [BindProperty(Name = "art")]
    public OutcomeKind? Kind { get; set; }

    [BindProperty(Name = "text")]
    public string? Text { get; set; }

    [BindProperty(Name = "stimmen")]
    public string? Votes { get; set; }

    [BindProperty(Name = "person")]
    public Guid? PersonId { get; set; }

    [BindProperty(Name = "bis")]
    public DateOnly? DueOn { get; set; }

    // After somebody else saved the same item: what stands there now, beside what was typed.
    public bool IsConflict { get; private set; }

    public SittingPage Sitting { get; private set; } = null!;

    public TimedItem? Shown => Sitting.Clock.Items.FirstOrDefault(item => item.Item.Id == Chosen && !item.Item.IsBreak) ?? Sitting.Present
        ?? Sitting.Clock.Items.FirstOrDefault(item => !item.Item.IsBreak);

    public bool IsRunning => Sitting.Meeting.State == MeetingState.Running;

    public bool MayWrite => Sitting.Meeting.State is MeetingState.Running or MeetingState.Held;

    public int Elapsed => Sitting.Progress is { } progress ? (int)(Now - progress.Since).TotalMinutes : 0;

    public IEnumerable<Choice> People =>
        [new("", "bitte wählen"), .. Sitting.People.Select(person => new Choice(person.PersonId.ToString(), person.Name))];

    public IEnumerable<DecisionLine> Decisions => Sitting.Decisions.Where(decision => decision.ItemId == Shown?.Item.Id);

    public IEnumerable<SittingTask> Tasks => Sitting.Tasks.Where(task => task.ItemId == Shown?.Item.Id);

    public async Task<IActionResult> OnPostBeginnenAsync(CancellationToken cancellation)
    {
        await conduct.OpenAsync(Caller, SeriesSlug, Day, cancellation);
        return Redirect(Here());
    }

    public async Task<IActionResult> OnPostWeiterAsync(Guid? von, CancellationToken cancellation)
    {
        await conduct.AdvanceAsync(Caller, SeriesSlug, Day, von, cancellation);
        return Redirect($"{MeetingAddress}/sitzung");
    }

    public async Task<IActionResult> OnPostEndeAsync(CancellationToken cancellation)
    {
        await conduct.EndAsync(Caller, SeriesSlug, Day, cancellation);
        return Saved(MeetingAddress, "beendet");
    }

    public async Task<IActionResult> OnPostNotizAsync(CancellationToken cancellation)
    {
        if (Chosen is not { } item)
        {
            return NotFound();
        }

        try
        {
            await notes.ExecuteAsync(Caller, SeriesSlug, Day, item, Notes, Revision, cancellation);
        }
        catch (ChangedMeanwhile)
        {
            IsConflict = true;
            ModelState.AddModelError("notiz",
                "Jemand anderes hat inzwischen gespeichert. Beide Texte stehen hier: Führen Sie sie zusammen und speichern Sie.");
            await LoadAsync(cancellation);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        return Kept("notiz");
    }

    public Task<IActionResult> OnPostFesthaltenAsync(CancellationToken cancellation)
    {
        ModelState.Need("art", Kind, "Wählen Sie Beschluss oder Aufgabe.");
        this.Ask(() => Require.Text(Text, Kind == OutcomeKind.Task ? "Schreiben Sie, was zu tun ist."
            : "Schreiben Sie den Beschluss in einem Satz.",
            nameof(Text)));
        if (Kind == OutcomeKind.Task)
        {
            this.Ask(() => new TaskInput("-", PersonId, DueOn).Check(Today));
        }

        return DoAsync(
            async () =>
            {
                var item = Chosen ?? Guid.Empty;
                await (Kind == OutcomeKind.Task
                    ? outcome.GiveTaskAsync(Caller, SeriesSlug, Day, item, new TaskInput(Text, PersonId, DueOn), cancellation)
                    : outcome.DecideAsync(Caller, SeriesSlug, Day, item, Text, Votes, cancellation));
                return Kept(Kind == OutcomeKind.Task ? "aufgabe" : "beschluss");
            },
            cancellation);
    }

    public async Task<IActionResult> OnPostVertagenAsync(CancellationToken cancellation)
    {
        await outcome.DeferAsync(Caller, SeriesSlug, Day, Chosen ?? Guid.Empty, cancellation);
        return Kept("vertagt");
    }

    public async Task<IActionResult> OnPostAnwesenheitAsync(int teil, CancellationToken cancellation)
    {
        var people = Request.Form.Where(field => field.Key.StartsWith("da-", StringComparison.Ordinal))
            .Select(field => (Id: Guid.TryParse(field.Key[3..], out var id) ? id : Guid.Empty, Word: field.Value.ToString()))
            .Where(field => field.Id != Guid.Empty && Enum.TryParse<Presence>(field.Word, out _))
            .ToDictionary(field => field.Id, field => Enum.Parse<Presence>(field.Word));
        await attendance.ExecuteAsync(Caller, SeriesSlug, Day, teil == 2 ? 2 : 1, people, cancellation);
        return Kept("anwesenheit");
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(Caller, SeriesSlug, Day, cancellation) is not { } found
            || found.Meeting.State == MeetingState.Cancelled)
        {
            return false;
        }

        Sitting = found;
        Revision = Shown?.Item.Revision ?? 0;
        return true;
    }

    private RedirectResult Kept(string what) => Redirect(QueryHelpers.AddQueryString(Here(), SavedTagHelper.Parameter, what));

    private string Here() => Chosen is { } item ? $"{MeetingAddress}/sitzung?punkt={item}" : $"{MeetingAddress}/sitzung";
}

public enum OutcomeKind
{
    Decision,
    Task,
}
