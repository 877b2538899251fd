using IntMan.Directory.Published;
using IntMan.Directory.Quality;
using IntMan.Foundation.Time;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Quality;

[StepUp]
public sealed class QualityFileModel(ExportQuality export, MunicipalCalendar calendar) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var file = new MemoryStream();
        await export.ExecuteAsync(file, Reach.Of(User).Area, calendar.Today, cancellation);
        file.Position = 0;
        return File(file, "text/csv; charset=utf-8", $"datenqualitaet-{calendar.Today:O}.csv");
    }
}
