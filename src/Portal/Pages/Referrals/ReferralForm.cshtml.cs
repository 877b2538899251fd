using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.History;
using IntMan.Directory.Published;
using IntMan.Directory.Referrals;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using IntMan.Portal.Forms;
using IntMan.Portal.Languages;
using IntMan.Portal.Referrals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Referrals;

public sealed class ReferralFormModel(ShowSlipService showService, ReferToService refer, ReferralForm form, CountNeeds needs,
    MunicipalCalendar calendar) : PageModel, IFormPage
{
    [BindProperty(Name = "anliegen", SupportsGet = true)]
    public string? Concern { get; set; }

    [BindProperty(Name = "art")]
    public Manner? Manner { get; set; }

    [BindProperty(Name = "frist")]
    public string? Deadline { get; set; }

    [BindProperty(Name = "einwilligung")]
    public bool HasConsent { get; set; }

    [BindProperty(Name = "einwilligung-am")]
    public DateOnly? ConsentOn { get; set; }

    [BindProperty(Name = "umfang")]
    public ConsentCover[] ConsentCovers { get; set; } = [];

    [BindProperty(Name = "wiedervorlage")]
    public DateOnly? FollowUpOn { get; set; }

    [BindProperty(Name = "fall")]
    public CaseNumber? CaseNumber { get; set; }

    [BindProperty(Name = "sprache")]
    public string? SlipLanguage { get; set; }

    public EntryKey? Entry => null;

    public SlipServiceRow Service { get; private set; } = null!;

    public ReferralFields Fields { get; private set; } = null!;

    public int WithoutPlace { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (!await FindAsync(slug, cancellation))
        {
            return NotFound();
        }

        Fields = form.New(slug, Service.Kind, CountyKey, Concern);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellation)
    {
        if (!await FindAsync(slug, cancellation))
        {
            return NotFound();
        }

        var draft = Draft();
        ModelState.Need("wiedervorlage", FollowUpOn, "Geben Sie den Tag ein, zum Beispiel 02.12.2026.");
        this.Note(draft.Mistakes(calendar.Today));
        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        var id = await refer.ExecuteAsync(HttpContext.Referrer(), Service.Id, draft, cancellation);
        return Redirect($"/verweise/{id}/zettel?sprache={NoticeLanguagesOf(SlipLanguage)}&gespeichert=1");
    }

    public Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        Fields = new ReferralFields
        {
            Slug = Service.Slug, Concerns = form.Concerns(Service.Kind, CountyKey), Concern = Concern,
                Manner = Manner, HasDeadline = Deadline == "ja", HasConsent = HasConsent,
            ConsentOn = ConsentOn, ConsentCovers = ConsentCovers, FollowUpOn = FollowUpOn, CaseNumber = CaseNumber,
            SlipLanguage = SlipLanguage,
        };
        return Task.CompletedTask;
    }

    // Where the account works is not in the area that the service says it is for.
    public bool IsOutside => !Service.Serves(ReferralOrigin.Of(HttpContext.Referrer().Scope));

    private string? CountyKey => ReferralOrigin.Of(HttpContext.Referrer().Scope).CountyKey;

    private static string NoticeLanguagesOf(string? code) => Notices.NoticeLanguages.Read([code])[0].Code;

    private ReferralDraft Draft()
    {
        var title = form.TitleOf(Concern, CountyKey);
        return new ReferralDraft(title is null ? null : Concern, title, Manner, Deadline == "ja", HasConsent, ConsentOn,
            ConsentCovers, FollowUpOn, CaseNumber);
    }

    private async Task<bool> FindAsync(string slug, CancellationToken cancellation)
    {
        if (await showService.ExecuteAsync(slug, Language.German.Code, cancellation) is not { } service)
        {
            return false;
        }

        Service = service.Service;
        WithoutPlace = await needs.NoPlaceAsync(Service.Id, ReferralForm.DaysBack, cancellation);
        return true;
    }
}
