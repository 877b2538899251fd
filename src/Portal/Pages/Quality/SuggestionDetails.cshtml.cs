using System.Text.RegularExpressions;
using IntMan.Directory.Contacts;
using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.History;
using IntMan.Directory.Published;
using IntMan.Directory.Quality;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Mail;
using IntMan.Portal.Forms;
using IntMan.Portal.Mail;
using IntMan.Portal.Quality;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Quality;

public sealed partial class SuggestionDetailsModel(ListSuggestions list, DecideSuggestion decide, ApplyContact apply, SuggestionDesk desk,
    SuggestionAnswers answers) : PageModel, IFormPage
{
    [BindProperty(Name = "version")]
    public uint Version { get; set; }

    [BindProperty(Name = "telefon")]
    public string? Phone { get; set; }

    [BindProperty(Name = "mail")]
    public string? Email { get; set; }

    [BindProperty(Name = "grund")]
    public string? Reason { get; set; }

    public SuggestionLine Line { get; private set; } = null!;

    public Contact? Contact { get; private set; }

    public PublishedContact? Published { get; private set; }

    public EntryKey? Entry => null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        await PrepareAsync(takesCurrentVersion: true, cancellation);
        (Phone, Email) = Proposed();
        return Page();
    }

    public Task<IActionResult> OnPostUebernehmenAsync(Guid id, CancellationToken cancellation) => DecideAsync(id, async () =>
    {
        var contact = new PublishedContact { Phone = Phone, Email = Email };
        Require.All(
            () => Require.That(Phone is null || PhoneShape().IsMatch(Phone),
            "Das ist keine Telefonnummer. Schreiben Sie zum Beispiel 030 23125 100.", nameof(Phone)),
            () => Require.That(Email is null || OutgoingMail.IsAddress(Email),
            "Das ist keine E-Mail-Adresse. Schreiben Sie zum Beispiel beratung@gemeinde.example.", nameof(Email)));

        await apply.ExecuteAsync(HttpContext.Caller(), Line, contact, answers.For(Line, null), cancellation);
    }, cancellation);

    public Task<IActionResult> OnPostErledigtAsync(Guid id, CancellationToken cancellation) =>
        DecideAsync(id, () => decide.ExecuteAsync(HttpContext.Caller(), Line, SuggestionState.Applied, null, answers.For(Line, null),
            cancellation), cancellation);

    public Task<IActionResult> OnPostAblehnenAsync(Guid id, CancellationToken cancellation) => DecideAsync(id, async () =>
    {
        if (Reason?.Length > DecideSuggestion.LongestReason)
        {
            throw new RuleViolation($"Schreiben Sie höchstens {DecideSuggestion.LongestReason} Zeichen.", nameof(Reason));
        }

        await decide.ExecuteAsync(HttpContext.Caller(), Line, SuggestionState.Rejected, Reason, answers.For(Line, Reason), cancellation);
    }, cancellation);

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        if (takesCurrentVersion)
        {
            Line = (await list.FindAsync(Line.Id, cancellation))!;
            Version = Line.Version;
        }

        (Contact, Published) = await desk.ReadAsync(Line, cancellation);
    }

    private async Task<IActionResult> DecideAsync(Guid id, Func<Task> decision, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        if (Version != Line.Version)
        {
            throw new ChangedMeanwhile();
        }

        await decision();
        return RedirectToPage(new { id, gespeichert = 1 });
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        var found = await list.FindAsync(id, cancellation);
        Line = found!;
        return found is not null && Reach.Of(User).Area.Covers(found.Ags, found.CountyKey);
    }

    // What the reader wrote stands in the field it fits, ready to be checked.
    private (string? Phone, string? Email) Proposed() => (
        Line.Kind == SuggestionKind.PhoneWrong && Line.Correct is { } number && PhoneShape().IsMatch(number) ? number : Published?.Phone,
        OutgoingMail.IsAddress(Line.Correct) ? Line.Correct : Published?.Email);

    [GeneratedRegex(@"^[+0-9(][0-9 ()/.\-]{2,30}$")]
    private static partial Regex PhoneShape();
}
