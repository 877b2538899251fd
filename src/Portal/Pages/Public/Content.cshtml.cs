using System.Diagnostics.CodeAnalysis;
using IntMan.Foundation.Text;
using IntMan.Portal.Caching;
using IntMan.Portal.Content;
using IntMan.Portal.Languages;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Public;

[KeptAnswer]
public sealed class ContentModel(ContentPages pages, Wording wording) : PageModel
{
    [AllowNull]
    public ContentPage Shown { get; private set; }

    public bool IsMissing => Shown.Language != wording.Language;

    public bool IsForeign => IsMissing && !wording.Language.IsGerman;

    public IReadOnlyList<Language> Languages { get; private set; } = [];

    public IActionResult OnGet(string slug)
    {
        if (!pages.TryFind(slug, wording.Language, out var page))
        {
            return NotFound();
        }

        if (Request.Path != ContentPages.AddressOf(slug))
        {
            return RedirectPermanent(wording.Prefix + ContentPages.AddressOf(slug));
        }

        (Shown, Languages) = (page, pages.LanguagesOf(slug));
        return Page();
    }
}
