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

/// <summary>A page on which somebody keeps the own entry: everything it shows or changes comes from <see cref="ReadOwnEntry"/>.</summary>
public abstract class OwnEntryPage(ReadOwnEntry own, MunicipalCalendar calendar) : PlacesPage(calendar)
{
    /// <summary>The own entry as of today; there after <see cref="LoadAsync"/>.</summary>
    public OwnEntryView Own { get; private set; } = null!;

    /// <summary>Places of the county, those of the own municipality first.</summary>
    public override IReadOnlyList<Place> Places => Own.Places;

    /// <returns>False when the person is not in the directory any more.</returns>
    protected async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var view = await own.ExecuteAsync(Reach.Of(User).PersonId!.Value, Today, cancellation);
        Own = view!;
        return view is not null;
    }

    /// <summary>Back to a page of this folder with the word about what was saved.</summary>
    /// <param name="page">Name of the page, e.g. "Index".</param>
    /// <param name="saved">Which sentence, see <see cref="SavedTagHelper"/>.</param>
    protected RedirectToPageResult Saved(string page, string saved = "1") => RedirectToPage(page, new RouteValueDictionary { [SavedTagHelper.Parameter] = saved });
}
