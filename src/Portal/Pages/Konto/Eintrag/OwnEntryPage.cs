using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Portal.Display;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Konto.Eintrag;

/// <summary>A page on which somebody keeps the own entry: everything it shows or changes comes from <see cref="OwnEntry"/>.</summary>
public abstract class OwnEntryPage(OwnEntry own, MunicipalCalendar calendar) : PageModel
{
    /// <summary>The own entry as of today; there after <see cref="LoadAsync"/>.</summary>
    public OwnEntryView Own { get; private set; } = null!;

    public MunicipalCalendar Calendar => calendar;

    public DateOnly Today => calendar.Today;

    /// <summary>Places of the county for a choice, the own municipality's first.</summary>
    /// <param name="nothing">What the empty choice means.</param>
    public IEnumerable<Choice> PlaceChoices(string nothing) =>
        Own.Places.Select(place => new Choice(place.Id.ToString(), DirectoryText.PlaceLine(place))).Prepend(new Choice("", nothing));

    /// <returns>False when the person is not in the directory any more.</returns>
    protected async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var view = await own.ExecuteAsync(Reach.Of(User).PersonId!.Value, calendar.Today, cancellation);
        Own = view!;
        return view is not null;
    }

    /// <summary>The chosen place; anything else than one of the list is noted at the field.</summary>
    protected Guid? ReadPlace(string field, string? chosen)
    {
        if (string.IsNullOrEmpty(chosen))
        {
            return null;
        }

        if (Guid.TryParse(chosen, out var id) && Own.PlaceOf(id) is not null)
        {
            return id;
        }

        ModelState.AddModelError(field, "Wählen Sie einen Ort aus der Liste.");
        return null;
    }

    /// <summary>Back to a page of this folder with the word about what was saved.</summary>
    /// <param name="page">Name of the page, e.g. "Index".</param>
    /// <param name="saved">Which sentence, see <see cref="SavedTagHelper"/>.</param>
    protected RedirectToPageResult Saved(string page, string saved = "1") => RedirectToPage($"/Konto/Eintrag/{page}", new RouteValueDictionary { [SavedTagHelper.Parameter] = saved });
}
