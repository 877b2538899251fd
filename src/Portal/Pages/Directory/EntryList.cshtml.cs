using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Time;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Directory;

public sealed class EntryListModel(ListEntries list, MunicipalCalendar calendar) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "seite")]
    public int PageNumber { get; set; } = 1;

    public ListedKind Kind { get; private set; } = EntryKinds.All[0];

    public EntryList Entries { get; private set; } = new([], 0);

    public int PageCount => Math.Max(1, (Entries.Total + ListEntries.PageSize - 1) / ListEntries.PageSize);

    public async Task<IActionResult> OnGetAsync(string liste, CancellationToken cancellation)
    {
        var scope = Reach.Of(User).Area;
        Kind = EntryKinds.All.First(kind => kind.Path == liste);
        if (Kind.IsCountyWide && !scope.All && scope.Counties.Length == 0)
        {
            return NotFound();
        }

        PageNumber = Math.Clamp(PageNumber, 1, 10_000);
        Entries = await list.ExecuteAsync(Kind.Kind, scope, Text, PageNumber, calendar.Today, cancellation);
        return Page();
    }

    public string AddressOf(int page) => $"{Kind.Address}?q={Uri.EscapeDataString(Text ?? "")}&seite={page}";
}
