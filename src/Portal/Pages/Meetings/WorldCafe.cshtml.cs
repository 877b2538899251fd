using IntMan.Foundation.Time;
using IntMan.Meetings.Tasks;
using IntMan.Meetings.WorldCafe;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings;

// The board of a World Café, and its documentation when it is printed.
public sealed class WorldCafeModel(ShowCafe show, KeepCafe keep, MunicipalCalendar calendar) : MeetingPage(calendar)
{
    [BindProperty(Name = "frage")]
    public string? Question { get; set; }

    [BindProperty(Name = "thema")]
    public string? Theme { get; set; }

    [BindProperty(Name = "gastgeber")]
    public string? Host { get; set; }

    [BindProperty(Name = "zu-thema")]
    public Guid? CardTheme { get; set; }

    [BindProperty(Name = "zu-station")]
    public Guid? CardStation { get; set; }

    [BindProperty(Name = "karte")]
    public string? CardText { get; set; }

    [BindProperty(Name = "person")]
    public Guid? PersonId { get; set; }

    [BindProperty(Name = "bis")]
    public DateOnly? DueOn { get; set; }

    // The card whose task was typed.
    [BindProperty(SupportsGet = true, Name = "weiter")]
    public Guid? CarriedOn { get; set; }

    public CafePage Cafe { get; private set; } = null!;

    public string Here => $"{MeetingAddress}/weltcafe";

    public bool MayLayOut => Cafe is { IsOpen: true, Standing.Prepares: true };

    public bool MayCarryOn => Cafe is { IsOpen: true, Standing.Leads: true };

    public IEnumerable<Choice> ThemeChoices => [new("", "bitte wählen"), .. Cafe.Themes.Select(theme =>
        new Choice(theme.Id.ToString(), theme.Title))];

    public IEnumerable<Choice> StationChoices => [new("", "bitte wählen"), .. Cafe.Stations.Select((station, index) =>
        new Choice(station.Id.ToString(), $"Station {index + 1}: {station.Title}"))];

    public IEnumerable<Choice> People => [new("", "bitte wählen"), .. Cafe.People.Select(person =>
        new Choice(person.Id.ToString(), person.Name))];

    public Task<IActionResult> OnPostStationAsync(CancellationToken cancellation)
    {
        ModelState.Need("frage", string.IsNullOrWhiteSpace(Question) ? null : Question, "Schreiben Sie die Frage der Station.");
        return DoneAsync(() => keep.AddStationAsync(Caller, SeriesSlug, Day, Question, cancellation), "station", cancellation);
    }

    public Task<IActionResult> OnPostThemaAsync(CancellationToken cancellation)
    {
        ModelState.Need("thema", string.IsNullOrWhiteSpace(Theme) ? null : Theme, "Nennen Sie das Thema.");
        ModelState.Need("gastgeber", string.IsNullOrWhiteSpace(Host) ? null : Host, "Nennen Sie, wer am Tisch gastgibt.");
        return DoneAsync(() => keep.AddThemeAsync(Caller, SeriesSlug, Day, Theme, Host, cancellation), "thema", cancellation);
    }

    public Task<IActionResult> OnPostKarteAsync(CancellationToken cancellation)
    {
        ModelState.Need("zu-thema", CardTheme, "Wählen Sie das Thema.");
        ModelState.Need("zu-station", CardStation, "Wählen Sie die Station.");
        ModelState.Need("karte", string.IsNullOrWhiteSpace(CardText) ? null : CardText, "Schreiben Sie, was auf der Karte steht.");
        if (CardText?.Trim().Length > KeepCafe.LongestCard)
        {
            ModelState.AddModelError("karte", $"Kürzen Sie die Karte auf {KeepCafe.LongestCard} Zeichen.");
        }

        return DoneAsync(() => keep.AddCardAsync(Caller, SeriesSlug, Day, new CardInput(CardTheme, CardStation, CardText), cancellation),
            "karte", cancellation);
    }

    public Task<IActionResult> OnPostPunktAsync(Guid karte, CancellationToken cancellation) =>
        DoneAsync(() => keep.MakeItemAsync(Caller, SeriesSlug, Day, karte, cancellation), "punkt", cancellation);

    public Task<IActionResult> OnPostAufgabeAsync(CancellationToken cancellation)
    {
        this.Ask(() => new TaskInput("-", PersonId, DueOn).Check(Today));
        return DoneAsync(
            () => keep.MakeTaskAsync(Caller, SeriesSlug, Day, CarriedOn ?? Guid.Empty, PersonId, DueOn, cancellation), "aufgabe",
            cancellation);
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(Caller, SeriesSlug, Day, cancellation) is not { } found)
        {
            return false;
        }

        Cafe = found;
        return true;
    }

    private Task<IActionResult> DoneAsync(Func<Task> action, string what, CancellationToken cancellation) => DoAsync(
        async () =>
        {
            await action();
            return Saved(Here, what);
        },
        cancellation);
}
