using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Directory.Services;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Services;

public sealed class ServiceReviewModel(ServiceTools tools, ReviewServices review, DecideReview decide) : PageModel, IFormPage
{
    public ServiceView Current { get; private set; } = null!;

    public IReadOnlyList<ChangeLine> Lines { get; private set; } = [];

    [BindProperty(Name = "grund")]
    public string? Reason { get; set; }

    [BindProperty(Name = "gesehen")]
    public long Seen { get; set; }

    public EntryKey? Entry => null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        await PrepareAsync(takesCurrentVersion: true, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostInOrdnungAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        await decide.AcceptAsync(HttpContext.Caller(), Current.Service.Id, Seen, cancellation);
        return Done("geprueft");
    }

    public async Task<IActionResult> OnPostZuruecknehmenAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        await decide.TakeBackAsync(HttpContext.Caller(), Current.Service.Id, Seen, Reason, cancellation);
        return Done("zurueckgenommen");
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        Lines = await review.ExecuteAsync(Current.Service.Id, cancellation);
        Seen = takesCurrentVersion ? Lines.Select(line => line.Id).DefaultIfEmpty(0).Max() : Seen;
    }

    private RedirectResult Done(string saved) => Redirect($"{ServicesInScopeModel.WaitingAddress}&{SavedTagHelper.Parameter}={saved}");

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var found = await tools.FindAsync(this, cancellation);
        Current = found!;
        return found is { Rights: ServiceRights.All };
    }
}
