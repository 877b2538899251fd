using IntMan.Caseload.Cases;
using IntMan.Caseload.Points;
using IntMan.Foundation.Time;
using IntMan.Portal.Caseload;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Caseload;

public sealed class CaseListModel(ListCases list, PointCatalogue catalogue, MunicipalCalendar calendar) : PageModel
{
    private const int LongestSearch = 40;

    [BindProperty(SupportsGet = true, Name = "stand")]
    public string? StateText { get; set; }

    [BindProperty(SupportsGet = true, Name = "ampel")]
    public string? LightText { get; set; }

    [BindProperty(SupportsGet = true, Name = "faellig")]
    public string? DueText { get; set; }

    [BindProperty(SupportsGet = true, Name = "ort")]
    public string? Ags { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "sortiert")]
    public string? SortText { get; set; }

    [BindProperty(SupportsGet = true, Name = "seite")]
    public int Number { get; set; } = 1;

    public CaseFilter Filter { get; private set; } = null!;

    public CaseList Cases { get; private set; } = null!;

    public PointCatalogue Catalogue => catalogue;

    public DateOnly Today => calendar.Today;

    public bool OnlyLeads => Reach.Of(User).OnlyLeads;

    public int PageCount => Math.Max(1, (Cases.Count + ListCases.PageSize - 1) / ListCases.PageSize);

    public static IReadOnlyList<Choice> States { get; } = [new("Open", "offene"), new("Ended", "beendete"), new("All", "alle")];

    public static IReadOnlyList<Choice> Lights { get; } =
        [new("", "alle"), new("Red", "mit Rot: Bedarf"), new("Yellow", "mit Gelb: teilweise erreicht"), new("Green",
            "mit Grün: Ziel erreicht"),
        new("Grey", "mit Grau: nicht erhoben")];

    public static IReadOnlyList<Choice> Dues { get; } =
        [new("", "alle"), new("Overdue", "überfällig"), new("Week", "in 7 Tagen"), new("None", "ohne Wiedervorlage")];

    public static IReadOnlyList<Choice> Sorts { get; } =
        [new("Due", "Wiedervorlage"), new("Number", "Nummer"), new("Alias", "Merkwort"), new("Points", "Punkte"),
        new("LastContact", "letzter Kontakt")];

    public IEnumerable<Choice> Municipalities => Cases.Municipalities.Select(place => new Choice(place.Ags, place.Name))
        .Prepend(new Choice("", "alle"));

    public string AddressOf(int number) => $"/faelle?stand={Filter.State}&ampel={Filter.Light}&faellig={Filter.Due}&ort={Filter.Ags}"
        + $"&q={Uri.EscapeDataString(Filter.Search ?? "")}&sortiert={Filter.Sort}&seite={number}";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Search = Search?.Trim() is { Length: > 0 } typed ? typed[..Math.Min(typed.Length, LongestSearch)] : null;
        Filter = new CaseFilter(Read<CaseState>(StateText) ?? CaseState.Open, Read<CaseLight>(LightText), Read<CaseDue>(DueText),
            Ags is { Length: 8 } ? Ags : null, Search, Read<CaseSort>(SortText) ?? CaseSort.Due);
        Number = Math.Clamp(Number, 1, 10_000);
        Cases = await list.ExecuteAsync(HttpContext.Cases(), Filter, Number, cancellation);
        if (Number > PageCount)
        {
            Number = PageCount;
            Cases = await list.ExecuteAsync(HttpContext.Cases(), Filter, Number, cancellation);
        }
    }

    private static T? Read<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
