using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Foundation.Time;
using IntMan.Meetings.Planning;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace IntMan.Portal.Pages.Meetings;

// The personal link of an invitation, without an account.
[EnableRateLimiting(RateLimits.Search)]
public sealed class InvitationAnswerModel(AnswerInvitation answer, MunicipalCalendar calendar) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    [BindProperty(Name = "antwort")]
    public InvitationAnswer? Answer { get; set; }

    [BindProperty(Name = "vertretung")]
    public string? Substitute { get; set; }

    // Of the date that was on the screen.
    [BindProperty(Name = "stand")]
    public int Sequence { get; set; }

    public OpenedInvitation? Opened { get; private set; }

    public EntryKey? Entry => null;

    public DateOnly Today => calendar.Today;

    public bool IsOpen => Opened is { Invitation: { MeetingState: MeetingState.Invited, IsRemoved: false } found }
        && found.HeldOn >= Today;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await PrepareAsync(takesCurrentVersion: true, cancellation);
        if (Opened is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (!Opened.Invitation.IsOutdated && Opened.Invitation.Answer != InvitationAnswer.None)
        {
            (Answer, Substitute) = (Opened.Invitation.Answer, Opened.Invitation.SubstituteName);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await PrepareAsync(takesCurrentVersion: false, cancellation);
        if (Opened is null)
        {
            return NotFound();
        }

        await answer.ExecuteAsync(HttpContext.Stranger(), Opened.Id, Answer, Substitute, Sequence, cancellation);
        return Redirect($"/treffen/antwort?code={Code}&{SavedTagHelper.Parameter}=1");
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Opened = await answer.OpenAsync(Code, cancellation);
        if (takesCurrentVersion && Opened is not null)
        {
            Sequence = Opened.Invitation.Sequence;
        }
    }
}
