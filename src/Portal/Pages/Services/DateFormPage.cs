using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Directory.Hours;
using IntMan.Directory.Services;
using IntMan.Portal.Forms;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Services;

public abstract class DateFormPage(ServiceTools tools) : PlacesPage(tools.Calendar), IFormPage
{
    public ServiceView Current { get; private set; } = null!;

    public override IReadOnlyList<Place> Places => Current.Places;

    [BindProperty(Name = "neuer-tag")]
    public DateOnly? NewDay { get; set; }

    [BindProperty(Name = "beginn")]
    public TimeOnly? NewStartsAt { get; set; }

    [BindProperty(Name = "ende")]
    public TimeOnly? NewEndsAt { get; set; }

    [BindProperty(Name = "ort")]
    public Guid? NewPlaceId { get; set; }

    [BindProperty(Name = "hinweis")]
    public string? Note { get; set; }

    public EntryKey? Entry => null;

    public Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) => Task.CompletedTask;

    protected async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var found = await tools.FindAsync(this, cancellation);
        Current = found!;
        return found is not null;
    }

    protected DateArrangement? ReadDate(Guid? usual) =>
        ReadDate("neuer-tag", new TypedDate(NewDay, NewStartsAt, NewEndsAt, NewPlaceId, Note), usual);
}
