using IntMan.Directory.Exchange.Export;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;
using IntMan.Portal.Security;
using IntMan.Portal.Transfer;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace IntMan.Portal.Pages.Directory;

[StepUp]
[EnableRateLimiting(RateLimits.Export)]
[RequestTimeout(60_000)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ExportFilesModel(ExportEntries export, MunicipalCalendar calendar) : PageModel
{
    public const string Sheets = "xlsx";

    private const string All = "alles";

    [BindProperty(Name = "art")]
    public string? Kind { get; set; } = All;

    [BindProperty(Name = "format")]
    public string? Format { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Kind != All && !ImportKinds.Names.Contains(Kind ?? ""))
        {
            ModelState.AddModelError("art", "Wählen Sie aus, was Sie exportieren möchten.");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var kind = Kind == All ? (ImportKind?)null : ImportKinds.Parse(Kind!);
        var name = $"{(kind is null ? "wegweiser-export" : ImportKinds.SlugOf(kind.Value))}-{calendar.Today:O}";

        // On disk for the time of the answer only: the file has no name any more once it is open.
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        try
        {
            await export.ExecuteAsync(HttpContext.Caller(), kind, Format == Sheets, file, cancellation);
            file.Position = 0;
            return (Format, kind) switch
            {
                (Sheets, _) => File(file, Download.SheetType, name + ".xlsx"),
                (_, null) => File(file, "application/zip", name + ".zip"),
                _ => File(file, Download.CsvType, name + ".csv"),
            };
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
