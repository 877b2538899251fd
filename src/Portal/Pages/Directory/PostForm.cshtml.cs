using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.People;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Portal.Forms;
using IntMan.Portal.Pages.OwnEntry;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Directory;

public sealed class PostFormModel(FormTools tools, SavePost save) : EntryForm(tools)
{
    [BindProperty(Name = "bezeichnung")]
    public string? Title { get; set; }

    [BindProperty(Name = "aufgabe")]
    public Position? Position { get; set; }

    [BindProperty(Name = "organisation")]
    public Guid? OrganisationId { get; set; }

    [BindProperty(Name = "gemeinde")]
    public string? Ags { get; set; }

    [BindProperty(Name = "kreis")]
    public string? CountyKey { get; set; }

    [BindProperty(Name = "ort")]
    public Guid? PlaceId { get; set; }

    [BindProperty(Name = "kleinteam")]
    public string? SmallTeam { get; set; }

    [BindProperty(Name = "telefon")]
    public string? Phone { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "vakanz")]
    public string? VacancyNote { get; set; }

    [BindProperty(Name = "kuerzel")]
    public string? Slug { get; set; }

    public override string Table => "post";

    public override EntryKind Kind => EntryKind.Post;

    public override string Heading => IsNew ? "Neue Stelle" : Title ?? "Stelle";

    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    public IReadOnlyList<Choice> Municipalities { get; private set; } = [];

    public IReadOnlyList<Choice> Counties { get; private set; } = [];

    public IReadOnlyList<Choice> Places { get; private set; } = [];

    public IReadOnlyList<HoldingRow> Holders { get; private set; } = [];

    public override bool HasPreview => true;

    public override IReadOnlyList<Tab> Tabs => EntryId is { } post
        ? PostTabs.Of(HttpContext, new PostInAddress(post), Slug, Holders is [var only] ? only.Person : null) : [];

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await Tools.Entries.ExecuteAsync<Post>(EntryId!, cancellation) is not { } post)
        {
            return false;
        }

        (Title, Position, OrganisationId, Slug) = (post.Title, post.Position, post.OrganisationId, post.Slug);
        (Ags, CountyKey, PlaceId, SmallTeam) = (post.Ags, post.CountyKey, post.PlaceId, post.SmallTeam);
        (Phone, Email, VacancyNote) = (post.Phone, post.Email, post.VacancyNote);
        return true;
    }

    protected override async Task OfferAsync(CancellationToken cancellation)
    {
        Organisations = await ChoicesAsync(ChoiceKind.Organisation, null, "bitte wählen", cancellation);
        Counties = await ChoicesAsync(ChoiceKind.County, null, null, cancellation);
        Municipalities = await ChoicesAsync(ChoiceKind.Municipality, null, Counties.Count > 0
            ? "keine, Stelle des Kreises" : "bitte wählen", cancellation);
        Places = await ChoicesAsync(ChoiceKind.Place, null, "keiner", cancellation);
        Holders = IsNew ? [] : await Tools.Holdings.ExecuteAsync(EntryId, null, cancellation);
    }

    protected override void Read()
    {
        Offered("organisation", OrganisationId, Organisations, "Wählen Sie die Organisation, bei der die Stelle ist.");
        Offered("gemeinde", Ags, Municipalities, Counties.Count > 0 ? null : "Wählen Sie die Gemeinde.");
        Offered("ort", PlaceId, Places);
        if (Ags is null && Counties.Count > 0)
        {
            Offered("kreis", CountyKey, Counties, "Wählen Sie die Gemeinde oder den Kreis.");
        }

        ModelState.Need("aufgabe", Position, "Wählen Sie die Aufgabe.");
    }

    protected override async Task<string> SaveAsync(Caller caller, CancellationToken cancellation) =>
        (await save.ExecuteAsync(caller, EntryId, Input(), Version, cancellation)).ToString();

    protected override void CheckRules() => Input().Check();

    private PostInput Input() => new(
        Slug, Title ?? "", Position.GetValueOrDefault(), OrganisationId.GetValueOrDefault(), Ags, Ags is null
        ? CountyKey ?? "" : Ags[..5], PlaceId, SmallTeam, Phone, Email, VacancyNote);
}
