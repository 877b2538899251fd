using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Foundation.Time;
using IntMan.Meetings.Polls;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace IntMan.Portal.Pages.Meetings;

// The personal link of a date poll, without an account.
[EnableRateLimiting(RateLimits.Search)]
public sealed class PollAnswerModel(AnswerPoll answer, MunicipalCalendar calendar) : PageModel, IFormPage
{
    private const string Prefix = "t-";

    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    [BindProperty(Name = "anmerkung")]
    public string? Remark { get; set; }

    public OpenedPoll? Opened { get; private set; }

    public EntryKey? Entry => null;

    public bool IsOpen => Opened is { Poll: { State: PollState.Open } poll } && poll.AnswerUntil >= calendar.Today;

    public IReadOnlyDictionary<Guid, PollAnswer> Answers { get; private set; } = new Dictionary<Guid, PollAnswer>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await PrepareAsync(takesCurrentVersion: true, cancellation);
        if (Opened is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        Remark = Opened.Poll.Remark;
        Answers = Opened.Options.Where(option => option.Answer is not null)
            .ToDictionary(option => option.Id, option => option.Answer!.Value);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await PrepareAsync(takesCurrentVersion: false, cancellation);
        if (Opened is null)
        {
            return NotFound();
        }

        Answers = Request.Form.Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(field => (Id: Guid.TryParse(field.Key[Prefix.Length..], out var id) ? id : Guid.Empty, Word: field.Value.ToString()))
            .Where(field => field.Id != Guid.Empty && Enum.TryParse<PollAnswer>(field.Word, out var known) && Enum.IsDefined(known))
            .ToDictionary(field => field.Id, field => Enum.Parse<PollAnswer>(field.Word));
        if (IsOpen && Answers.Count == 0)
        {
            ModelState.AddModelError("termine", "Wählen Sie zu mindestens einem Termin eine Antwort.");
            return await this.ShowAgainAsync(cancellation);
        }

        await answer.ExecuteAsync(HttpContext.Stranger(), Opened.Id, Answers, Remark, calendar.Today, cancellation);
        return Redirect($"/treffen/umfrage?code={Code}&{SavedTagHelper.Parameter}=1");
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) =>
        Opened = await answer.OpenAsync(Code, cancellation);
}
