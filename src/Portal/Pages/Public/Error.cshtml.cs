using IntMan.Portal.Languages;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace IntMan.Portal.Pages.Public;

/// <summary>
/// Every error in words, inside the portal, with the search at hand; for programs as application/problem+json (RFC 9457).
/// Not limited, because it also answers what a limit has refused; opened directly it does not exist.
/// </summary>
[DisableRateLimiting]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel(Wording wording) : PageModel
{
    public int Status => Response.StatusCode;

    public ErrorText Text => ErrorText.For(Status, wording);

    /// <summary>Finds the error in the log (RequestId); what went wrong is told to nobody else.</summary>
    public string? Reference => Status >= StatusCodes.Status500InternalServerError ? HttpContext.TraceIdentifier : null;

    public IActionResult OnGet()
    {
        if (Status < StatusCodes.Status400BadRequest)
        {
            return NotFound();
        }

        if (Status == StatusCodes.Status503ServiceUnavailable)
        {
            Response.Headers.RetryAfter = "10";
        }

        return IsForProgram() ? Problem() : Page();
    }

    private bool IsForProgram()
    {
        var path = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
            ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path
            ?? "";
        var accepts = Request.Headers.Accept.ToString();
        return Path.GetExtension(path) is ".json" or ".ics" or ".vcf"
            || (accepts.Contains("application/json", StringComparison.OrdinalIgnoreCase) && !accepts.Contains("text/html", StringComparison.OrdinalIgnoreCase));
    }

    private JsonResult Problem()
    {
        var problem = new ProblemDetails { Type = "about:blank", Title = Text.Title, Status = Status, Detail = Text.Advice };
        if (Reference is not null)
        {
            problem.Extensions["reference"] = Reference;
        }

        return new JsonResult(problem) { ContentType = "application/problem+json", StatusCode = Status };
    }
}
