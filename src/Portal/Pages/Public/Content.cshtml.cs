using System.Diagnostics.CodeAnalysis;
using IntMan.Foundation.Text;
using IntMan.Portal.Content;
using IntMan.Portal.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Public;

/// <summary>One editorial page; the legal ones live at the root only. What is not translated is shown in German and says so.</summary>
public sealed class ContentModel(ContentPages pages, Wording wording) : PageModel
{
    [AllowNull]
    public ContentPage Shown { get; private set; }

    /// <summary>The reader's language has no version of its own.</summary>
    public bool IsMissing => Shown.Language != wording.Language;

    /// <summary>The text has another language than the page around it; Leichte Sprache is German too.</summary>
    public bool IsForeign => IsMissing && !wording.Language.IsGerman;

    /// <summary>The languages that have a version of their own.</summary>
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
