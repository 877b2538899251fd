using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Services;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Portal.Pages.Directory;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Services;

public sealed class ServiceFormModel(FormTools tools, NameAreas areas, ReadService read, SaveService save, ConfirmServices confirm)
    : ServiceFields(tools, areas)
{
    public override string Table => "service";

    public override EntryKind Kind => EntryKind.Service;

    public override string Heading => IsNew ? "Neues Angebot" : Name ?? "Angebot";

    public override bool CanRemove => false;

    public override bool HasPreview => true;

    public override string PreviewSentence => Shown?.Status == ServiceStatus.Published
        ? "So steht es in Listen und auf der Seite des Angebots, wenn Sie speichern. Noch ist nichts gespeichert."
        : "So sähe es aus. Öffentlich ist nur, was veröffentlicht ist. Noch ist nichts gespeichert.";

    public DateOnly Day => Today;

    // The service as it would be after saving.
    public Service? Shown { get; private set; }

    public ServiceView? Current { get; private set; }

    public bool Decides => Current is null or { Rights: ServiceRights.All };

    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    public IReadOnlyList<Choice> Places { get; private set; } = [];

    public IEnumerable<Choice> Statuses => ServiceLabels.ServiceStatuses.All
        .Where(word => Current is null || (Current.Service.Status == ServiceStatus.Draft ? Decides
            || word.Stored == nameof(ServiceStatus.Draft)
            : word.Stored != nameof(ServiceStatus.Draft)))
        .Select(word => new Choice(word.Stored, word.Text));

    public async Task<IActionResult> OnPostBestaetigenAsync(CancellationToken cancellation)
    {
        if (EntryId is not { } id)
        {
            return NotFound();
        }

        await confirm.ExecuteAsync(Caller, [id], cancellation);
        return Redirect($"{AddressAfter(Id)}?{SavedTagHelper.Parameter}=bestaetigt");
    }

    protected override Caller Caller => this.CallerFor(Current);

    protected override int LongestOf(string field) => field == "beschreibung" ? Service.LongestDescription : base.LongestOf(field);

    protected override async Task<bool> IsReachableAsync(CancellationToken cancellation)
    {
        if (IsNew)
        {
            return Reach.Of(User).EditsDirectory;
        }

        Current = Guid.TryParse(Id, out var id) ? await read.ExecuteAsync(Reach.Of(User).Scope, id, Today, cancellation) : null;
        return Current is not null;
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        await FillAsync(Current!.Service, cancellation);
        return true;
    }

    protected override async Task OfferAsync(CancellationToken cancellation)
    {
        if (Current?.Service is { } stored)
        {
            Slug = stored.Slug;
            (OrganisationId, Status) = (Decides ? OrganisationId : stored.OrganisationId, Status ?? stored.Status);
        }

        Organisations = Decides ? await ChoicesAsync(ChoiceKind.Organisation, null, "bitte wählen", cancellation) : [];
        Places = IsNew ? await ChoicesAsync(ChoiceKind.Place, null, "noch keiner", cancellation) : [];
        if (IsNew && ServedKeys is null && Scope.Municipalities.Length == 1 && HttpContext.Request.Method == "GET")
        {
            ServedKeys = await ChoicesAsync(ChoiceKind.Municipality, null, null, cancellation) is [var own, ..] ? own.Text : null;
        }

        await ReadServedAsync(cancellation);
    }

    protected override void Read()
    {
        base.Read();
        if (Decides)
        {
            Offered("organisation", OrganisationId, Organisations, "Wählen Sie die Organisation, die das Angebot macht.");
        }

        Offered("ort", PlaceId, Places);
        Offered("status", Status, [.. Statuses], "Wählen Sie den Status.");
    }

    protected override async Task PreviewAsync(CancellationToken cancellation)
    {
        Shown = await PreviewService.ExecuteAsync(Caller, caller => SaveAsync(caller, cancellation));
    }

    protected override async Task<string> SaveAsync(Caller caller, CancellationToken cancellation) =>
        (await save.ExecuteAsync(caller, EntryId, Input(), Version, cancellation)).ToString();
}
