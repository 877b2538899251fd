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

/// <summary>First step of an import: the file. Below it the columns of each kind, and former imports.</summary>
[UploadLimit]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimitAttribute.Bytes)]
public sealed class ImportUploadModel(UploadImport upload, ShowImports show) : PageModel, IFormPage
{
    [BindProperty(Name = "datei")]
    public IFormFile? Upload { get; set; }

    /// <summary>Name of a kind; empty to find out by the header.</summary>
    [BindProperty(Name = "art")]
    public string? Kind { get; set; }

    /// <summary>Name of a foreign directory.</summary>
    [BindProperty(Name = "quelle")]
    public string? Source { get; set; }

    /// <summary>Licence of a foreign directory.</summary>
    [BindProperty(Name = "lizenz")]
    public string? Licence { get; set; }

    public EntryKey? Entry => null;

    /// <summary>Imports that were taken over, latest first.</summary>
    public IReadOnlyList<ImportJob> Former { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => PrepareAsync(takesCurrentVersion: false, cancellation);

    /// <summary>An empty file of a kind.</summary>
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
        var csv = await ReadAsync(cancellation);
        if (Kind is { Length: > 0 } && !ImportKinds.Names.Contains(Kind))
        {
            throw new RuleViolation("Wählen Sie eine der Arten aus der Liste.", nameof(Kind));
        }

        var kind = Kind is { Length: > 0 } ? ImportKinds.Parse(Kind) : (ImportKind?)null;
        var id = await upload.ExecuteAsync(HttpContext.Actor(), Reach.Of(User).Area, kind, Upload!.FileName, new FileOrigin(GermanInput.Words(Source), GermanInput.Words(Licence)), csv, cancellation);
        return RedirectToPage("/Directory/Import/ImportDetails", new { id });
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) => Former = await show.ListAsync(Reach.Of(User).Area, cancellation);

    private async Task<byte[]> ReadAsync(CancellationToken cancellation)
    {
        if (Upload is null)
        {
            throw new RuleViolation("Wählen Sie eine CSV-Datei aus.", nameof(Upload));
        }

        if (Upload.Length > UploadImport.MaxBytes)
        {
            throw new RuleViolation("Die Datei ist größer als 10 MB. Teilen Sie die Tabelle in mehrere Dateien.", nameof(Upload));
        }

        using var csv = new MemoryStream((int)Upload.Length);
        await Upload.CopyToAsync(csv, cancellation);
        return csv.ToArray();
    }
}
