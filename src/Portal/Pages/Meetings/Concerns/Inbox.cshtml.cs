using IntMan.Foundation.Time;
using IntMan.Meetings.Concerns;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings.Concerns;

// The inbox of a round: exact copies of what its forums released, and what the office does with them.
public sealed class InboxModel(ShowInbox show, AnswerHandOff answer, WritePaper paper, MunicipalCalendar calendar) : MeetingPage(calendar)
{
    [BindProperty(Name = "stand")]
    public int Revision { get; set; }

    [BindProperty(Name = "sitzung")]
    public DateOnly? MeetingDay { get; set; }

    [BindProperty(Name = "minuten")]
    public int? Minutes { get; set; }

    [BindProperty(Name = "frage")]
    public string? Question { get; set; }

    [BindProperty(Name = "antwort")]
    public string? Answer { get; set; }

    [BindProperty(Name = "grund")]
    public DeclineReason? Reason { get; set; }

    [BindProperty(Name = "begruendung")]
    public string? Explanation { get; set; }

    [BindProperty(Name = "gremium")]
    public string? Body { get; set; }

    [BindProperty(Name = "nummer")]
    public string? Number { get; set; }

    [BindProperty(Name = "am")]
    public DateOnly? MeetsOn { get; set; }

    [BindProperty(Name = "vorlage")]
    public string? Text { get; set; }

    [BindProperty(Name = "oeffentlich")]
    public bool IsPublic { get; set; }

    [BindProperty(Name = "ergebnis")]
    public string? Result { get; set; }

    [BindProperty(Name = "entschieden")]
    public DateOnly? DecidedOn { get; set; }

    [BindProperty(Name = "zurueck")]
    public string? Withdrawn { get; set; }

    // The form that was sent, so that it stays open with its mistakes.
    public string? Sent { get; private set; }

    public InboxPage Inbox { get; private set; } = null!;

    public int? Copy => int.TryParse((string?)RouteData.Values["number"], System.Globalization.CultureInfo.InvariantCulture, out var number)
        ? number : null;

    public string Address => $"{SeriesAddress}/eingang/{Copy}";

    public IEnumerable<Choice> Meetings => [new("", "bitte wählen"), .. Inbox.Dates.Select(date => new Choice(MeetingKey.Of(date.HeldOn),
        $"{GermanDates.Full(date.HeldOn)}, {(date.Free >= 0 ? $"noch {date.Free} Minuten frei" : "schon voll")}"))];

    public IEnumerable<Choice> Reasons => [new("", "bitte wählen"), .. HandOffMachine.Reasons.All.Select(reason =>
        new Choice(reason.Stored, reason.Text))];

    protected override Standing? Seat => Inbox?.Standing;

    private HandOffKey Key => new(Copy ?? 0, Revision);

    private PaperInput Paper => new(Number, Body, MeetsOn, Text, IsPublic);

    public Task<IActionResult> OnPostAnnehmenAsync(CancellationToken cancellation) =>
        SendAsync("annehmen", () => answer.ReceiveAsync(Caller, SeriesSlug, Key, cancellation), cancellation);

    public Task<IActionResult> OnPostTerminAsync(CancellationToken cancellation) =>
        SendAsync("termin", () => answer.ScheduleAsync(Caller, SeriesSlug, Key, MeetingDay, Minutes, cancellation), cancellation);

    public Task<IActionResult> OnPostFrageAsync(CancellationToken cancellation) =>
        SendAsync("frage", () => answer.AskAsync(Caller, SeriesSlug, Key, Question, cancellation), cancellation);

    public Task<IActionResult> OnPostAntwortAsync(CancellationToken cancellation) =>
        SendAsync("antwort", () => answer.AnswerAsync(Caller, SeriesSlug, Key, Answer, cancellation), cancellation);

    public Task<IActionResult> OnPostAblehnenAsync(CancellationToken cancellation) =>
        SendAsync("ablehnen", () => answer.DeclineAsync(Caller, SeriesSlug, Key, Reason, Explanation, cancellation), cancellation);

    public Task<IActionResult> OnPostPolitikAsync(CancellationToken cancellation)
    {
        this.Ask(Paper.Check);
        return SendAsync("politik", () => answer.EscalateAsync(Caller, SeriesSlug, Key, Paper, cancellation), cancellation);
    }

    public Task<IActionResult> OnPostRueckrufAsync(bool zustimmen, CancellationToken cancellation) =>
        SendAsync("rueckruf", () => answer.SettleRecallAsync(Caller, SeriesSlug, Key, zustimmen, cancellation), cancellation);

    public Task<IActionResult> OnPostErgebnisAsync(Guid unterlage, CancellationToken cancellation) =>
        SendAsync("ergebnis", () => paper.ResultAsync(Caller, SeriesSlug, unterlage, Result, DecidedOn, Revision, cancellation),
            cancellation);

    public Task<IActionResult> OnPostVeroeffentlichenAsync(Guid unterlage, CancellationToken cancellation) =>
        SendAsync("oeffentlich", () => paper.PublishAsync(Caller, SeriesSlug, unterlage, Revision, cancellation), cancellation);

    public Task<IActionResult> OnPostZurueckziehenAsync(Guid unterlage, CancellationToken cancellation) =>
        SendAsync("zurueckgezogen", () => paper.WithdrawAsync(Caller, SeriesSlug, unterlage, Withdrawn, Revision, cancellation),
            cancellation);

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(Caller, SeriesSlug, Copy, cancellation) is not { } found
            || !(found.Standing.Sits || found.Standing.Has(SeriesRole.Head)))
        {
            return false;
        }

        Inbox = found;
        return true;
    }

    protected override void Fill() => (Minutes, Text) = (15, Inbox.Shown?.Text);

    private Task<IActionResult> SendAsync(string what, Func<Task> write, CancellationToken cancellation)
    {
        Sent = what;
        return DoAsync(
            async () =>
            {
                await write();
                return Saved(Address, what);
            },
            cancellation);
    }
}
