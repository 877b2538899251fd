using IntMan.Portal.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace IntMan.Portal.Pages.Public;

// What people can mend (4xx) in words, inside the portal, with the search at hand. Not limited, because it also answers what a limit has
// refused; opened directly it does not exist.
[DisableRateLimiting]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel(Wording wording) : PageModel
{
    public int Status => Response.StatusCode;

    public ErrorText Text => ErrorText.For(Status, wording);

    public IActionResult OnGet() => Status < StatusCodes.Status400BadRequest ? NotFound() : Page();
}
