using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Exchange.Import.Jobs;
using IntMan.Directory.History;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.Transfer;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Directory.Import;

[UploadLimit]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimitAttribute.Bytes)]
public sealed class ImportUploadModel(UploadImport upload, ShowImports show) : PageModel, IFormPage
{
    [BindProperty(Name = "datei")]
    public IFormFile? Upload { get; set; }

    [BindProperty(Name = "art")]
    public string? Kind { get; set; }

    [BindProperty(Name = "quelle")]
    public string? Source { get; set; }

    [BindProperty(Name = "lizenz")]
    public string? Licence { get; set; }

    public EntryKey? Entry => null;

    public IReadOnlyList<ImportJob> Former { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => PrepareAsync(takesCurrentVersion: false, cancellation);

    public async Task<IActionResult> OnGetVorlageAsync(string? art, CancellationToken cancellation)
    {
        if (!ImportKinds.Names.Contains(art ?? ""))
        {
            return NotFound();
        }

        var kind = ImportKinds.Parse(art!);
        return Download.Csv(await ImportTexts.TemplateAsync(kind, cancellation), $"vorlage-{ImportKinds.SlugOf(kind)}.csv");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var origin = new FileOrigin(Source, Licence);
        Require.All(
            () => Require.That(Upload is not null, "Wählen Sie eine Datei aus.", nameof(Upload)),
            () => Require.That(!(Upload?.Length > UploadImport.MaxBytes),
            "Die Datei ist größer als 10 MB. Teilen Sie die Tabelle in mehrere Dateien.", nameof(Upload)),
            () => Require.That(Kind is null || ImportKinds.Names.Contains(Kind), "Wählen Sie eine der Arten aus der Liste.", nameof(Kind)),
            origin.Check);
        using var csv = new MemoryStream((int)Upload!.Length);
        await Upload.CopyToAsync(csv, cancellation);
        var kind = Kind is null ? (ImportKind?)null : ImportKinds.Parse(Kind);
        var id = await upload.ExecuteAsync(HttpContext.Caller(), kind, Upload.FileName, origin, csv.ToArray(),
            cancellation);
        return RedirectToPage("/Directory/Import/ImportDetails", new { id });
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) =>
        Former = await show.ListAsync(Reach.Of(User).Area, cancellation);
}
