using IntMan.Caseload.Cases;
using IntMan.Caseload.Consultations;
using IntMan.Directory.Editing;
using IntMan.Portal.Caseload;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Caseload;

// A talk in one screen, by thumb: "wie letztes Mal" fills in everything but the day.
public sealed class TalkFormModel(ListTalks list, RecordConsultation record, TopicCatalogue topics, CaseTexts texts) : CasePageModel,
    IFormPage
{
    private const int ShownTalks = 3;

    [BindProperty]
    public TalkFields Talk { get; set; } = new();

    [BindProperty(Name = "aktion")]
    public string? Action { get; set; }

    [BindProperty(Name = "wie", SupportsGet = true)]
    public string? Like { get; set; }

    // "heute": back to the day page, where the next one waits.
    [BindProperty(Name = "von", SupportsGet = true)]
    public string? From { get; set; }

    public EntryKey? Entry => null;

    public CaseTalks Case { get; private set; } = null!;

    public TopicCatalogue Topics => topics;

    public IEnumerable<Choice> Services => Head.ValidReleases.Where(consent => consent.ServiceId is not null)
        .Select(consent => new Choice(consent.ServiceId.ToString()!, consent.Service ?? "nicht mehr veröffentlicht"))
        .DistinctBy(choice => choice.Value);

    public Talk? Last => Case.Talks.Count > 0 ? Case.Talks[0] : null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } refusal)
        {
            return refusal;
        }

        Talk = Like == "letztes" && Last is { } last ? TalkFields.Like(last) : TalkFields.New();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } refusal)
        {
            return refusal;
        }

        var draft = Talk.Draft(Today, Services.Any(service => service.Value == Talk.ServiceId));
        this.Note([.. draft.Mistakes(Today, topics), .. texts.Mistakes(draft.Note, nameof(draft.Note), Today, draft.IsConfirmed)], Talk);
        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        await record.ExecuteAsync(Caller, id, draft, cancellation);
        if (Action == "weiter")
        {
            return Redirect("/faelle?gespeichert=1");
        }

        return From == "heute" ? Redirect("/heute?gespeichert=gespraech") : ToCase();
    }

    public Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) => Task.CompletedTask;

    private async Task<IActionResult?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var found = await list.ExecuteAsync(Caller, id, 1, ShownTalks, cancellation);
        if (Refuse(found?.Head) is { } refusal)
        {
            return refusal;
        }

        Case = found!;
        return Head.Case.IsOpen ? null : Redirect($"/faelle/{id}");
    }
}
