using IntMan.Caseload.Cases;
using IntMan.Caseload.Consultations;
using IntMan.Directory.Editing;
using IntMan.Foundation.Time;
using IntMan.Portal.Caseload;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Caseload;

// Einmalige Anfrage: counted without a case, without a word.
public sealed class InquiryModel(RecordConsultation record, CasePlaces places, TopicCatalogue topics, CaseTexts texts,
    MunicipalCalendar calendar)
    : PageModel, IFormPage
{
    [BindProperty]
    public TalkFields Talk { get; set; } = new();

    [BindProperty(Name = "ort")]
    public string? Ags { get; set; }

    [BindProperty(Name = "aktion")]
    public string? Action { get; set; }

    public EntryKey? Entry => null;

    public TopicCatalogue Topics => topics;

    public DateOnly Today => calendar.Today;

    public IReadOnlyList<Choice> Municipalities { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await PrepareAsync(false, cancellation);
        (Talk, Ags) = (TalkFields.New(), Municipalities.Count > 0 ? Municipalities[0].Value : null);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await PrepareAsync(false, cancellation);
        Talk.Next = "keiner";
        var draft = Talk.Draft(Today, mayName: false) with { Note = null };
        this.Note(draft.Mistakes(Today, topics), Talk);
        if (Municipalities.All(place => place.Value != Ags))
        {
            ModelState.AddModelError("ort", "Wählen Sie den Ort.");
        }

        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        await record.ExecuteAsync(HttpContext.Cases(), Ags![..5], draft, cancellation);
        return Redirect(Action == "weiter" ? "/faelle/anfrage?gespeichert=1" : "/faelle?gespeichert=1");
    }

    // While somebody types into a form of a case: what the guard says to its free texts. They are neither kept nor noted, and no case is
    // read: the answer is the same for everybody.
    public JsonResult OnPostPruefen() => new(Request.Form.Where(field => IsText(field.Key))
        .SelectMany(field => texts.Mistakes(field.Value.ToString(), field.Key, Today, Talk.IsConfirmed))
        .DistinctBy(mistake => mistake.Field).ToDictionary(mistake => mistake.Field!, mistake => mistake.Sentence));

    private static bool IsText(string field) =>
        field is "notiz" or "eigenes" or "anmerkung" || field.StartsWith("was-", StringComparison.Ordinal);

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) =>
        Municipalities = [.. (await places.ExecuteAsync(HttpContext.Cases().Scope, cancellation))
            .Select(place => new Choice(place.Ags, place.Name))];
}
