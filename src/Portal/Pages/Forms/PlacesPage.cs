using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Portal.Display;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Forms;

/// <summary>A page on which a place may be chosen from a list that it has read.</summary>
public abstract class PlacesPage(MunicipalCalendar calendar) : PageModel
{
    public MunicipalCalendar Calendar => calendar;

    public DateOnly Today => calendar.Today;

    /// <summary>What may be chosen, the nearest first.</summary>
    public abstract IReadOnlyList<Place> Places { get; }

    /// <summary>The same as a choice.</summary>
    /// <param name="nothing">What the empty choice means.</param>
    public IEnumerable<Choice> PlaceChoices(string nothing) =>
        Places.Select(place => new Choice(place.Id.ToString(), DirectoryText.PlaceLine(place))).Prepend(new Choice("", nothing));

    /// <summary>The chosen place; anything else than one of the list is noted at the field.</summary>
    protected Guid? ReadPlace(string field, string? chosen)
    {
        if (string.IsNullOrEmpty(chosen))
        {
            return null;
        }

        if (Guid.TryParse(chosen, out var id) && Places.Any(place => place.Id == id))
        {
            return id;
        }

        ModelState.AddModelError(field, "Wählen Sie einen Ort aus der Liste.");
        return null;
    }
}
