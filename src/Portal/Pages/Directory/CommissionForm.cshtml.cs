using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Organisations;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Directory;

public sealed class CommissionFormModel(FormTools tools, SaveCommission save) : EntryForm(tools)
{
    [BindProperty(Name = "gemeinde")]
    public string? Ags { get; set; }

    [BindProperty(Name = "modell")]
    public CommissionModel? Model { get; set; }

    [BindProperty(Name = "traeger")]
    public Guid? ProviderId { get; set; }

    [BindProperty(Name = "verband")]
    public string? AssociationKey { get; set; }

    [BindProperty(Name = "ab")]
    public DateOnly? ValidFrom { get; set; }

    [BindProperty(Name = "bis")]
    public DateOnly? ValidUntil { get; set; }

    [BindProperty(Name = "quelle")]
    public string? Source { get; set; }

    public override string Table => "mandate";

    public override EntryKind Kind => EntryKind.Commission;

    public override string Heading => IsNew ? "Neues Auftragsverhältnis" : "Auftragsverhältnis ab " + GermanInput.Text(ValidFrom);

    public IReadOnlyList<Choice> Municipalities { get; private set; } = [];

    public IReadOnlyList<Choice> Providers { get; private set; } = [];

    public IReadOnlyList<Choice> Associations { get; private set; } = [];

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await Tools.Entries.ExecuteAsync<Commission>(EntryId!, cancellation) is not { } commission)
        {
            return false;
        }

        (Ags, Model, Source) = (commission.Ags, commission.Model, commission.Source);
        (ProviderId, AssociationKey) = (commission.ProviderId, commission.AssociationKey);
        (ValidFrom, ValidUntil) = (commission.ValidFrom, commission.ValidUntil);
        return true;
    }

    protected override async Task OfferAsync(CancellationToken cancellation)
    {
        if (!IsNew && await Tools.Entries.ExecuteAsync<Commission>(EntryId!, cancellation) is { } known)
        {
            // Municipality and first day of a known period are never taken from the form.
            (Ags, ValidFrom) = (known.Ags, known.ValidFrom);
        }

        Municipalities = await ChoicesAsync(ChoiceKind.Municipality, null, "bitte wählen", cancellation);
        Providers = await ChoicesAsync(ChoiceKind.Organisation, null, "keiner", cancellation);
        Associations = await ChoicesAsync(ChoiceKind.Association, Ags, "keiner", cancellation);
    }

    protected override void Read()
    {
        Offered("gemeinde", Ags, Municipalities, "Wählen Sie die Gemeinde.");
        Offered("traeger", ProviderId, Providers);
        Offered("verband", AssociationKey, Associations);
        ModelState.Need("ab", ValidFrom, "Geben Sie den ersten Tag ein, zum Beispiel 01.01.2027.");
        ModelState.Need("modell", Model, "Wählen Sie, wer das Integrationsmanagement stellt.");
    }

    protected override async Task<string> SaveAsync(Caller caller, CancellationToken cancellation) =>
        (await save.ExecuteAsync(caller, EntryId, Input(), Version, cancellation)).ToString();

    protected override void CheckRules() => Input().Check();

    protected override Task<Action> FreeAsync(CancellationToken cancellation) =>
        Tools.Taken.CommissionAsync(
            Caller, EntryId, Ags ?? "", ValidFrom, ModelState.HasMistake("bis") ? ValidFrom : ValidUntil, cancellation);

    private CommissionInput Input() => new(Ags ?? "", Model ?? CommissionModel.CommissionedProvider, ProviderId, AssociationKey,
        ValidFrom.GetValueOrDefault(), ValidUntil, Source);
}
