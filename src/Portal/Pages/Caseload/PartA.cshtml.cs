using IntMan.Caseload.Cases;
using IntMan.Caseload.Plans;
using IntMan.Foundation.Changes;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Caseload;

// One section of Teil A; questions, answers and rules come from content/caseload/teil-a.yaml.
public sealed class PartAModel(ShowPartA show, SavePartA save, FormDefinition form, FindServices find) : CasePageModel
{
    public FormDefinition Form => form;

    public FormSection Section { get; private set; } = null!;

    public FormAnswers Answers { get; private set; } = null!;

    public IReadOnlyList<LanguageLevel> Levels { get; private set; } = [];

    public DateOnly? LastOn { get; private set; }

    public IReadOnlyList<NamedService> Services { get; private set; } = [];

    public int Number => form.Sections.Index().First(section => section.Item == Section).Index + 1;

    public bool IsReadOnly => !Head.Case.IsOpen || (Section.IsSensitive && !Head.MayRecordHealth) || !Head.MayPlan;

    public async Task<IActionResult> OnGetAsync(Guid id, string? section, CancellationToken cancellation)
    {
        if (await FindAsync(id, section, cancellation) is { } refusal)
        {
            return refusal;
        }

        return section is null ? Redirect($"/faelle/{id}/teil-a/{FirstOpen().Key}{Request.QueryString}") : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? section, CancellationToken cancellation)
    {
        if (section is null || await FindAsync(id, section, cancellation) is not null)
        {
            return NotFound();
        }

        var typed = Typed();
        var stored = Answers;
        Answers = typed.With(Without(stored));
        try
        {
            await save.ExecuteAsync(Caller, id, Section, typed, cancellation);
        }
        catch (RuleViolation violation)
        {
            foreach (var mistake in violation.Mistakes)
            {
                ModelState.AddModelError(mistake.Field ?? "", mistake.Sentence);
            }

            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        return Request.Form["aktion"] == "verlassen" || Number == form.Sections.Count ? ToCase()
            : Redirect($"/faelle/{id}/teil-a/{form.Sections[Number].Key}?gespeichert=1");
    }

    public string ServiceText(string? value) =>
        Services.FirstOrDefault(service => string.Equals(service.Id.ToString(), value,
            StringComparison.OrdinalIgnoreCase))?.Text ?? value ?? "";

    // Fields are the questions of the section; a service is typed by its name.
    private FormAnswers Typed()
    {
        var values = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var question in Section.All.Where(question => Request.Form.ContainsKey(question.Key)))
        {
            string[] typed = [.. Request.Form[question.Key].OfType<string>().Where(value => value.Length > 0)];
            values[question.Key] = question.Kind != QuestionKind.Service ? typed
                : [.. Services.Where(service => typed.Contains(service.Text)).Select(service => service.Id.ToString())];
        }

        return new FormAnswers(values);
    }

    private FormAnswers Without(FormAnswers stored) => new(stored.Values.Where(pair => Section.All.All(question =>
        question.Key != pair.Key))
        .ToDictionary(pair => pair.Key, pair => pair.Value));

    private FormSection FirstOpen() =>
        form.Sections.FirstOrDefault(section => Answers.Progress(section).Answered == 0 && !section.IsSensitive) ?? form.Sections[0];

    private async Task<IActionResult?> FindAsync(Guid id, string? section, CancellationToken cancellation)
    {
        var found = await show.ExecuteAsync(Caller, id, "part-a", cancellation);
        if (Refuse(found?.Head) is { } refusal)
        {
            return refusal;
        }

        if (section is not null && form.Find(section) is null)
        {
            return NotFound();
        }

        (Answers, Levels, LastOn) = (found!.Answers, found.Levels, found.LastOn);
        Section = form.Find(section) ?? FirstOpen();
        Services = Section.All.Any(question => question.Kind == QuestionKind.Service)
            ? await find.ExecuteAsync(Head.Case.Ags, cancellation) : [];
        return null;
    }
}
