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

/// <summary>The fields of a service as they are typed. Lists: documents one a line, everything else with commas.</summary>
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
    public string? OrganisationId { get; set; }

    [BindProperty(Name = "art")]
    public string? ServiceKind { get; set; }

    [BindProperty(Name = "lebensbereiche")]
    public string[] Areas { get; set; } = [];

    [BindProperty(Name = "stichworte")]
    public string? Keywords { get; set; }

    [BindProperty(Name = "aufenthalt")]
    public string[] ResidenceStatuses { get; set; } = [];

    [BindProperty(Name = "alter-ab")]
    public string? MinimumAge { get; set; }

    [BindProperty(Name = "alter-bis")]
    public string? MaximumAge { get; set; }

    [BindProperty(Name = "nur-fuer")]
    public string? OnlyFor { get; set; }

    [BindProperty(Name = "niveau")]
    public string? LanguageLevel { get; set; }

    [BindProperty(Name = "sprachen")]
    public string? Languages { get; set; }

    [BindProperty(Name = "dolmetschen")]
    public string? Interpreting { get; set; }

    [BindProperty(Name = "zugang")]
    public string[] Access { get; set; } = [];

    [BindProperty(Name = "zugang-hinweis")]
    public string? AccessNote { get; set; }

    [BindProperty(Name = "kosten")]
    public string? Cost { get; set; }

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
    public string? ServesEveryone { get; set; }

    [BindProperty(Name = "einzugsgebiet")]
    public string? ServedKeys { get; set; }

    [BindProperty(Name = "kapazitaet")]
    public string? Capacity { get; set; }

    [BindProperty(Name = "wochen")]
    public string? WaitingWeeks { get; set; }

    [BindProperty(Name = "kapazitaet-am")]
    public string? CapacityOn { get; set; }

    [BindProperty(Name = "status")]
    public string? Status { get; set; }

    [BindProperty(Name = "quelle")]
    public string? Source { get; set; }

    [BindProperty(Name = "ort")]
    public string? PlaceId { get; set; }

    [BindProperty(Name = "kuerzel")]
    public string? Slug { get; set; }

    /// <summary>The keys behind <see cref="ServedKeys"/>, after reading.</summary>
    protected string[] Served { get; private set; } = [];

    protected async Task FillAsync(Service service, CancellationToken cancellation)
    {
        (Name, Summary, Description, Slug, Status, Source) = (service.Name, service.Summary, service.Description, service.Slug, service.Status.ToString(), service.Source);
        (OrganisationId, ServiceKind, Areas, Keywords) = (service.OrganisationId.ToString(), service.Kind.ToString(), Texts(service.Areas), string.Join(", ", service.Keywords));
        (ResidenceStatuses, MinimumAge, MaximumAge) = (Texts(service.ResidenceStatuses), Text(service.MinimumAge), Text(service.MaximumAge));
        (OnlyFor, LanguageLevel, Languages, Interpreting) = (service.OnlyFor?.ToString(), service.LanguageLevel?.ToString(), string.Join(", ", service.Languages), service.Interpreting);
        (Access, AccessNote, Cost, CostNote, Documents) = (Texts(service.Access), service.AccessNote, service.Cost.ToString(), service.CostNote, string.Join('\n', service.Documents));
        (ReferWhen, SettleFirst, NotHere) = (service.ReferWhen, service.SettleFirst, service.NotHere);
        (Phone, Email, Website, ServesEveryone) = (service.Phone, service.Email, service.Website, service.ServesEveryone ? "true" : null);
        (Capacity, WaitingWeeks, CapacityOn) = (service.Capacity.ToString(), Text(service.WaitingWeeks), GermanInput.Text(service.CapacityOn));
        ServedKeys = string.Join(", ", await areas.NamesAsync(service.ServedKeys, cancellation));
    }

    /// <summary>Looks up the area served; what is unknown is noted at the field.</summary>
    protected async Task ReadServedAsync(CancellationToken cancellation)
    {
        (Served, var refusal) = await areas.KeysAsync(List(ServedKeys, Commas), cancellation);
        if (refusal is not null && ServesEveryone != "true" && ModelState["einzugsgebiet"] is not { Errors.Count: > 0 })
        {
            ModelState.AddModelError("einzugsgebiet", refusal);
        }
    }

    protected override void Read()
    {
        Whole("alter-ab", MinimumAge);
        Whole("alter-bis", MaximumAge);
        Whole("wochen", WaitingWeeks);
        ModelState.Day("kapazitaet-am", CapacityOn, Today);
        if (ServiceLabels.ServiceKinds.Find(ServiceKind ?? "") is null)
        {
            ModelState.AddModelError("art", "Wählen Sie die Art des Angebots.");
        }

        if (Areas.Length == 0 || Areas.Any(area => ServiceLabels.Areas.Find(area) is null))
        {
            ModelState.AddModelError("lebensbereiche", "Wählen Sie mindestens einen Lebensbereich.");
        }
    }

    protected ServiceInput Input()
    {
        var capacity = ServiceLabels.Capacities.Find(Capacity ?? "") ?? CapacityState.Unknown;
        return new ServiceInput(
            Slug, Name ?? "", Guid.Parse(OrganisationId!), ServiceLabels.ServiceKinds.Find(ServiceKind!)!.Value, ServiceLabels.ServiceStatuses.Find(Status ?? "") ?? ServiceStatus.Draft, Summary ?? "", GermanInput.Words(Description)?.ReplaceLineEndings("\n"))
        {
            Areas = Chosen(Areas, ServiceLabels.Areas), Keywords = List(Keywords, Commas), ResidenceStatuses = Chosen(ResidenceStatuses, ServiceLabels.ResidenceStatuses), MinimumAge = Number(MinimumAge), MaximumAge = Number(MaximumAge),
            OnlyFor = ServiceLabels.Sexes.Find(OnlyFor ?? ""), LanguageLevel = ServiceLabels.LanguageLevels.Find(LanguageLevel ?? ""), Languages = List(Languages, Commas), Interpreting = GermanInput.Words(Interpreting),
            Cost = ServiceLabels.Costs.Find(Cost ?? "") ?? ServiceCost.Unknown, CostNote = GermanInput.Words(CostNote), Access = Chosen(Access, ServiceLabels.Accesses), AccessNote = GermanInput.Words(AccessNote), Documents = List(Documents, Lines),
            ReferWhen = GermanInput.Words(ReferWhen), SettleFirst = GermanInput.Words(SettleFirst), NotHere = GermanInput.Words(NotHere), Phone = GermanInput.Words(Phone), Email = GermanInput.Words(Email), Website = GermanInput.Words(Website),
            ServesEveryone = ServesEveryone == "true", ServedKeys = Served, Capacity = capacity, WaitingWeeks = Number(WaitingWeeks), CapacityOn = GermanInput.Day(CapacityOn, Today) ?? (capacity == CapacityState.Unknown ? null : Today),
            Source = GermanInput.Words(Source), PlaceId = GermanInput.Words(PlaceId) is { } place ? Guid.Parse(place) : null,
        };
    }

    private void Whole(string field, string? typed)
    {
        if (GermanInput.Words(typed) is not null && Number(typed) is null)
        {
            ModelState.AddModelError(field, "Geben Sie eine ganze Zahl ein, zum Beispiel 18.");
        }
    }

    private static int? Number(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string[] Texts<T>(T[] values)
        where T : struct, Enum => [.. values.Select(value => value.ToString())];

    private static T[] Chosen<T>(string[] stored, Labels<T> words)
        where T : struct => [.. stored.Select(words.Find).OfType<T>()];

    private static string[] List(string? typed, char[] separators) => [.. (typed ?? "").Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];
}
