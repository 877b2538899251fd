using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Published;
using IntMan.Directory.Referrals;
using IntMan.Foundation.Time;
using IntMan.Portal.Forms;
using IntMan.Portal.Referrals;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Referrals;

public sealed class ReferralDetailsModel(ShowReferral show, MoveReferral move, MunicipalCalendar calendar) : PageModel, IFormPage
{
    [BindProperty(Name = "stand")]
    public ReferralState? State { get; set; }

    [BindProperty(Name = "grund")]
    public FailureReason? Reason { get; set; }

    [BindProperty(Name = "wiedervorlage")]
    public DateOnly? FollowUpOn { get; set; }

    [BindProperty(Name = "version")]
    public uint? Version { get; set; }

    public ReferralEntry Referral { get; private set; } = null!;

    public EntryKey? Entry => null;

    public DateOnly Today => calendar.Today;

    public bool IsDue => Referral.Referral.FollowUpOn <= Today;

    public IEnumerable<Choice> States => Referral.Referral.NextStates.Select(state => new Choice(state.ToString(), ReferralWords.Of(state)))
        .Prepend(new Choice(Referral.Referral.State.ToString(), Referral.Referral.IsOver
            ? "bleibt beendet" : $"bleibt: {ReferralWords.Of(Referral.Referral.State)}"));

    public bool IsOwn => Referral.Referral.AccountId == HttpContext.RequiredSignIn().AccountId;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(HttpContext.Referrer(), id, cancellation) is not { } referral)
        {
            return NotFound();
        }

        Referral = referral;
        (State, Reason, FollowUpOn, Version) = (referral.Referral.State, referral.Referral.Reason,
            FollowUpDay.After(Today, FederalState.BW), referral.Referral.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (Version is not { } seen || await show.ExecuteAsync(HttpContext.Referrer(), id, cancellation) is not { } referral)
        {
            return NotFound();
        }

        Referral = referral;
        ModelState.Need("stand", State, "Wählen Sie, wie es weitergeht.");
        // Whoever looked at an older state is told that first, not that the step no longer fits.
        if (seen == referral.Referral.Version)
        {
            this.Ask(() => referral.Referral.CheckMove(State ?? referral.Referral.State, Reason, FollowUpOn, Today));
        }

        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        await move.ExecuteAsync(HttpContext.Referrer(), id, State!.Value, Reason, FollowUpOn, seen, cancellation);
        return Redirect($"/verweise/{id}?gespeichert=1");
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        if (takesCurrentVersion && await show.ExecuteAsync(HttpContext.Referrer(), Referral.Referral.Id, cancellation) is { } current)
        {
            Referral = current;
            Version = current.Referral.Version;
        }
    }
}
