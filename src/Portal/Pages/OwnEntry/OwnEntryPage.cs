using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Time;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.OwnEntry;

public abstract class OwnEntryPage(ReadOwnEntry own, MunicipalCalendar calendar) : PlacesPage(calendar)
{
    public OwnEntryView Own { get; private set; } = null!;

    public override IReadOnlyList<Place> Places => Own.Places;

    protected async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var view = await own.ExecuteAsync(Reach.Of(User).PersonId!.Value, Today, cancellation);
        Own = view!;
        return view is not null;
    }

    protected RedirectToPageResult Saved(string page, string saved = "1") =>
        RedirectToPage(page, new RouteValueDictionary { [SavedTagHelper.Parameter] = saved });
}
