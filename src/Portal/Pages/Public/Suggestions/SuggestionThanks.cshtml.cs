using IntMan.Directory.Quality;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Public.Suggestions;

/// <summary>After a report: thanks, and the way back to the entry.</summary>
public sealed class SuggestionThanksModel(SuggestChange suggest) : PageModel
{
    /// <summary>Address of the entry without the language; null when there is none.</summary>
    public string? Back { get; private set; }

    public async Task OnGetAsync(string? eintrag, string? angebot, CancellationToken cancellation)
    {
        if (angebot is not null)
        {
            Back = await suggest.FindServiceAsync(angebot, cancellation) is null ? null : $"/angebote/{angebot}";
            return;
        }

        if (await suggest.FindAsync(eintrag, null, cancellation) is { } target)
        {
            Back = target.PostId is null ? $"/gemeinden/{eintrag}" : $"/ansprechpersonen/{eintrag}";
        }
    }
}
