using IntMan.Meetings.Minutes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace IntMan.Portal.Pages.Meetings;

// Full text of published minutes, for everybody.
[EnableRateLimiting(Security.RateLimits.Search)]
public sealed class RecordSearchModel(ReadPublicMeetings open) : PageModel
{
    private const int LongestSearch = 80;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    public IReadOnlyList<RecordHit>? Hits { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (!string.IsNullOrWhiteSpace(Search))
        {
            Search = Search.Trim() is { Length: > LongestSearch } text ? text[..LongestSearch] : Search.Trim();
            Hits = await open.SearchAsync(Search, cancellation);
        }
    }
}
