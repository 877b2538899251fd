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

    /// <summary>A place may be chosen, but only one of the list.</summary>
    protected void CheckPlace(string field, Guid? chosen)
    {
        if (chosen is not null && Places.All(place => place.Id != chosen))
        {
            ModelState.AddModelError(field, "Wählen Sie einen Ort aus der Liste.");
        }
    }

    /// <summary>Reads one date with its times, place and note.</summary>
    /// <param name="dayField">Name of the field of the day; the others are called the same on every page.</param>
    /// <param name="typed">What stands in the fields.</param>
    /// <param name="usual">The place of the rule, which needs no mention.</param>
    /// <returns>Null when something is missing or does not fit; the messages stand at their fields.</returns>
    protected DateArrangement? ReadDate(string dayField, TypedDate typed, Guid? usual)
    {
        ModelState.Need(dayField, typed.Day, "Geben Sie den Tag ein, zum Beispiel 25.11.2026.");
        ModelState.Need("beginn", typed.StartsAt, "Geben Sie den Beginn ein, zum Beispiel 14:00.");
        ModelState.Need("ende", typed.EndsAt, "Geben Sie das Ende ein, zum Beispiel 16:00.");
        CheckPlace("ort", typed.PlaceId);
        if (typed.Note?.Length > NoteLength)
        {
            ModelState.AddModelError("hinweis", $"Kürzen Sie den Hinweis auf höchstens {NoteLength} Zeichen.");
        }

        var arrangement = new DateArrangement(
            typed.Day ?? Today, typed.StartsAt ?? TimeOnly.MinValue, typed.EndsAt ?? TimeOnly.MaxValue, typed.PlaceId == usual ? null : typed.PlaceId, typed.Note);
        this.Ask(() => arrangement.Check(Today));
        return ModelState.IsValid ? arrangement : null;
    }
}

/// <summary>One date of an office hour as it is typed.</summary>
public sealed record TypedDate(DateOnly? Day, TimeOnly? StartsAt, TimeOnly? EndsAt, Guid? PlaceId, string? Note);
