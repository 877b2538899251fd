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

/// <summary>Refers somebody to a service and leads to the slip. The form stands on the page of the service too and is sent here.</summary>
public sealed class ReferralFormModel(ShowSlipService showService, ReferToService refer, ReferralForm form, CountNeeds needs, MunicipalCalendar calendar) : PageModel, IFormPage
{
    [BindProperty(Name = "anliegen", SupportsGet = true)]
    public string? Concern { get; set; }

    [BindProperty(Name = "art")]
    public string? Manner { get; set; }

    [BindProperty(Name = "frist")]
    public string? Deadline { get; set; }

    [BindProperty(Name = "einwilligung")]
    public bool HasConsent { get; set; }

    [BindProperty(Name = "einwilligung-am")]
    public string? ConsentOn { get; set; }

    [BindProperty(Name = "umfang")]
    public string[] ConsentCovers { get; set; } = [];

    [BindProperty(Name = "wiedervorlage")]
    public string? FollowUpOn { get; set; }

    [BindProperty(Name = "fall")]
    public string? CaseNumber { get; set; }

    [BindProperty(Name = "sprache")]
    public string? SlipLanguage { get; set; }

    [BindProperty(Name = "vorgang")]
    public Guid Submission { get; set; }

    public EntryKey? Entry => null;

    public SlipServiceRow Service { get; private set; } = null!;

    public ReferralFields Fields { get; private set; } = null!;

    /// <summary>Reports "kein Platz" of the last days.</summary>
    public int WithoutPlace { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (!await FindAsync(slug, cancellation))
        {
            return NotFound();
        }

        Fields = form.New(slug, Service.Kind, HttpContext.Referrer().CountyKey, Concern);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellation)
    {
        if (Submission == Guid.Empty || !await FindAsync(slug, cancellation))
        {
            return NotFound();
        }

        var draft = Draft();
        foreach (var violation in draft.Violations(calendar.Today).Where(violation => !ModelState.ContainsKey(FieldOf(violation)) || ModelState[FieldOf(violation)]!.Errors.Count == 0))
        {
            ModelState.AddModelError(FieldOf(violation), violation.Message);
        }

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
            Slug = Service.Slug, Concerns = form.Concerns(Service.Kind, HttpContext.Referrer().CountyKey), Concern = Concern, Manner = Manner, HasDeadline = Deadline == "ja", HasConsent = HasConsent,
            ConsentOn = ConsentOn, ConsentCovers = ConsentCovers, FollowUpOn = FollowUpOn, CaseNumber = CaseNumber, SlipLanguage = SlipLanguage, Submission = Submission,
        };
        return Task.CompletedTask;
    }

    private static string NoticeLanguagesOf(string? code) => Notices.NoticeLanguages.Read([code])[0].Code;

    private static string FieldOf(RuleViolation violation) => violation.Field switch
    {
        nameof(Concern) => "anliegen",
        nameof(Manner) => "art",
        nameof(HasConsent) => "einwilligung",
        nameof(ConsentOn) => "einwilligung-am",
        nameof(ConsentCovers) => "umfang",
        _ => "wiedervorlage",
    };

    private ReferralDraft Draft()
    {
        var title = form.TitleOf(Concern, HttpContext.Referrer().CountyKey);
        var number = IntMan.Directory.Published.CaseNumber.Parse(CaseNumber);
        if (number is null && GermanInput.Words(CaseNumber) is not null)
        {
            ModelState.AddModelError("fall", "Geben Sie die Fallnummer so ein: 08435016-03-0142. Namen gehören nicht hierher.");
        }

        return new ReferralDraft(
            Submission, title is null ? null : Concern, title, Enum.TryParse<Manner>(Manner, out var manner) && Enum.IsDefined(manner) ? manner : null, Deadline == "ja", HasConsent,
            ModelState.Day("einwilligung-am", ConsentOn, calendar.Today),
            [.. ReferralWords.Covers.Select(cover => cover.Cover).Where(cover => ConsentCovers.Contains(cover.ToString()))],
            ModelState.Day("wiedervorlage", FollowUpOn, calendar.Today, "Geben Sie den Tag ein, zum Beispiel 02.12.2026."), number);
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
