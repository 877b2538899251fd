using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.History;
using IntMan.Directory.Hours;
using IntMan.Directory.Services;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Services;

public sealed class ServicePlacesModel(ServiceTools tools, KeepServicePlace keep) : PlacesPage(tools.Calendar), IFormPage
{
    public ServiceView Current { get; private set; } = null!;

    public override IReadOnlyList<Place> Places => Current.Places;

    [BindProperty(Name = "ort")]
    public Guid? PlaceId { get; set; }

    [BindProperty(Name = "telefon")]
    public string? Phone { get; set; }

    [BindProperty(Name = "hinweis")]
    public string? Note { get; set; }

    public EntryKey? Entry => EntryKey.Of("service", Current.Service.Id);

    [BindProperty(Name = "stelle")]
    public Guid? Touched { get; set; }

    [BindProperty(Name = "version")]
    public uint Version { get; set; }

    public IEnumerable<TagHelpers.Choice> Further => PlaceChoices("bitte wählen")
        .Where(choice => Current.At.All(at => at.PlaceId.ToString() != choice.Value));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        ModelState.Need("ort", PlaceId, "Wählen Sie einen Ort aus der Liste.");
        CheckPlace("ort", PlaceId);
        this.Ask(() => Require.Phone(Phone, nameof(Phone)));
        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        await keep.AddAsync(this.CallerFor(Current), Current.Service.Id, PlaceId!.Value, Phone, Note, cancellation);
        return ServiceTools.Saved(Current, "orte");
    }

    public async Task<IActionResult> OnPostEntfernenAsync(CancellationToken cancellation)
    {
        if (Touched is not { } place || !await LoadAsync(cancellation))
        {
            return NotFound();
        }

        await keep.RemoveAsync(this.CallerFor(Current), place, Version, cancellation);
        return ServiceTools.Saved(Current, "orte", "entfernt");
    }

    public async Task<IActionResult> OnPostAendernAsync(CancellationToken cancellation)
    {
        if (Touched is not { } place || !await LoadAsync(cancellation))
        {
            return NotFound();
        }

        await keep.ChangeAsync(this.CallerFor(Current), place, Phone, Note, Version, cancellation);
        return ServiceTools.Saved(Current, "orte");
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) => await LoadAsync(cancellation);

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var found = await tools.FindAsync(this, cancellation);
        Current = found!;
        return found is not null;
    }
}
