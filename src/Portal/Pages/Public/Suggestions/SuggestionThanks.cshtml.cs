using IntMan.Directory.Quality;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Public.Suggestions;

public sealed class SuggestionThanksModel(SuggestChange suggest) : PageModel
{
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
