using IntMan.Caseload.Statistics.Figures;
using IntMan.Caseload.Statistics.Reports;
using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Caseload.Reports;

// Composes a report; last year of the own area stands there already.
public sealed class ReportFormModel(ReadReports read, ComposeReport compose, MunicipalCalendar calendar) : PageModel, IFormPage
{
    private const string TeamMark = "team:";

    [BindProperty(Name = "titel")]
    public string? Title { get; set; }

    [BindProperty(Name = "gebiet")]
    public string? Area { get; set; }

    [BindProperty(Name = "teil")]
    public string? Part { get; set; }

    [BindProperty(Name = "von")]
    public DateOnly? From { get; set; }

    [BindProperty(Name = "bis")]
    public DateOnly? To { get; set; }

    [BindProperty(Name = "personen")]
    public ReportPeople People { get; set; }

    [BindProperty(Name = "herkunft")]
    public OriginRecode Origin { get; set; }

    [BindProperty(Name = "orte")]
    public PlaceRecode Place { get; set; }

    [BindProperty(Name = "berichtigt", SupportsGet = true)]
    public Guid? CorrectsId { get; set; }

    [BindProperty(Name = "grund")]
    public string? Correction { get; set; }

    public StoredReport? Corrects { get; private set; }

    public IEnumerable<Choice> Areas { get; private set; } = [];

    public IEnumerable<Choice> Parts { get; private set; } = [];

    public EntryKey? Entry => null;

    private Caller Caller => HttpContext.Caller(Reach.Of(User).ReportArea);

    private ReportDraft Draft => new(Title, Area, From, To)
    {
        Team = Part?.StartsWith(TeamMark, StringComparison.Ordinal) == true ? Part[TeamMark.Length..] : null,
        ProviderId = Guid.TryParse(Part, out var provider) ? provider : null, People = People,
        Recodes = new ReportRecodes(Origin, Place), CorrectsId = CorrectsId, Correction = Correction,
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await PrepareAsync(false, cancellation);
        if (CorrectsId is not null && Corrects is null)
        {
            return NotFound();
        }

        var year = calendar.Today.Year - 1;
        (From, To) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        if (Corrects is { } old)
        {
            (Title, Area, From, To, People) = (old.Title, old.Area, old.PeriodFrom, old.PeriodTo, old.People);
            (Part, Origin, Place) = (old.ProviderId?.ToString() ?? (old.Team is { } team ? TeamMark + team : null), old.Recodes.Origin,
                old.Recodes.Place);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var (typed, today) = (Draft, calendar.Today);
        this.Ask(() => (typed with
        {
            From = ModelState.HasMistake("von") ? today : typed.From, To = ModelState.HasMistake("bis") ? today : typed.To,
        }).Check(today));
        return ModelState.IsValid
            ? Redirect($"/auswertung/berichte/{await compose.ExecuteAsync(Caller, typed, cancellation)}")
            : await this.ShowAgainAsync(cancellation);
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        Areas = [.. (await read.AreasAsync(Caller, cancellation)).Select(area => new Choice(area.Key, area.Name))];
        Parts = [new("", "alles"), .. (await read.UnitsAsync(Caller, cancellation)).Select(unit =>
            new Choice(unit.ProviderId?.ToString() ?? TeamMark + unit.Team, unit.Name))];
        Corrects = CorrectsId is { } id && await read.FindAsync(Caller, id, cancellation) is { State: ReportState.Released } found
            ? found : null;
    }
}
