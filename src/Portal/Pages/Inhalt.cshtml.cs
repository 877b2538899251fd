using System.Diagnostics.CodeAnalysis;
using IntMan.Portal.Content;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages;

/// <summary>One editorial page; the legal ones live at the root only.</summary>
public sealed class InhaltModel(ContentPages pages) : PageModel
{
    [AllowNull]
    public ContentPage Shown { get; private set; }

    public IActionResult OnGet(string slug)
    {
        if (!pages.TryFind(slug, out var page))
        {
            return NotFound();
        }

        if (Request.Path != ContentPages.AddressOf(slug))
        {
            return RedirectPermanent(ContentPages.AddressOf(slug));
        }

        Shown = page;
        return Page();
    }
}
