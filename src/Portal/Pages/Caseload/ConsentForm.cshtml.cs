using IntMan.Caseload.Cases;
using IntMan.Caseload.Consultations;
using IntMan.Directory.Editing;
using IntMan.Foundation.Text;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Caseload;

public sealed class ConsentFormModel(ReadCase read, RecordConsent record, FindServices find, TopicCatalogue topics) : CasePageModel,
    IFormPage
{
    [BindProperty(Name = "art", SupportsGet = true)]
    public ConsentKind? Kind { get; set; }

    [BindProperty(Name = "stelle")]
    public string? ServiceId { get; set; }

    [BindProperty(Name = "themen")]
    public string[] Categories { get; set; } = [];

    [BindProperty(Name = "unterschrieben")]
    public DateOnly? SignedOn { get; set; }

    [BindProperty(Name = "fassung")]
    public string? TextVersion { get; set; }

    [BindProperty(Name = "sprache")]
    public string? PaperLanguage { get; set; }

    [BindProperty(Name = "bis")]
    public DateOnly? ValidUntil { get; set; }

    [BindProperty(Name = "gesundheit")]
    public bool CoversHealth { get; set; }

    [BindProperty(Name = "liegt")]
    public PaperPlace? PaperAt { get; set; }

    public EntryKey? Entry => null;

    public IReadOnlyList<NamedService> Services { get; private set; } = [];

    public bool IsRelease => Kind == ConsentKind.Release;

    public IEnumerable<Choice> Topics => topics.Topics.Select(topic => new Choice(topic.Key, topic.Title));

    public static IReadOnlyList<Choice> Languages { get; } =
        [.. Language.All.Where(language => language.Code != "ls").Select(language => new Choice(language.Code, language.GermanName))];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } refusal)
        {
            return refusal;
        }

        (SignedOn, PaperLanguage, PaperAt) = (Today, "de", PaperPlace.Office);
        ValidUntil = IsRelease ? Today.AddMonths(ConsentDraft.ReleaseMonths) : null;
        await PrepareAsync(false, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } refusal)
        {
            return refusal;
        }

        await PrepareAsync(false, cancellation);
        var service = Services.FirstOrDefault(known => known.Text == ServiceId)?.Id;
        var draft = new ConsentDraft(Kind!.Value, TextVersion, Languages.Any(language => language.Value == PaperLanguage)
            ? PaperLanguage! : "de", SignedOn, ValidUntil, [.. topics.Topics.Select(topic => topic.Key).Where(Categories.Contains)],
            CoversHealth && Kind is (ConsentKind.Privacy or ConsentKind.HandOver), PaperAt, IsRelease ? service : null);
        this.Note(draft.Mistakes(Today).Where(mistake => mistake.Field is null || !Unreadable(mistake.Field)));
        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        await record.ExecuteAsync(Caller, id, draft, cancellation);
        return ToCase("/einwilligung");
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) =>
        Services = IsRelease ? await find.ExecuteAsync(Head.Case.Ags, cancellation) : [];

    // What could not be read is said already.
    private bool Unreadable(string field) => field switch
    {
        nameof(SignedOn) => ModelState.HasMistake("unterschrieben"),
        nameof(ValidUntil) => ModelState.HasMistake("bis"),
        _ => false,
    };

    private async Task<IActionResult?> FindAsync(Guid id, CancellationToken cancellation) =>
        Refuse(await read.ExecuteAsync(Caller, id, "consents", cancellation))
            ?? (Kind is ConsentKind.Agreement or ConsentKind.Privacy or ConsentKind.Release or ConsentKind.HandOver ? null : NotFound());
}
