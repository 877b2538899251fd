using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;
using IntMan.Portal.Display;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Forms;

/// <summary>A page on which a place may be chosen from a list that it has read.</summary>
public abstract class PlacesPage(MunicipalCalendar calendar) : PageModel
{
    /// <summary>Longest note at a date that fits the public page, in characters.</summary>
    public const int NoteLength = 80;

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

    /// <summary>Reads one date with its times, place and note; what cannot be read is noted at its field.</summary>
    /// <param name="dayField">Name of the field of the day; the others are called the same on every page.</param>
    /// <param name="typed">What stands in the fields.</param>
    /// <param name="usual">The place of the rule, which needs no mention.</param>
    /// <returns>Null when something cannot be read.</returns>
    protected DateArrangement? ReadDate(string dayField, TypedDate typed, Guid? usual)
    {
        var day = ModelState.Day(dayField, typed.Day, Today, "Geben Sie den Tag ein, zum Beispiel 25.11.2026.");
        var startsAt = ModelState.Time("beginn", typed.StartsAt, "Geben Sie den Beginn ein, zum Beispiel 14:00.");
        var endsAt = ModelState.Time("ende", typed.EndsAt, "Geben Sie das Ende ein, zum Beispiel 16:00.");
        var place = ReadPlace("ort", typed.Place);
        var note = GermanInput.Words(typed.Note);
        if (note?.Length > NoteLength)
        {
            ModelState.AddModelError("hinweis", $"Kürzen Sie den Hinweis auf höchstens {NoteLength} Zeichen.");
        }

        return ModelState.IsValid ? new DateArrangement(day!.Value, startsAt!.Value, endsAt!.Value, place == usual ? null : place, note) : null;
    }
}

/// <summary>One date of an office hour as it is typed.</summary>
public sealed record TypedDate(string? Day, string? StartsAt, string? EndsAt, string? Place, string? Note);
