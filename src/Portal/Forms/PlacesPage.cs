using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;
using IntMan.Portal.Display;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Forms;

public abstract class PlacesPage(MunicipalCalendar calendar) : PageModel
{
    public const int NoteLength = 80;

    public MunicipalCalendar Calendar => calendar;

    public DateOnly Today => calendar.Today;

    public abstract IReadOnlyList<Place> Places { get; }

    public IEnumerable<Choice> PlaceChoices(string nothing) =>
        Places.Select(place => new Choice(place.Id.ToString(), DirectoryText.PlaceLine(place))).Prepend(new Choice("", nothing));

    protected void CheckPlace(string field, Guid? chosen)
    {
        if (chosen is not null && Places.All(place => place.Id != chosen))
        {
            ModelState.AddModelError(field, "Wählen Sie einen Ort aus der Liste.");
        }
    }

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
            typed.Day ?? Today, typed.StartsAt ?? TimeOnly.MinValue, typed.EndsAt ?? TimeOnly.MaxValue, typed.PlaceId == usual
            ? null : typed.PlaceId, typed.Note);
        this.Ask(() => arrangement.Check(Today));
        return ModelState.IsValid ? arrangement : null;
    }
}

public sealed record TypedDate(DateOnly? Day, TimeOnly? StartsAt, TimeOnly? EndsAt, Guid? PlaceId, string? Note);
