using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Meetings.Planning;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings;

// The agenda while it is put together. Every button of the page sends the one form: what was typed is saved first, then the button does
// its work.
public sealed class AgendaFormModel(
    ShowAgenda show, ArrangeMeeting arrange, ChangeAgenda agenda, OfferItem offer, InviteMembers invite, PlanMeeting plan,
        OwnTemplate own, AgendaTemplates templates,
    MunicipalCalendar calendar) : MeetingPage(calendar)
{
    [BindProperty(Name = "tag")]
    public DateOnly? HeldOn { get; set; }

    [BindProperty(Name = "beginn")]
    public TimeOnly? StartsAt { get; set; }

    [BindProperty(Name = "ende")]
    public TimeOnly? EndsAt { get; set; }

    [BindProperty(Name = "teil2")]
    public TimeOnly? PartTwoAt { get; set; }

    [BindProperty(Name = "ort")]
    public string? Place { get; set; }

    [BindProperty(Name = "stand")]
    public int Revision { get; set; }

    // The rows in their order: id, minutes, and the revision that was shown.
    [BindProperty(Name = "punkt")]
    public Guid[] Items { get; set; } = [];

    [BindProperty(Name = "min")]
    public string?[] RowMinutes { get; set; } = [];

    [BindProperty(Name = "fassung")]
    public int[] RowRevisions { get; set; } = [];

    // Set by the script when rows were dragged.
    [BindProperty(Name = "gezogen")]
    public bool WasDragged { get; set; }

    // What the pressed button does: "hoch:ID", "runter:ID", "entfernen:ID", "annehmen:ID", "einladen", "vorlage", "melden",
    // "behalten"; nothing for saving.
    [BindProperty(Name = "aktion")]
    public string? Step { get; set; }

    [BindProperty(Name = "titel")]
    public string? Title { get; set; }

    [BindProperty(Name = "minuten")]
    public int? Minutes { get; set; }

    [BindProperty(Name = "verantwortlich")]
    public string? Responsible { get; set; }

    [BindProperty(Name = "art")]
    public ItemManner? Manner { get; set; }

    [BindProperty(Name = "worum")]
    public string? Body { get; set; }

    [BindProperty(Name = "teil")]
    public int Part { get; set; } = 1;

    // "neu" or the id of an item: the row that is open.
    [BindProperty(SupportsGet = true, Name = "bearbeiten")]
    public string? Open { get; set; }

    public AgendaPage Agenda { get; private set; } = null!;

    public ItemRow? Edited => Guid.TryParse(Open, out var id) ? Agenda.Items.FirstOrDefault(item => item.Id == id) : null;

    public bool IsAdding => Open == "neu";

    public IEnumerable<Choice> Manners => ItemMachine.Manners.All.Select(manner => new Choice(manner.Stored, manner.Text));

    // The room plans part 1 by itself; the others only part 2.
    public bool PlansPartOne => !Agenda.Series.IsForum || Agenda.Standing.InRoom;

    public bool IsPartOneEmpty => Agenda.Series.IsForum && Agenda.Standing.InRoom && !Agenda.Items.Any(item => item.Part == 1);

    private MeetingInput When => new(HeldOn, StartsAt, EndsAt, PartTwoAt, Place);

    private ItemInput Item => new(Title, Minutes, Responsible, Manner, Body, Part);

    private bool IsTyped => IsAdding || Guid.TryParse(Open, out _);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        this.Ask(() => When.Check(Today));
        if (Step == "uebernehmen" && IsTyped)
        {
            this.Ask(Item.Check);
        }

        return DoAsync(() => SaveAsync(cancellation), cancellation);
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(Caller, SeriesSlug, Day, cancellation) is not { Standing.Prepares: true } found)
        {
            return false;
        }

        Agenda = found;
        Revision = found.Meeting.Revision;
        return true;
    }

    protected override void Fill()
    {
        var meeting = Agenda.Meeting;
        (HeldOn, StartsAt, EndsAt, PartTwoAt, Place) = (meeting.HeldOn, meeting.StartsAt, meeting.EndsAt, meeting.PartTwoAt,
            meeting.Place);
        if (Edited is { } item)
        {
            (Title, Minutes, Responsible, Manner, Body, Part) =
                (item.Title, item.Minutes, item.Responsible, item.Manner, item.Body, item.Part);
        }
        else
        {
            (Manner, Part) = (ItemManner.Exchange, PlansPartOne ? 1 : 2);
        }
    }

    private async Task<IActionResult> SaveAsync(CancellationToken cancellation)
    {
        var rows = Items.Select((id, index) => new AgendaRow(id, GermanInput.Whole(RowMinutes.ElementAtOrDefault(index)),
            RowRevisions.ElementAtOrDefault(index))).ToList();
        var day = MeetingKey.Parse(await arrange.ExecuteAsync(Caller, SeriesSlug, Day, When, Revision, cancellation))!.Value;
        await agenda.SaveRowsAsync(CallerOf("rows"), SeriesSlug, day, rows, WasDragged, cancellation);
        var done = await StepAsync(CallerOf("step"), day, cancellation);
        var here = $"{SeriesAddress}/{MeetingKey.Of(day)}";
        return done == "einladen" ? Saved(here, "eingeladen") : Saved($"{here}/tagesordnung", done);
    }

    private async Task<string> StepAsync(Caller caller, DateOnly day, CancellationToken cancellation)
    {
        var (verb, id) = (Step ?? "").Split(':') is [var name, var key] && Guid.TryParse(key, out var item) ? (name, item) : (Step
            ?? "", Guid.Empty);
        var work = verb switch
        {
            "hoch" => agenda.MoveAsync(caller, SeriesSlug, day, id, -1, cancellation),
            "runter" => agenda.MoveAsync(caller, SeriesSlug, day, id, 1, cancellation),
            "entfernen" => agenda.RemoveAsync(caller, SeriesSlug, day, id, cancellation),
            "annehmen" => offer.AcceptAsync(caller, SeriesSlug, day, id, cancellation),
            "uebernehmen" when IsAdding => agenda.AddAsync(caller, SeriesSlug, day, Item, cancellation),
            "uebernehmen" when Guid.TryParse(Open, out var edited) =>
                agenda.EditAsync(caller, SeriesSlug, day, edited, Item, SeenRevision(edited), cancellation),
            "vorlage" => plan.FillAsync(caller, SeriesSlug, day, templates.All.First(template =>
                template.PartTwoAfter is not null).Key, cancellation),
            "behalten" => own.KeepAsync(caller, SeriesSlug, day, cancellation),
            "melden" => arrange.TellAgainAsync(caller, SeriesSlug, day, cancellation),
            "einladen" => invite.ExecuteAsync(caller, SeriesSlug, day, cancellation),
            _ => Task.CompletedTask,
        };
        await work;
        return verb switch { "einladen" or "melden" or "behalten" => verb, _ => "1" };
    }

    private int SeenRevision(Guid id) => Array.IndexOf(Items, id) is >= 0 and var index ? RowRevisions.ElementAtOrDefault(index) : 0;
}
