using IntMan.Directory.Quality;
using IntMan.Portal.Display;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Quality;

public sealed class SuggestionListModel(ListSuggestions list) : PageModel
{
    public const string Done = "erledigt";

    [BindProperty(SupportsGet = true, Name = "stand")]
    public string? StateText { get; set; }

    [BindProperty(SupportsGet = true, Name = "seite")]
    public int Number { get; set; } = 1;

    public bool IsOpen => StateText != Done;

    public IReadOnlyList<SuggestionLine> Lines { get; private set; } = [];

    public int Count { get; private set; }

    public int PageCount => Math.Max(1, (Count + ListSuggestions.PageSize - 1) / ListSuggestions.PageSize);

    public string AddressOf(int number) => $"/verwaltung/hinweise?stand={(IsOpen ? "offen" : Done)}&seite={number}";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Number = Math.Clamp(Number, 1, 10_000);
        (Lines, Count) = await list.ExecuteAsync(Reach.Of(User).Area, IsOpen, Number, cancellation);
        if (Number > PageCount)
        {
            Number = PageCount;
            (Lines, Count) = await list.ExecuteAsync(Reach.Of(User).Area, IsOpen, Number, cancellation);
        }
    }
}
