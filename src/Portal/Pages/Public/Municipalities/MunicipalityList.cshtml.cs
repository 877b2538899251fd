using IntMan.Directory.Contacts;
using IntMan.Directory.Organisations;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;
using IntMan.Portal.Caching;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Public.Municipalities;

[KeptAnswer("q", "kreis", "modell", "seite", IsSearch = true)]
public sealed class MunicipalityListModel(ListMunicipalities list, MunicipalCalendar calendar) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "kreis")]
    public string? CountyKey { get; set; }

    [BindProperty(SupportsGet = true, Name = "modell")]
    public string? ModelName { get; set; }

    [BindProperty(SupportsGet = true, Name = "seite")]
    public string? PageText { get; set; }

    public MunicipalityList List { get; private set; } = null!;
    public int CurrentPage { get; private set; }
    public int PageCount { get; private set; }
    public DateOnly Today { get; } = calendar.Today;

    public static IReadOnlyDictionary<string, CommissionModel> Models { get; } = new Dictionary<string, CommissionModel>
    {
        ["eigenes-personal"] = CommissionModel.OwnStaff,
        ["traeger"] = CommissionModel.CommissionedProvider,
        ["landratsamt"] = CommissionModel.CededToCounty,
        ["verband"] = CommissionModel.Association,
    };

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Text) || CountyKey is not null || ModelName is not null;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Text = Text?.Length > 120 ? Text[..120] : Text;
        CountyKey = CountyKey is { Length: 5 } key && key.All(char.IsAsciiDigit) ? key : null;
        ModelName = ModelName is { } name && Models.ContainsKey(name) ? name : null;
        CurrentPage = int.TryParse(PageText, out var page) && page is > 0 and <= 1000 ? page : 1;
        var filter = new MunicipalityFilter(Text, CountyKey, ModelName is null ? null : Models[ModelName],
            Reach.Of(User).HomeCounties is { Length: > 0 } home ? home : null);
        List = await list.ExecuteAsync(filter, CurrentPage, Today, cancellation);
        PageCount = Math.Max(1, (List.Count + ListMunicipalities.PageSize - 1) / ListMunicipalities.PageSize);
        if (CurrentPage > PageCount)
        {
            // An old link, from when the list was longer: its end is better than an empty page.
            CurrentPage = PageCount;
            List = await list.ExecuteAsync(filter, CurrentPage, Today, cancellation);
        }
    }

    public string AddressOf(int page)
    {
        var parts = new (string Name, string? Value)[] { ("q", Text), ("kreis", CountyKey), ("modell", ModelName),
            ("seite", page > 1 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null) };
        return "/gemeinden" + QueryString.Create(parts.Where(p => !string.IsNullOrEmpty(p.Value))
            .Select(p => KeyValuePair.Create(p.Name, p.Value)));
    }
}
