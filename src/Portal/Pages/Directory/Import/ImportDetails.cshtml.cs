using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Exchange.Import.Jobs;
using IntMan.Directory.Responsibilities;
using IntMan.Foundation.Changes;
using IntMan.Portal.Languages;
using IntMan.Portal.Security;
using IntMan.Portal.Transfer;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Directory.Import;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ImportDetailsModel(ShowImports show, DecideImport decide, Wording wording) : PageModel
{
    public const int ShownErrors = 50;

    public const int ShownNotices = 50;

    private const int LinkedErrors = 3;

    [BindProperty(Name = "geprueft")]
    public bool AcceptsFindings { get; set; }

    public ImportJob Job { get; private set; } = null!;

    public ImportResult? Findings { get; private set; }

    public ImportReport Report => Findings!.Report;

    public int Step => Job.State is ImportState.Checking or ImportState.Checked or ImportState.Failed ? 2 : 3;

    public IEnumerable<ImportError> FirstErrors => Report.Errors.Take(LinkedErrors);

    public bool HasErrors => Job.State == ImportState.Checked && Report.ErrorCount > 0;

    public bool MayApply => Job.State == ImportState.Checked && Report.ErrorCount == 0 && Report.Created + Report.Changed > 0;

    public string Heading => Job.State switch
    {
        ImportState.Checking => "Datei wird geprüft",
        ImportState.Checked or ImportState.Failed => "Datei prüfen",
        ImportState.Applying => "Datei wird übernommen",
        ImportState.Applied => "Import",
        ImportState.Undoing => "Import wird zurückgenommen",
        _ => "Zurückgenommener Import",
    };

    public string ProgressText => ImportPages.Progress(Job, wording.Number);

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => WithJobAsync(id, () =>
        Job.State == ImportState.Asking ? RedirectToPage("/Directory/Import/ImportMapping", new { id }) : Page(), cancellation);

    public Task<IActionResult> OnGetStandAsync(Guid id, CancellationToken cancellation) =>
        WithJobAsync(id, () => new JsonResult(new { text = ProgressText, isRunning = Job.IsRunning, done = Job.RowsRead,
            all = Job.RowsTotal }), cancellation);

    public async Task<IActionResult> OnGetFehlerAsync(Guid id, CancellationToken cancellation)
    {
        var found = await WithJobAsync(id, Page, cancellation);
        return found is NotFoundResult || Findings is null
            ? NotFound()
            : Download.Csv(await ImportTexts.ErrorsAsync(Report.Errors, cancellation),
                $"fehler-{Path.GetFileNameWithoutExtension(Job.FileName)}.csv");
    }

    public async Task<IActionResult> OnGetHinweiseAsync(Guid id, CancellationToken cancellation)
    {
        var found = await WithJobAsync(id, Page, cancellation);
        return found is not NotFoundResult && await show.NoticesAsync(id, cancellation) is { } notices
            ? Download.Csv(notices, $"hinweise-{Path.GetFileNameWithoutExtension(Job.FileName)}.csv") : NotFound();
    }

    public async Task<IActionResult> OnPostUebernehmenAsync(Guid id, CancellationToken cancellation)
    {
        if (!AcceptsFindings && (await WithJobAsync(id, Page, cancellation)) is not NotFoundResult
            && Findings?.Gate is { FindingCount: > 0 })
        {
            ModelState.AddModelError("geprueft", ChangeResponsibilities.AcceptSentence);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        return await decide.ApplyAsync(HttpContext.Caller(), id, AcceptsFindings, cancellation)
            ? RedirectToPage(new { id }) : await AgainAsync(id, cancellation);
    }

    public async Task<IActionResult> OnPostVerwerfenAsync(Guid id, CancellationToken cancellation) =>
        await decide.DiscardAsync(HttpContext.Caller(), id, cancellation)
            ? RedirectToPage("/Directory/Import/ImportUpload", new { gespeichert = "verworfen" }) : await AgainAsync(id, cancellation);

    public async Task<IActionResult> OnPostZuruecknehmenAsync(Guid id, CancellationToken cancellation) =>
        await decide.TakeBackAsync(HttpContext.Caller(), id, cancellation)
            ? RedirectToPage(new { id }) : await AgainAsync(id, cancellation);

    // Decided already, by a second click or a colleague: the page shows what is the case now.
    private Task<IActionResult> AgainAsync(Guid id, CancellationToken cancellation) =>
        WithJobAsync(id, () => RedirectToPage(new { id, gespeichert = "entschieden" }), cancellation);

    private async Task<IActionResult> WithJobAsync(Guid id, Func<IActionResult> answer, CancellationToken cancellation)
    {
        if (await show.FindAsync(id, HttpContext.RequiredSignIn().AccountId, Reach.Of(User).Area, cancellation) is not { } job)
        {
            return NotFound();
        }

        (Job, Findings) = (job, job.Findings);
        return answer();
    }
}
