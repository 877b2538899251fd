using IntMan.Caseload.Consultations;
using IntMan.Directory.Editing;
using IntMan.Foundation.Time;
using IntMan.Portal.Caseload;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Caseload;

// Talks of several days in one form, after a week outside.
public sealed class DaysFormModel(RecordDays record, TopicCatalogue topics, MunicipalCalendar calendar) : PageModel, IFormPage
{
    public EntryKey? Entry => null;

    public DateOnly Today => calendar.Today;

    public IReadOnlyList<DayFields> Days { get; private set; } = [];

    public IReadOnlyList<OpenCaseChoice> Open { get; private set; } = [];

    public IEnumerable<Choice> Cases => Open.Select(open => new Choice(open.Id.ToString(), $"{open.ShortNumber} {open.Alias}"))
        .Prepend(new Choice("", "–"));

    public IEnumerable<Choice> Topics => topics.Topics.Select(topic => new Choice(topic.Key, topic.Title))
        .Prepend(new Choice("", "Bitte wählen"));

    public static IReadOnlyList<Choice> Nexts { get; } =
        [new("2", "in 2 Wochen"), new("1", "in 1 Woche"), new("4", "in 4 Wochen"), new("keiner", "keiner")];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await PrepareAsync(false, cancellation);
        Days = [.. Enumerable.Repeat(new DayFields(null, Today, nameof(ContactChannel.Visit), nameof(ContactSetting.Person), null, "2"),
            DayFields.Rows)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await PrepareAsync(false, cancellation);
        Days = DayFields.Read(Request.Form, Today, ModelState);
        var talks = new List<(Guid CaseId, ConsultationDraft Draft)>();
        foreach (var (index, day) in Days.Index().Where(day => day.Item.Case is not null))
        {
            if (Open.FirstOrDefault(open => open.Id.ToString() == day.Case) is { } chosen)
            {
                Check(index + 1, day.Draft, chosen);
                talks.Add((chosen.Id, day.Draft));
            }
            else
            {
                ModelState.AddModelError(DayFields.Name("fall", index + 1), "Wählen Sie einen Ihrer offenen Fälle.");
            }
        }

        if (talks.Count == 0 && ModelState.IsValid)
        {
            ModelState.AddModelError(DayFields.Name("fall", 1), "Wählen Sie mindestens einen Fall.");
        }

        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        await record.ExecuteAsync(HttpContext.Cases(), talks, cancellation);
        return Redirect("/faelle?gespeichert=1");
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Open = await record.CasesAsync(HttpContext.Cases(), cancellation);
    }

    private void Check(int number, ConsultationDraft draft, OpenCaseChoice chosen)
    {
        foreach (var mistake in draft.Mistakes(Today, topics))
        {
            var field = DayFields.Name(mistake.Field switch
            {
                nameof(ConsultationDraft.HeldOn) => "tag",
                nameof(ConsultationDraft.Channel) => "weg",
                nameof(ConsultationDraft.Setting) => "wer",
                nameof(ConsultationDraft.Topics) => "thema",
                _ => "naechster",
            }, number);
            if (!ModelState.HasMistake(field))
            {
                ModelState.AddModelError(field, mistake.Sentence);
            }
        }

        if (draft.HeldOn < chosen.FirstContactOn)
        {
            ModelState.AddModelError(DayFields.Name("tag", number),
                "Das Gespräch liegt vor dem Erstkontakt des Falls. Prüfen Sie den Tag.");
        }
    }
}
