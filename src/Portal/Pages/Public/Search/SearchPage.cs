using IntMan.Directory.Published;
using IntMan.Directory.Search;
using IntMan.Foundation.Time;
using IntMan.Portal.Caching;
using IntMan.Portal.Languages;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Public.Search;

[KeptAnswer("q", "ort", "hausnummer", "gruppe", IsSearch = true)]
public abstract class SearchPage(SearchDirectory search, MunicipalCalendar calendar, Wording wording) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "ort")]
    public string? Place { get; set; }

    [BindProperty(SupportsGet = true, Name = "hausnummer")]
    public string? HouseNumberText { get; set; }

    [BindProperty(SupportsGet = true, Name = "gruppe")]
    public string? TargetGroup { get; set; }

    public abstract int HeadingLevel { get; }

    public SearchOutcome Outcome { get; private set; } = null!;
    public DateTimeOffset Now { get; } = calendar.Now;

    protected async Task SearchAsync(CancellationToken cancellation)
    {
        var houseNumber = TypedHouseNumber.Parse(HouseNumberText);
        if (houseNumber is null && !string.IsNullOrWhiteSpace(HouseNumberText))
        {
            ModelState.AddModelError("hausnummer", wording["search.door-error"]);
        }

        var text = string.IsNullOrWhiteSpace(Text) || string.IsNullOrWhiteSpace(Place) ? Text : $"{Text}, {Place}";
        var group = string.IsNullOrWhiteSpace(TargetGroup) || TargetGroup.Length > 80 ? null : TargetGroup;
        Outcome = await search.ExecuteAsync(text, houseNumber, group, DateOnly.FromDateTime(Now.DateTime), cancellation);
    }
}
