using IntMan.Caseload.Cases;
using IntMan.Directory.Editing;
using IntMan.Foundation.Time;
using IntMan.Portal.Caseload;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Caseload;

// A new case: Rahmendaten, kind of consultation with its recommendation. Number and Merkwort are given by the portal.
public sealed class CaseFormModel(OpenCase open, ProposeAlias propose, CasePlaces places, MunicipalCalendar calendar) : PageModel, IFormPage
{
    [BindProperty(Name = "merkwort")]
    public string? Alias { get; set; }

    [BindProperty(Name = "ort")]
    public string? Ags { get; set; }

    [BindProperty(Name = "erstkontakt")]
    public DateOnly? FirstContactOn { get; set; }

    [BindProperty(Name = "zugang")]
    public CaseAccess? Access { get; set; }

    [BindProperty(Name = "mitplan")]
    public string? CameWithPlan { get; set; }

    [BindProperty(Name = "dauer")]
    public string? IsLong { get; set; }

    [BindProperty(Name = "komplex")]
    public string? IsComplex { get; set; }

    [BindProperty(Name = "aktiv")]
    public string? IsActive { get; set; }

    [BindProperty(Name = "monitoring")]
    public string? IsMonitored { get; set; }

    [BindProperty(Name = "art")]
    public CaseKind? Kind { get; set; }

    [BindProperty(Name = "aktion")]
    public string? Action { get; set; }

    public EntryKey? Entry => null;

    public IReadOnlyList<Choice> Aliases { get; private set; } = [];

    public IReadOnlyList<Choice> Municipalities { get; private set; } = [];

    public KindCriteria Criteria => new(ThreeWay.Read(IsLong), ThreeWay.Read(IsComplex), ThreeWay.Read(IsActive),
        ThreeWay.Read(IsMonitored));

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        FirstContactOn = calendar.Today;
        await PrepareAsync(false, cancellation);
        (Alias, Ags) = (Aliases.Count > 0 ? Aliases[0].Value : null, Municipalities.Count == 1 ? Municipalities[0].Value : null);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await PrepareAsync(false, cancellation);
        if (Action == "empfehlung")
        {
            // Only asks: what was typed stays, and nothing is wrong yet.
            ModelState.Clear();
            Kind = Criteria.Recommended;
            return Page();
        }

        var frame = new CaseFrame(Municipalities.Any(place => place.Value == Ags) ? Ags : null, FirstContactOn, Access,
            CameWithPlan switch { "mit" => true, "ohne" => false, _ => null }, Kind, Criteria);
        this.Note(frame.Mistakes(calendar.Today).Where(mistake => !ModelState.HasMistake(FieldOf(mistake.Field))));
        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        var id = await open.ExecuteAsync(HttpContext.Cases(), frame, Alias, cancellation);
        return Redirect(Action == "einwilligung" ? $"/faelle/{id}/einwilligung?gespeichert=neu" : $"/faelle/{id}?gespeichert=neu");
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        Municipalities = [.. (await places.ExecuteAsync(HttpContext.Cases().Scope, cancellation))
            .Select(place => new Choice(place.Ags, place.Name))];
        var words = await propose.ExecuteAsync(HttpContext.Cases(), Municipalities.Count > 0 ? Municipalities[0].Value[..5] : "00000",
            (int)(calendar.Now.UtcTicks % 100_000), cancellation);
        Aliases = [.. words.Concat(Alias is null ? [] : [Alias]).Distinct().Select(word => new Choice(word, word))];
    }

    private static string FieldOf(string? property) => property switch
    {
        nameof(FirstContactOn) => "erstkontakt", nameof(Access) => "zugang", nameof(Kind) => "art", _ => "",
    };
}
