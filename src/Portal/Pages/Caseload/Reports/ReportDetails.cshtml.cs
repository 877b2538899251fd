using IntMan.Caseload.Statistics.Reports;
using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Caseload.Reports;

// One report: what is hidden and why, the proof, and who does what next.
public sealed class ReportDetailsModel(ReadReports read, ComposeReport compose, ReleaseReport release, WriteStatement write)
    : PageModel, IFormPage
{
    [BindProperty(Name = "version")]
    public string? Version { get; set; }

    [BindProperty(Name = "herkunft")]
    public OriginRecode Origin { get; set; }

    [BindProperty(Name = "orte")]
    public PlaceRecode Place { get; set; }

    [BindProperty(Name = "grund")]
    public string? Reason { get; set; }

    public StoredReport Report { get; private set; } = null!;

    public ReportPattern Pattern { get; private set; } = null!;

    // With reasons until it is released; then as it was published.
    public ReportDocument Document => Report.State == ReportState.Released ? Report.Content : Pattern.Explained;

    public bool MayPrepare => Reach.Of(User).ReportArea.Covers(Report.Area.Length == 8 ? Report.Area : null, Report.Area);

    public bool IsOwn => Report.PreparedBy == Caller.Actor.AccountId;

    public EntryKey? Entry => null;

    private Caller Caller => HttpContext.Caller(Reach.Of(User).ReleaseArea);

    private Guid Id => Guid.Parse((string)RouteData.Values["id"]!);

    private string Seen => Version ?? "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostNeuAsync(CancellationToken cancellation)
    {
        var preparing = HttpContext.Caller(Reach.Of(User).ReportArea);
        await compose.RecodeAsync(preparing, Id, new ReportRecodes(Origin, Place), Seen, cancellation);
        return Saved();
    }

    public Task<IActionResult> OnPostEinreichenAsync(CancellationToken cancellation) =>
        DoneAsync(release.SubmitAsync(HttpContext.Caller(Reach.Of(User).ReportArea), Id, Seen, cancellation));

    public Task<IActionResult> OnPostFreigebenAsync(CancellationToken cancellation) =>
        DoneAsync(release.ExecuteAsync(Caller, Id, Seen, cancellation));

    public Task<IActionResult> OnPostZurueckAsync(CancellationToken cancellation) =>
        DoneAsync(release.ReturnAsync(Caller, Id, Seen, Reason, cancellation));

    public async Task<IActionResult> OnPostVerwerfenAsync(CancellationToken cancellation)
    {
        await release.DropAsync(HttpContext.Caller(Reach.Of(User).ReportArea), Id, Seen, cancellation);
        return Redirect($"/auswertung?{SavedTagHelper.Parameter}=1");
    }

    public async Task<IActionResult> OnPostSachberichtAsync(CancellationToken cancellation) => Redirect(
        $"/auswertung/sachbericht/{await write.BeginAsync(HttpContext.Caller(Reach.Of(User).ReportArea), Id, cancellation)}");

    public Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) => LoadAsync(cancellation);

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        if (await read.FindAsync(Caller, Id, cancellation) is not { } found)
        {
            return false;
        }

        (Report, Pattern) = (found, found.Pattern);
        return true;
    }

    private async Task<IActionResult> DoneAsync(Task done)
    {
        await done;
        return Saved();
    }

    private RedirectResult Saved() => Redirect($"/auswertung/berichte/{Id}?{SavedTagHelper.Parameter}=1");
}
