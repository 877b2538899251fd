using IntMan.Foundation.Time;
using IntMan.Meetings.Concerns;
using IntMan.Meetings.Minutes;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Sittings;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings;

// The minutes of one meeting through their whole life. What is approved and published is exactly the text on the screen: the form
// carries its hash.
public sealed class RecordFormModel(ShowRecord show, ShowSitting sitting, WriteRecord write, ObjectToRecord objections,
    ReleasedConcerns released, MunicipalCalendar calendar)
    : MeetingPage(calendar)
{
    // "innen": the members' minutes of a forum.
    [BindProperty(SupportsGet = true, Name = "fassung")]
    public string? Wanted { get; set; }

    [BindProperty(Name = "protokoll")]
    public string? Text { get; set; }

    [BindProperty(Name = "stand")]
    public int Revision { get; set; }

    [BindProperty(Name = "pruefsumme")]
    public string? SeenHash { get; set; }

    [BindProperty(Name = "sichtbar")]
    public RecordVisibility? Visibility { get; set; }

    [BindProperty(Name = "grund")]
    public string? Reason { get; set; }

    [BindProperty(Name = "einwand")]
    public string? Objection { get; set; }

    public RecordPage Record { get; private set; } = null!;

    public bool IsInner => Wanted == "innen";

    public string Here => IsInner ? $"{MeetingAddress}/protokoll?fassung=innen" : $"{MeetingAddress}/protokoll";

    public IReadOnlyList<ClientDataFinding> Findings => ClientDataCheck.Find(Record.Draft?.Text ?? Record.Current?.Text ?? "");

    // The first draft comes from the notes; nothing is stored until somebody saves it.
    public string? Proposed { get; private set; }

    public bool IsReadable => Record.Meeting.State is MeetingState.Held or MeetingState.Closed;

    public IEnumerable<Choice> Visibilities => [new("", "bitte wählen"), .. RecordMachine.Visibilities.All.Select(word =>
        new Choice(word.Stored, word.Text))];

    private RecordKey Key => new(SeriesSlug, Day, IsInner);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        DoneAsync(() => write.SaveAsync(Caller, Key, Text, Revision, cancellation), "1", cancellation);

    public Task<IActionResult> OnPostPruefenAsync(CancellationToken cancellation) =>
        DoneAsync(() => write.ReviewAsync(Caller, Key, Revision, cancellation), "pruefung", cancellation);

    public Task<IActionResult> OnPostEinreichenAsync(CancellationToken cancellation) =>
        DoneAsync(() => write.SubmitAsync(Caller, Key, Text, Revision, cancellation), "pruefung", cancellation);

    public Task<IActionResult> OnPostAbschliessenAsync(CancellationToken cancellation) =>
        DoneAsync(() => write.ApproveAndPublishAsync(Caller, Key, SeenHash, Visibility, cancellation), "veroeffentlicht", cancellation);

    public Task<IActionResult> OnPostGenehmigenAsync(CancellationToken cancellation) =>
        DoneAsync(() => write.ApproveAsync(Caller, Key, SeenHash, cancellation), "genehmigt", cancellation);

    public Task<IActionResult> OnPostVeroeffentlichenAsync(CancellationToken cancellation) =>
        DoneAsync(() => write.PublishAsync(Caller, Key, SeenHash, Visibility, cancellation),
            "veroeffentlicht", cancellation);

    public Task<IActionResult> OnPostBerichtigenAsync(CancellationToken cancellation) =>
        DoneAsync(() => write.AmendAsync(Caller, Key, Text, Reason, Revision, cancellation), "berichtigt", cancellation);

    public Task<IActionResult> OnPostZurueckziehenAsync(CancellationToken cancellation) =>
        DoneAsync(() => write.WithdrawAsync(Caller, Key, Reason, Revision, cancellation), "zurueckgezogen", cancellation);

    public Task<IActionResult> OnPostEinwandAsync(CancellationToken cancellation) =>
        DoneAsync(() => objections.RaiseAsync(Caller, Key, Objection, cancellation), "einwand", cancellation);

    public Task<IActionResult> OnPostEntscheidenAsync(Guid einwand, bool uebernommen, CancellationToken cancellation) =>
        DoneAsync(() => objections.SettleAsync(Caller, Key, einwand, uebernommen, cancellation), "entschieden", cancellation);

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(Caller, Key, cancellation) is not { } found)
        {
            return false;
        }

        Record = found;
        Revision = found.Record?.Revision ?? 0;
        if (found.Draft is null && IsReadable && found.Standing.Leads
            && await sitting.ExecuteAsync(Caller, SeriesSlug, Day, cancellation) is { } notes)
        {
            Proposed = RecordText.Compose(notes, IsInner)
                + (IsInner ? "" : await released.TextAsync(Caller, SeriesSlug, Day, cancellation));
        }

        return true;
    }

    protected override void Fill() => Text = Record.Draft?.Text ?? Proposed;

    private Task<IActionResult> DoneAsync(Func<Task> action, string what, CancellationToken cancellation) => DoAsync(
        async () =>
        {
            await action();
            return Redirect($"{Here}{(IsInner ? "&" : "?")}{SavedTagHelper.Parameter}={what}");
        },
        cancellation);
}
