using IntMan.Directory.Guide;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Published;
using IntMan.Directory.Referrals;
using IntMan.Directory.Services;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using IntMan.Portal.Forms;
using IntMan.Portal.Languages;
using IntMan.Portal.TagHelpers;

namespace IntMan.Portal.Referrals;

public sealed class ReferralForm(GuideRules rules, MunicipalCalendar calendar)
{
    public const int DaysBack = 30;

    public ReferralFields New(string slug, ServiceKind kind, string? countyKey, string? concern = null) => new()
    {
        Slug = slug,
        Concerns = Concerns(kind, countyKey),
        Concern = rules.Find(concern, countyKey)?.Key ?? "",
        Manner = Manner.Referral,
        FollowUpOn = FollowUpDay.After(calendar.Today, FederalState.BW),
    };

    public IReadOnlyList<Choice> Concerns(ServiceKind kind, string? countyKey) =>
    [
        new("", "Bitte wählen"),
        .. rules.Of(countyKey).OrderByDescending(rule => rule.Steps.Any(step => step.Kinds.Contains(kind)))
        .Select(rule => new Choice(rule.Key, rule.Title)),
        new(ReferralDraft.OtherConcern, "Anderes Anliegen"),
    ];

    public string? TitleOf(string? concern, string? countyKey) =>
        concern == ReferralDraft.OtherConcern ? "Anderes Anliegen" : rules.Find(concern, countyKey)?.Title;

    public static IReadOnlyList<Choice> SlipLanguages { get; } =
        [.. Language.All.Select(language => new Choice(language.Code, language.GermanName))];
}

public sealed class ReferralFields
{
    public string Slug { get; init; } = "";
    public IReadOnlyList<Choice> Concerns { get; init; } = [];
    public string? Concern { get; init; }
    public Manner? Manner { get; init; }
    public bool HasDeadline { get; init; }
    public bool HasConsent { get; init; }
    public DateOnly? ConsentOn { get; init; }
    public IReadOnlyList<ConsentCover> ConsentCovers { get; init; } = [];
    public DateOnly? FollowUpOn { get; init; }
    public CaseNumber? CaseNumber { get; init; }
    public string? SlipLanguage { get; init; }
}
