using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Exchange.Import.Jobs;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Directory.Import;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[RequestFormLimits(ValueCountLimit = 2048)]
public sealed class ImportMappingModel(ShowImports show, AnswerImport answer, ImportChoices choices) : PageModel, IFormPage
{
    public const string PerDistrict = "*";

    private ILookup<string, (string Key, string Text)> _choices = Array.Empty<(string, string)>().ToLookup(_ => "");

    public EntryKey? Entry => null;

    [BindProperty(Name = "schritt", SupportsGet = true)]
    public string? Step { get; set; }

    [BindProperty(Name = "blatt")]
    public string? Sheet { get; set; }

    [BindProperty(Name = "art")]
    public string? Kind { get; set; }

    [BindProperty(Name = "nullen")]
    public string? Zeros { get; set; }

    public ImportJob Job { get; private set; } = null!;

    public FileReading Reading { get; private set; } = FileReading.Nothing;

    public FileQuestions Questions { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } job)
        {
            return NotFound();
        }

        await ShowAsync(job, MappingSteps.Of(Step), cancellation);
        return Questions.Kind is not null || Questions.AreOpen ? Page() : RedirectToPage("/Directory/Import/ImportDetails", new { id });
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } job)
        {
            return NotFound();
        }

        await ShowAsync(job, MappingSteps.Of(Step), cancellation);
        var form = new MappingForm(Request.Form, Questions, ModelState);
        var (kind, reading) = Questions.Stage switch
        {
            QuestionStage.Sheet => form.Sheet(Kind, Sheet, job.Kind, Reading),
            QuestionStage.Columns => (job.Kind, form.Columns(Reading)),
            QuestionStage.Values => (job.Kind, form.Values(Zeros, Reading)),
            _ => (job.Kind, form.Posts(Reading)),
        };
        // What was typed is noted without being validated, so only errors count.
        if (ModelState.ErrorCount > 0)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        var open = await answer.ExecuteAsync(HttpContext.Caller(), id, kind, reading, cancellation);
        return open.AreOpen ? RedirectToPage(new { id, schritt = (string?)null }) : RedirectToPage("/Directory/Import/ImportDetails",
            new { id });
    }

    // The page has been read already: only what was typed is refused.
    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        if (Job is null && await FindAsync(Guid.Parse((string)RouteData.Values["id"]!), cancellation) is { } job)
        {
            await ShowAsync(job, MappingSteps.Of(Step), cancellation);
        }
    }

    public IReadOnlyList<Choice> OptionsOf(TargetColumn column) => column.Key == "PostId" && Questions.AsksForPosts
        ? [new("", "niemand, nur Straßen und Ortsteile eintragen"),
            .. Questions.Districts.Count > 0 ? (Choice[])[new(PerDistrict, "je Ortsteil verschieden, im nächsten Schritt")] : [], .. Posts]
        : [new("", column.IsNeeded ? "Bitte wählen" : "keine Angabe"),
            .. column.Words.Count > 0 ? column.Words.Select(word => new Choice(word, word)) : Offered(column.Key)];

    public bool IsChosen(TargetColumn column) => column.Words.Count > 0 || _choices[column.Key].Any()
        || (column.Key == "PostId" && Questions.AsksForPosts);

    public IReadOnlyList<Choice> PostOptions => [new("", "niemand"), .. Posts];

    private IEnumerable<Choice> Posts => Offered("PostId");

    private IEnumerable<Choice> Offered(string column) => _choices[column].Select(choice => new Choice(choice.Key, choice.Text));

    private Task<ImportJob?> FindAsync(Guid id, CancellationToken cancellation) =>
        show.FindAskingAsync(id, HttpContext.RequiredSignIn().AccountId, cancellation);

    private async Task ShowAsync(ImportJob job, QuestionStage wanted, CancellationToken cancellation)
    {
        (Job, Reading) = (job, job.Answers);
        try
        {
            Questions = AskAboutFile.Of(job.Content!, job.Kind, Reading, wanted);
        }
        catch (TableRefusal)
        {
            // Two columns were said to hold the same: the question is asked once more.
            Reading = Reading with { Columns = [] };
            Questions = AskAboutFile.Of(job.Content!, job.Kind, Reading, QuestionStage.Columns);
        }

        if (Questions.Stage is QuestionStage.Values or QuestionStage.Posts)
        {
            _choices = await choices.ExecuteAsync(Reach.Of(User).Area, Reading.ForAll.GetValueOrDefault("Ags"), cancellation);
        }
    }
}
