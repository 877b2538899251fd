using IntMan.Foundation.Time;
using IntMan.Meetings.Minutes;
using IntMan.Meetings.Planning;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings;

// One meeting. Members: agenda, who comes, what to do next. Everybody else: the open agenda and the published minutes.
public sealed class MeetingDetailsModel(
    ShowAgenda show, ReadPublicMeetings open, InviteMembers invite, ChangeInvitees invitees, AnswerOwnInvitation answer,
        MunicipalCalendar calendar)
    : MeetingPage(calendar)
{
    [BindProperty(Name = "antwort")]
    public InvitationAnswer? Answer { get; set; }

    [BindProperty(Name = "vertretung")]
    public string? Substitute { get; set; }

    [BindProperty(Name = "gast")]
    public string? Name { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public AgendaPage? Own { get; private set; }

    public PublicMeetingPage? Public { get; private set; }

    public Invitee? Me => Own?.Invitees.FirstOrDefault(invitee => invitee.PersonId is { } person && person == Caller.Actor.PersonId);

    public bool MayLead => Own is { Standing.Leads: true };

    public bool MayArrange => Own is { MayArrange: true };

    public async Task<IActionResult> OnPostEinladenAsync(CancellationToken cancellation)
    {
        await invite.ExecuteAsync(Caller, SeriesSlug, Day, cancellation);
        return Saved(MeetingAddress, "eingeladen");
    }

    public async Task<IActionResult> OnPostAntwortAsync(CancellationToken cancellation)
    {
        if (Answer is not { } given || given == InvitationAnswer.None)
        {
            ModelState.AddModelError("antwort", "Wählen Sie eine Antwort.");
        }

        return await DoAsync(
            async () =>
            {
                await answer.ExecuteAsync(Caller, SeriesSlug, Day, Answer!.Value, Substitute, cancellation);
                return Saved(MeetingAddress, "antwort");
            },
            cancellation);
    }

    public Task<IActionResult> OnPostGastAsync(CancellationToken cancellation)
    {
        var guest = new GuestInput(Name, Email);
        this.Ask(guest.Check);
        return DoAsync(
            async () =>
            {
                await invitees.AddGuestAsync(Caller, SeriesSlug, Day, guest, cancellation);
                return Saved(MeetingAddress, "gast");
            },
            cancellation);
    }

    public async Task<IActionResult> OnPostEntfernenAsync(Guid wer, CancellationToken cancellation)
    {
        await invitees.RemoveAsync(Caller, SeriesSlug, Day, wer, cancellation);
        return Saved(MeetingAddress, "entfernt");
    }

    public async Task<IActionResult> OnPostNachladenAsync(CancellationToken cancellation)
    {
        await invitees.SeatNewMembersAsync(Caller, SeriesSlug, Day, cancellation);
        return Saved(MeetingAddress, "eingeladen");
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Own = HttpContext.Meets() ? await show.ExecuteAsync(Caller, SeriesSlug, Day, cancellation) : null;
        Public = Own is null ? await open.MeetingAsync(SeriesSlug, Day, cancellation) : null;
        return Own is not null || Public is not null;
    }

    protected override void Fill()
    {
        if (Own is not null && Me is { } me && me.IsAnswerTo(Own.Meeting.Sequence))
        {
            (Answer, Substitute) = (me.Answer, me.SubstituteName);
        }
    }
}
