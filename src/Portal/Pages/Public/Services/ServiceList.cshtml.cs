using IntMan.Directory.Published;
using IntMan.Directory.Services;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using IntMan.Portal.Caching;
using IntMan.Portal.Languages;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Public.Services;

// All services: filtered, searched, counted, in pages, printable; the state is in the address.
[KeptAnswer("q", "ort", "alter", "spr", "lb", "art", "status", "seite", "offen", "frei", "ohne", "kostenlos", "stufenlos", IsSearch = true)]
public sealed class ServiceListModel(ListServices list, MunicipalCalendar calendar, Wording wording) : PageModel
{
    public const int MostOfferedPlaces = 60;

    private ServiceSnapshot _snapshot = null!;

    public ServiceListAddress Address { get; private set; } = null!;
    public ServiceList List { get; private set; } = null!;
    public DateTimeOffset Now { get; } = calendar.Now;
    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);
    public ServiceFilter Filter => Address.Filter;

    public bool TypesPlace => _snapshot.Territory.Municipalities.Count > MostOfferedPlaces;

    public IReadOnlyList<ServedPlace> Places => TypesPlace ? _snapshot.BusiestPlaces : _snapshot.Territory.Municipalities;

    public IReadOnlyList<(object Label, string Address)> Chips =>
        [.. Filter.Active.Where(part => part is not FilterPart.Text and not FilterPart.Areas).OrderBy(part => part)
            .Select(part => (LabelOf(part), Address.Without(part))),
            .. Filter.Areas.Select(area => ((object)wording.Services.Area(area.ToString()), Address.WithoutArea(area)))];

    public IReadOnlyList<FilterPart> Droppable => [.. Filter.Active.Where(part => List.Facets.Without(part) > 0).Order().Take(2)];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        _snapshot = await list.PrepareAsync(cancellation);
        Address = new ServiceListAddress(Request.Query, _snapshot);
        List = await list.ExecuteAsync(_snapshot, Filter, Address.Page, Now, wording.Language.Code, cancellation);
        if (Address.HasUnknownPlace)
        {
            ModelState.AddModelError("ort", wording[Address.PlacesNamed.Count > 1 ? "offers.place-several" : "offers.place-error"]);
        }

        if (Address.HasWrongAge)
        {
            ModelState.AddModelError("alter", wording["offers.age-error"]);
        }
    }

    public object LabelOf(FilterPart part) => part switch
    {
        FilterPart.Text => Marked.Typed(Filter.Text!),
        FilterPart.Areas => wording.List(Filter.Areas.Select(area => wording.Services.Area(area.ToString()))),
        FilterPart.Place => wording.Name(Filter.Place!.Name),
        FilterPart.Language => wording.Spoken(Filter.Language!),
        FilterPart.Kind => wording.Name(ServiceLabels.ServiceKinds.TextOf(Filter.Kind!.Value.ToString())),
        FilterPart.Status => wording.Services.Status(Filter.Status!.Value.ToString()),
        FilterPart.Age => wording["offers.years", Filter.Age!.Value],
        _ => wording[$"trait.{part}"],
    };
}
