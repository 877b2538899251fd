using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Meetings.Concerns;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Minutes;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using IntMan.Portal.Transfer;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings.Concerns;

// One concern in the room: the inner note beside what would leave it, the vote on exactly that, and the hand-off.
[UploadLimit]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimitAttribute.Bytes)]
public sealed class ConcernDetailsModel(
    ShowConcern show, WriteConcern write, VoteOnConcern vote, HandOffConcern handOff, MunicipalCalendar calendar) : MeetingPage(calendar)
{
    [BindProperty(Name = "titel")]
    public string? Title { get; set; }

    [BindProperty(Name = "notiz")]
    public string? Note { get; set; }

    [BindProperty(Name = "stand")]
    public int Revision { get; set; }

    [BindProperty(Name = "betreff")]
    public string? OutwardTitle { get; set; }

    [BindProperty(Name = "wortlaut")]
    public string? OutwardText { get; set; }

    [BindProperty(Name = "fassung")]
    public int? SeenWording { get; set; }

    [BindProperty(Name = "anlagen")]
    public List<IFormFile> Files { get; set; } = [];

    [BindProperty(Name = "behalten")]
    public bool KeepsFiles { get; set; }

    [BindProperty(Name = "pruefzeichen")]
    public string? SeenHash { get; set; }

    [BindProperty(Name = "wie")]
    public VoteWay? Way { get; set; }

    [BindProperty(Name = "stimme")]
    public Vote? Choice { get; set; }

    [BindProperty(Name = "grund")]
    public string? Reason { get; set; }

    [BindProperty(SupportsGet = true, Name = "form")]
    public string? Form { get; set; }

    public Guid Id => Guid.TryParse((string?)RouteData.Values["concern"], out var id) ? id : Guid.Empty;

    public string Address => $"{SeriesAddress}/anliegen/{Id}";

    public ConcernPage Concern { get; private set; } = null!;

    public IReadOnlyList<DifferencePiece> Difference =>
        WordDifference.Of(Concern.Concern.Note, Concern.Wording?.Text ?? "");

    public IReadOnlyList<ClientDataFinding> Findings =>
        ClientDataCheck.Find($"{Concern.Wording?.Title}\n{Concern.Wording?.Text}");

    public IEnumerable<Choice> Ways => VoteLabels.Ways.All
        .Where(way => way.Stored != nameof(VoteWay.Present) || Concern.Facts.IsMeeting)
        .Select(way => new Choice(way.Stored, way.Text));

    public IEnumerable<Choice> Choices => VoteLabels.Votes.All.Select(choice => new Choice(choice.Stored, choice.Text));

    protected override Standing? Seat => Concern?.Standing;

    public Task<IActionResult> OnPostNotizAsync(CancellationToken cancellation)
    {
        var input = new ConcernInput(Title, Note);
        this.Ask(input.Check);
        return DoAsync(() => DoneAsync(write.NoteAsync(Caller, SeriesSlug, Id, input, Revision, cancellation), "notiz"), cancellation);
    }

    public async Task<IActionResult> OnPostWortlautAsync(CancellationToken cancellation)
    {
        var input = new WordingInput(OutwardTitle, OutwardText, await ReadAsync(cancellation), KeepsFiles);
        this.Ask(input.Check);
        return await DoAsync(() => DoneAsync(write.WordAsync(Caller, SeriesSlug, Id, input, SeenWording, cancellation), "wortlaut"),
            cancellation);
    }

    public Task<IActionResult> OnPostAbstimmenAsync(CancellationToken cancellation)
    {
        ModelState.Need("wie", Way, "Wählen Sie, wer abstimmt.");
        return DoAsync(() => DoneAsync(vote.OpenAsync(Caller, SeriesSlug, Id, Way!.Value, SeenHash, cancellation), "eroeffnet"),
            cancellation);
    }

    public Task<IActionResult> OnPostStimmeAsync(Guid abstimmung, CancellationToken cancellation)
    {
        ModelState.Need("stimme", Choice, "Wählen Sie Ja, Nein oder Enthaltung.");
        return DoAsync(() => DoneAsync(vote.CastAsync(Caller, SeriesSlug, abstimmung, Choice!.Value, SeenHash, cancellation), "stimme"),
            cancellation);
    }

    public Task<IActionResult> OnPostUebergebenAsync(CancellationToken cancellation) =>
        DoneAsync(handOff.ExecuteAsync(Caller, SeriesSlug, Id, SeenHash, cancellation), "uebergeben");

    public Task<IActionResult> OnPostRueckrufAsync(CancellationToken cancellation) =>
        DoneAsync(handOff.AskRecallAsync(Caller, SeriesSlug, Id, Reason, cancellation), "rueckruf");

    public Task<IActionResult> OnPostWiderrufenAsync(CancellationToken cancellation) =>
        DoneAsync(write.RevokeAsync(Caller, SeriesSlug, Id, cancellation), "widerrufen");

    public Task<IActionResult> OnPostBehaltenAsync(CancellationToken cancellation) =>
        DoneAsync(write.KeepAsync(Caller, SeriesSlug, Id, cancellation), "behalten");

    public Task<IActionResult> OnPostBerichtetAsync(CancellationToken cancellation) =>
        DoneAsync(write.ReportAsync(Caller, SeriesSlug, Id, cancellation), "berichtet");

    public Task<IActionResult> OnPostAbschliessenAsync(CancellationToken cancellation) =>
        DoneAsync(write.CloseAsync(Caller, SeriesSlug, Id, cancellation), "abgeschlossen");

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(Caller, SeriesSlug, Id, cancellation) is not { } found)
        {
            return false;
        }

        Concern = found;
        return true;
    }

    protected override void Fill()
    {
        (Title, Note) = (Concern.Concern.Title, Concern.Concern.Note);
        (OutwardTitle, OutwardText) = (Concern.Wording?.Title ?? Title, Concern.Wording?.Text ?? Note);
        KeepsFiles = true;
    }

    private async Task<IActionResult> DoneAsync(Task done, string what)
    {
        await done;
        return Saved(Address, what);
    }

    private async Task<IReadOnlyList<byte[]>> ReadAsync(CancellationToken cancellation)
    {
        var read = new List<byte[]>();
        foreach (var file in Files.Take(WriteConcern.MostFiles + 1))
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancellation);
            read.Add(content.ToArray());
        }

        return read;
    }
}
