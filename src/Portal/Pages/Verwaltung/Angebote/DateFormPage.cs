using IntMan.Directory.Editing;
using IntMan.Directory.Hours;
using IntMan.Directory.Services;
using IntMan.Portal.Pages.Forms;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Verwaltung.Angebote;

/// <summary>Day, times, place and note of one date of a service as they are typed.</summary>
public abstract class DateFormPage(ServiceTools tools) : PlacesPage(tools.Calendar), IFormPage
{
    /// <summary>Longest note that fits the public page.</summary>
    public const int NoteLength = 80;

    public ServiceView Kept { get; private set; } = null!;

    public override IReadOnlyList<Place> Places => Kept.Places;

    [BindProperty(Name = "neuer-tag")]
    public string? NewDay { get; set; }

    [BindProperty(Name = "beginn")]
    public string? NewStartsAt { get; set; }

    [BindProperty(Name = "ende")]
    public string? NewEndsAt { get; set; }

    [BindProperty(Name = "ort")]
    public string? NewPlaceId { get; set; }

    [BindProperty(Name = "hinweis")]
    public string? Note { get; set; }

    public EntryKey? Entry => null;

    public Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) => Task.CompletedTask;

    protected async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var found = await tools.FindAsync(this, cancellation);
        Kept = found!;
        return found is not null;
    }

    /// <param name="usual">The place of the rule, which needs no mention.</param>
    /// <returns>Null when something cannot be read; the messages stand at their fields.</returns>
    protected DateArrangement? ReadDate(Guid? usual)
    {
        var day = ModelState.Day("neuer-tag", NewDay, Today, "Geben Sie den Tag ein, zum Beispiel 25.11.2026.");
        var startsAt = ModelState.Time("beginn", NewStartsAt, "Geben Sie den Beginn ein, zum Beispiel 14:00.");
        var endsAt = ModelState.Time("ende", NewEndsAt, "Geben Sie das Ende ein, zum Beispiel 16:00.");
        var place = ReadPlace("ort", NewPlaceId);
        var note = GermanInput.Words(Note);
        if (note?.Length > NoteLength)
        {
            ModelState.AddModelError("hinweis", $"Kürzen Sie den Hinweis auf höchstens {NoteLength} Zeichen.");
        }

        return ModelState.IsValid ? new DateArrangement(day!.Value, startsAt!.Value, endsAt!.Value, place == usual ? null : place, note) : null;
    }
}
