using IntMan.Directory.History;
using IntMan.Directory.Quality;
using IntMan.Foundation.Mail;
using IntMan.Portal.Forms;
using IntMan.Portal.Languages;
using IntMan.Portal.Mail;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace IntMan.Portal.Pages.Public.Suggestions;

[EnableRateLimiting(RateLimits.Send)]
public sealed class SuggestModel(SuggestChange suggest, Wording wording) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "eintrag")]
    public string? EntryKey { get; set; }

    [BindProperty(SupportsGet = true, Name = "angebot")]
    public string? ServiceKey { get; set; }

    [BindProperty(SupportsGet = true, Name = "strasse")]
    public Guid? Street { get; set; }

    [BindProperty(Name = "art"), Unreadable(Key = "suggest.kind-missing")]
    public SuggestionKind? Kind { get; set; }

    [BindProperty(Name = "richtig")]
    public string? Correct { get; set; }

    [BindProperty(Name = "nachricht")]
    public string? Message { get; set; }

    [BindProperty(Name = "mail")]
    public string? Email { get; set; }

    [BindProperty(Name = "website")]
    public string? Trap { get; set; }

    public SuggestionTarget? Target { get; private set; }

    public IEnumerable<SuggestionKind> Kinds => Target switch
    {
        { ServiceId: not null } => [SuggestionKind.PhoneWrong, SuggestionKind.HoursWrong, SuggestionKind.PlaceWrong, SuggestionKind.Other],
        { PostId: not null } => Enum.GetValues<SuggestionKind>(),
        _ => [SuggestionKind.StreetWrong, SuggestionKind.PhoneWrong, SuggestionKind.HoursWrong, SuggestionKind.PlaceWrong,
            SuggestionKind.Other],
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Target = await FindAsync(cancellation);
        return Target is null && (EntryKey ?? ServiceKey) is not null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } target)
        {
            return NotFound();
        }

        Target = target;
        if (Read() is not { } suggestion)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if (string.IsNullOrEmpty(Trap))
        {
            await suggest.ExecuteAsync(HttpContext.Stranger(), target, suggestion, cancellation);
        }

        var about = target.ServiceId is null
            ? $"eintrag={Uri.EscapeDataString(EntryKey!)}"
            : $"angebot={Uri.EscapeDataString(ServiceKey!)}";
        return Redirect($"{wording.Prefix}/hinweis/danke?{about}");
    }

    private Task<SuggestionTarget?> FindAsync(CancellationToken cancellation) =>
        string.IsNullOrEmpty(ServiceKey) ? suggest.FindAsync(EntryKey, Street, cancellation)
            : suggest.FindServiceAsync(ServiceKey, cancellation);

    private NewSuggestion? Read()
    {
        var (correct, message) = (Plain(Correct), Plain(Message));
        ModelState.Need("art", Kinds.Cast<SuggestionKind?>().FirstOrDefault(known => known == Kind), wording["suggest.kind-missing"]);
        if (Kind == SuggestionKind.Other && message is null)
        {
            ModelState.AddModelError("nachricht", wording["suggest.message-missing"]);
        }

        CheckLength("richtig", correct, NewSuggestion.LongestCorrect);
        CheckLength("nachricht", message, NewSuggestion.LongestMessage);
        if (Email is not null && !OutgoingMail.IsAddress(Email))
        {
            ModelState.AddModelError("mail", wording["suggest.email-wrong"]);
        }

        return ModelState.IsValid ? new NewSuggestion(Kind!.Value, correct, message, Email) : null;
    }

    private void CheckLength(string field, string? text, int longest)
    {
        if (text?.Length > longest)
        {
            ModelState.AddModelError(field, wording["suggest.too-long", longest].ToString());
        }
    }

    // PostgreSQL takes no NUL in a text, and a line break in a field of one line was not typed by a person.
    private static string? Plain(string? text) => text?.ReplaceLineEndings("\n").Replace("\0", "", StringComparison.Ordinal)
        .Trim() is { Length: > 0 } words ? words : null;
}
