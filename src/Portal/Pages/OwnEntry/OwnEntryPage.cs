using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.OwnEntry;

// Pages of one's own entry, and the same pages of any post that somebody keeps: /konto/eintrag/… and /stellen/{post}/….
public abstract class OwnEntryPage(ReadOwnEntry own, MunicipalCalendar calendar) : PlacesPage(calendar), IPostPage
{
    public OwnEntryView Own { get; private set; } = null!;

    public override IReadOnlyList<Place> Places => Own.Places;

    public PostInAddress Subject => PostInAddress.Of(HttpContext);

    public string Base => Subject.Base;

    protected Caller Keeper => Subject.IsOwn ? HttpContext.OwnCaller() : HttpContext.Caller();

    protected async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var view = await Subject.ReadAsync(own, HttpContext, Today, cancellation);
        Own = view!;
        return view is not null;
    }

    protected RedirectResult Saved(string page, string saved = "1") => Redirect($"{Base}{page}?{SavedTagHelper.Parameter}={saved}");
}
