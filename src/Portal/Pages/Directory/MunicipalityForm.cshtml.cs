using System.Globalization;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Directory;

/// <summary>Data of a municipality; it comes from the official register and is not created here.</summary>
public sealed class MunicipalityFormModel(FormTools tools, SaveMunicipality save) : EntryForm(tools)
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "art")]
    public string? MunicipalityKind { get; set; }

    [BindProperty(Name = "verband")]
    public string? AssociationKey { get; set; }

    [BindProperty(Name = "plz")]
    public string? PostalCodes { get; set; }

    [BindProperty(Name = "einwohner")]
    public string? Population { get; set; }

    public override string Table => "municipality";

    public override EntryKind Kind => EntryKind.Municipality;

    public override string Heading => Name ?? "Gemeinde";

    public IReadOnlyList<Choice> Associations { get; private set; } = [];

    public override bool CanRemove => false;

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await Tools.Entries.ExecuteAsync<Municipality>(Id, cancellation) is not { } municipality)
        {
            return false;
        }

        (Name, MunicipalityKind, AssociationKey) = (municipality.Name, municipality.Kind.ToString(), municipality.AssociationKey);
        (PostalCodes, Population) = (string.Join(", ", municipality.PostalCodes), municipality.Population?.ToString(CultureInfo.InvariantCulture));
        return true;
    }

    protected override async Task OfferAsync(CancellationToken cancellation) => Associations = await ChoicesAsync(ChoiceKind.Association, Id, "keinem", cancellation);

    protected override void Read()
    {
        Offered("verband", AssociationKey, Associations, null);
        if (MunicipalityLabels.MunicipalityKinds.Find(MunicipalityKind ?? "") is null)
        {
            ModelState.AddModelError("art", "Wählen Sie die Art der Gemeinde.");
        }

        if (GermanInput.Words(Population) is { } typed && !int.TryParse(typed.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            ModelState.AddModelError("einwohner", "Geben Sie die Zahl in Ziffern ein, zum Beispiel 39699.");
        }
    }

    protected override async Task<string> SaveAsync(Caller caller, CancellationToken cancellation)
    {
        var population = GermanInput.Words(Population) is { } typed ? int.Parse(typed.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) : (int?)null;
        var codes = (PostalCodes ?? "").Split([',', ';', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        await save.ExecuteAsync(caller, Id, new MunicipalityInput(Name ?? "", MunicipalityLabels.MunicipalityKinds.Find(MunicipalityKind!)!.Value, GermanInput.Words(AssociationKey), codes, population), Version, cancellation);
        return Id;
    }
}
