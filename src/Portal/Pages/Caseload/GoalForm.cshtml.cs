using IntMan.Caseload.Cases;
using IntMan.Caseload.Plans;
using IntMan.Caseload.Points;
using IntMan.Directory.Editing;
using IntMan.Portal.Caseload;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Caseload;

// A goal of Teil B with its steps. It may begin from an open step of the points.
public sealed class GoalFormModel(ShowGoals show, SaveGoal save, FindServices find, GoalCatalogue goals, PointCatalogue points,
    CaseTexts texts)
    : CasePageModel, IFormPage
{
    private const int MonthsPlanned = 3;

    [BindProperty(Name = "bereich", SupportsGet = true)]
    public string? Area { get; set; }

    [BindProperty(Name = "schritt", SupportsGet = true)]
    public string? FromStep { get; set; }

    [BindProperty(Name = "ziel")]
    public string? Goal { get; set; }

    [BindProperty(Name = "eigenes")]
    public string? OwnGoal { get; set; }

    [BindProperty(Name = "vereinbart")]
    public DateOnly? AgreedOn { get; set; }

    [BindProperty(Name = "geplant")]
    public DateOnly? PlannedUntil { get; set; }

    [BindProperty(Name = "erreicht")]
    public Reached? Reached { get; set; }

    [BindProperty(Name = "stelle")]
    public string? Service { get; set; }

    [BindProperty(Name = "beteiligt")]
    public Guid[] Involved { get; set; } = [];

    [BindProperty(Name = "anmerkung")]
    public string? Remark { get; set; }

    [BindProperty(Name = "geprueft")]
    public bool IsConfirmed { get; set; }

    [BindProperty(Name = "aktion")]
    public string? Action { get; set; }

    [BindProperty(Name = "version")]
    public uint? Version { get; set; }

    public EntryKey? Entry => null;

    public Goal? Stored { get; private set; }

    public IReadOnlyList<GoalStepFields> Steps { get; private set; } = [];

    public IReadOnlyList<NamedService> Services { get; private set; } = [];

    public IEnumerable<Choice> Areas => goals.Areas.Select(area => new Choice(area.Key, area.Title)).Prepend(new Choice("",
        "Bitte wählen"));

    public IEnumerable<Choice> Goals => (goals.Find(Area)?.Goals ?? []).Select(goal => new Choice($"{Area}.{goal.Key}", goal.Text))
        .Concat(goals.Areas.Where(area => area.Key != Area).SelectMany(area => area.Goals.Select(goal =>
            new Choice($"{area.Key}.{goal.Key}", $"{area.Title}: {goal.Text}"))))
        .Prepend(new Choice("", "eigenes Ziel"));

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? goal, CancellationToken cancellation)
    {
        if (await FindAsync(id, goal, cancellation) is { } refusal)
        {
            return refusal;
        }

        (AgreedOn, PlannedUntil, Reached) = (Today, Today.AddMonths(MonthsPlanned), InWork);
        Steps = [.. FromPoints(), .. Blank(3)];
        if (Stored is { } stored)
        {
            (Area, OwnGoal, AgreedOn, PlannedUntil, Reached, Remark, Version) = (stored.Area, stored.OwnGoal, stored.AgreedOn,
                stored.PlannedUntil, stored.Reached, stored.Remark, stored.Version);
            Goal = stored.CatalogueGoal is { } key ? $"{stored.Area}.{key}" : null;
            Involved = [.. stored.Services.Select(service => service.ServiceId)];
            Steps = [.. stored.Steps.Select(step => GoalStepFields.Of(step, points)), .. Blank(1)];
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid? goal, CancellationToken cancellation)
    {
        if (await FindAsync(id, goal, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (goal is not null && Version is null)
        {
            return NotFound();
        }

        Steps = GoalStepFields.Read(Request.Form, points, Today, ModelState);
        AddService();
        if (Action is "schritt" or "stelle")
        {
            Steps = [.. Steps, .. Blank(Action == "schritt" ? 1 : 0)];
            Service = Action == "stelle" && ModelState.IsValid ? null : Service;
            ModelState.Remove("stelle");
            return Page();
        }

        var chosen = Goal?.Split('.', 2) is [var area, var key] && area == Area ? key : null;
        var draft = new GoalDraft(goals.Find(Area)?.Key, goals.GoalText(Area ?? "", chosen) is null ? null : chosen, OwnGoal, AgreedOn,
            PlannedUntil, Reached, Remark, [.. Steps.Where(step => step.IsTyped).Select(step => step.Draft)], Involved, IsConfirmed);
        this.Note(draft.Mistakes(Today).Where(mistake => !IsUnreadable(mistake.Field)));
        this.Note(texts.Mistakes(draft.Goal is null ? OwnGoal : null, nameof(OwnGoal), Today, IsConfirmed));
        this.Note(texts.Mistakes(Remark, nameof(Remark), Today, IsConfirmed));
        foreach (var (index, step) in Steps.Index())
        {
            texts.Mistakes(step.Draft.Text, "", Today, IsConfirmed).ToList()
                .ForEach(mistake => ModelState.AddModelError($"was-{index + 1}", mistake.Sentence));
        }

        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        await save.ExecuteAsync(Caller, id, goal, draft, Version, cancellation);
        return ToCase();
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        if (takesCurrentVersion && Stored is { } stored && await FindAsync(Head.Case.Id, stored.Id, cancellation) is null)
        {
            Version = Stored!.Version;
        }
    }

    private const Reached InWork = IntMan.Caseload.Plans.Reached.Open;

    private bool IsUnreadable(string? field) => (field == nameof(AgreedOn) && ModelState.HasMistake("vereinbart"))
        || (field == nameof(PlannedUntil) && ModelState.HasMistake("geplant"));

    private void AddService()
    {
        if (Service is not { } typed)
        {
            return;
        }

        if (Services.FirstOrDefault(service => service.Text == typed) is { } found)
        {
            Involved = [.. Involved.Append(found.Id).Distinct()];
            Service = null;
            ModelState.Remove("stelle");
            return;
        }

        ModelState.AddModelError("stelle", "Wählen Sie eine Stelle aus dem Verzeichnis.");
    }

    private IEnumerable<GoalStepFields> FromPoints() => points.StepText(Area, FromStep) is { } text
        ? [new GoalStepFields(text, Area, FromStep, StepRole.Together, null, false)] : [];

    private static IEnumerable<GoalStepFields> Blank(int count) =>
        Enumerable.Repeat(new GoalStepFields(null, null, null, StepRole.Client, null, false), count);

    private async Task<IActionResult?> FindAsync(Guid id, Guid? goal, CancellationToken cancellation)
    {
        var found = await show.ExecuteAsync(Caller, id, "goals", cancellation);
        if (Refuse(found?.Head) is { } refusal)
        {
            return refusal;
        }

        Stored = found!.Goals.FirstOrDefault(known => known.Id == goal);
        if (goal is not null && Stored is null)
        {
            return NotFound();
        }

        Services = await find.ExecuteAsync(Head.Case.Ags, cancellation);
        return Head.MayPlan && Head.Case.IsOpen ? null : Redirect($"/faelle/{id}/einwilligung");
    }
}
