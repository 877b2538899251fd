using System.Globalization;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Services;
using IntMan.Foundation.Text;
using IntMan.Portal.Forms;
using IntMan.Portal.Pages.Directory;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Services;

public abstract class ServiceFields(FormTools tools, NameAreas areas) : EntryForm(tools)
{
    private static readonly char[] Commas = [',', ';', '\n'];
    private static readonly char[] Lines = ['\n'];

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "kurz")]
    public string? Summary { get; set; }

    [BindProperty(Name = "beschreibung")]
    public string? Description { get; set; }

    [BindProperty(Name = "organisation")]
    public Guid? OrganisationId { get; set; }

    [BindProperty(Name = "art")]
    public ServiceKind? ServiceKind { get; set; }

    [BindProperty(Name = "lebensbereiche")]
    public AreaOfLife[] Areas { get; set; } = [];

    [BindProperty(Name = "stichworte")]
    public string? Keywords { get; set; }

    [BindProperty(Name = "aufenthalt")]
    public ResidenceStatus[] ResidenceStatuses { get; set; } = [];

    [BindProperty(Name = "alter-ab")]
    public int? MinimumAge { get; set; }

    [BindProperty(Name = "alter-bis")]
    public int? MaximumAge { get; set; }

    [BindProperty(Name = "nur-fuer")]
    public Sex? OnlyFor { get; set; }

    [BindProperty(Name = "niveau")]
    public LanguageLevel? LanguageLevel { get; set; }

    [BindProperty(Name = "sprachen")]
    public string? Languages { get; set; }

    [BindProperty(Name = "dolmetschen")]
    public string? Interpreting { get; set; }

    [BindProperty(Name = "zugang")]
    public ServiceAccess[] Access { get; set; } = [];

    [BindProperty(Name = "zugang-hinweis")]
    public string? AccessNote { get; set; }

    [BindProperty(Name = "kosten")]
    public ServiceCost? Cost { get; set; }

    [BindProperty(Name = "kosten-hinweis")]
    public string? CostNote { get; set; }

    [BindProperty(Name = "unterlagen")]
    public string? Documents { get; set; }

    [BindProperty(Name = "verweisen")]
    public string? ReferWhen { get; set; }

    [BindProperty(Name = "vorher")]
    public string? SettleFirst { get; set; }

    [BindProperty(Name = "nicht-hier")]
    public string? NotHere { get; set; }

    [BindProperty(Name = "telefon")]
    public string? Phone { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "website")]
    public string? Website { get; set; }

    [BindProperty(Name = "alle-orte")]
    public bool ServesEveryone { get; set; }

    [BindProperty(Name = "einzugsgebiet")]
    public string? ServedKeys { get; set; }

    [BindProperty(Name = "kapazitaet")]
    public CapacityState? Capacity { get; set; }

    [BindProperty(Name = "wochen")]
    public int? WaitingWeeks { get; set; }

    [BindProperty(Name = "kapazitaet-am")]
    public DateOnly? CapacityOn { get; set; }

    [BindProperty(Name = "status")]
    public ServiceStatus? Status { get; set; }

    [BindProperty(Name = "quelle")]
    public string? Source { get; set; }

    [BindProperty(Name = "ort")]
    public Guid? PlaceId { get; set; }

    [BindProperty(Name = "kuerzel")]
    public string? Slug { get; set; }

    protected string[] Served { get; private set; } = [];

    protected async Task FillAsync(Service service, CancellationToken cancellation)
    {
        (Name, Summary, Description, Slug, Status, Source) = (service.Name, service.Summary, service.Description, service.Slug,
            service.Status, service.Source);
        (OrganisationId, ServiceKind, Areas, Keywords) = (service.OrganisationId, service.Kind, service.Areas,
            string.Join(", ", service.Keywords));
        (ResidenceStatuses, MinimumAge, MaximumAge) = (service.ResidenceStatuses, service.MinimumAge, service.MaximumAge);
        (OnlyFor, LanguageLevel, Languages, Interpreting) = (service.OnlyFor, service.LanguageLevel, string.Join(", ", service.Languages),
            service.Interpreting);
        (Access, AccessNote, Cost, CostNote, Documents) = (service.Access, service.AccessNote, service.Cost, service.CostNote,
            string.Join('\n', service.Documents));
        (ReferWhen, SettleFirst, NotHere) = (service.ReferWhen, service.SettleFirst, service.NotHere);
        (Phone, Email, Website, ServesEveryone) = (service.Phone, service.Email, service.Website, service.ServesEveryone);
        (Capacity, WaitingWeeks, CapacityOn) = (service.Capacity, service.WaitingWeeks, service.CapacityOn);
        ServedKeys = string.Join(", ", await areas.NamesAsync(service.ServedKeys, cancellation));
    }

    protected async Task ReadServedAsync(CancellationToken cancellation)
    {
        (Served, var refusal) = await areas.KeysAsync(List(ServedKeys, Commas), cancellation);
        if (refusal is not null && !ServesEveryone && !ModelState.HasMistake("einzugsgebiet"))
        {
            ModelState.AddModelError("einzugsgebiet", refusal);
        }
    }

    protected override void Read()
    {
        ModelState.Need("art", ServiceKind, "Wählen Sie die Art des Angebots.");
        ModelState.Need("lebensbereiche", Areas.Length == 0 ? null : Areas, "Wählen Sie mindestens einen Lebensbereich.");
    }

    protected override void CheckRules() => Input().Check();

    protected ServiceInput Input()
    {
        var capacity = Capacity ?? CapacityState.Unknown;
        return new ServiceInput(
            Slug, Name ?? "", OrganisationId.GetValueOrDefault(), ServiceKind.GetValueOrDefault(), Status ?? ServiceStatus.Draft,
            Summary ?? "", Description?.ReplaceLineEndings("\n"))
        {
            Areas = Areas, Keywords = List(Keywords, Commas), ResidenceStatuses = ResidenceStatuses, MinimumAge = MinimumAge,
                MaximumAge = MaximumAge,
            OnlyFor = OnlyFor, LanguageLevel = LanguageLevel, Languages = List(Languages, Commas), Interpreting = Interpreting,
            Cost = Cost ?? ServiceCost.Unknown, CostNote = CostNote, Access = Access, AccessNote = AccessNote,
            Documents = List(Documents, Lines),
            ReferWhen = ReferWhen, SettleFirst = SettleFirst, NotHere = NotHere, Phone = Phone, Email = Email, Website = Website,
            ServesEveryone = ServesEveryone, ServedKeys = Served, Capacity = capacity, WaitingWeeks = WaitingWeeks,
            CapacityOn = CapacityOn ?? (capacity == CapacityState.Unknown ? null : Today),
            Source = Source, PlaceId = PlaceId,
        };
    }

    private static string[] List(string? typed, char[] separators) =>
        [.. (typed ?? "").Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];
}
