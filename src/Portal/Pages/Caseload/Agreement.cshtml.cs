using IntMan.Caseload.Plans;
using IntMan.Caseload.Points;
using IntMan.Foundation.Text;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Caseload;

// The target agreement on paper: for the client, in their language, with a blank line for the name.
public sealed class AgreementModel(ShowGoals show, AgreementWords words, GoalCatalogue goals, PointCatalogue points) : CasePageModel
{
    [BindProperty(Name = "sprache", SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty(Name = "als", SupportsGet = true)]
    public string? Kind { get; set; }

    public IReadOnlyList<Goal> Agreed { get; private set; } = [];

    public Language Tongue { get; private set; } = Language.German;

    public GoalCatalogue Goals => goals;

    public PointCatalogue Points => points;

    public static IReadOnlyList<Choice> Tongues { get; } =
        [.. Language.All.Select(language => new Choice(language.Code, language.GermanName))];

    public static IReadOnlyList<Choice> Kinds { get; } = [new("", "Zielvereinbarung"), new("auftrag", "Arbeitsauftrag")];

    // Only what the client does until the next talk.
    public bool IsOrder => Kind == "auftrag";

    public string this[string key] => words.Of(Tongue, key);

    public string Who(StepRole role) => words.Of(Tongue, role);

    public IEnumerable<GoalStep> StepsOf(Goal goal) => goal.Steps.Where(step => !IsOrder
        || (step is { IsDone: false, Who: StepRole.Client or StepRole.Together }));

    public string Day(DateOnly day) => day.ToString("d. MMMM yyyy", Tongue.Culture);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var found = await show.ExecuteAsync(Caller, id, "print", cancellation);
        if (Refuse(found?.Head) is { } refusal)
        {
            return refusal;
        }

        if (Head.IsLocked)
        {
            return Redirect($"/faelle/{id}");
        }

        Tongue = Language.All.FirstOrDefault(language => language.Code == Code) ?? Language.German;
        Agreed = [.. found!.Goals.Where(goal => goal.Reached == Reached.Open && (!IsOrder || StepsOf(goal).Any()))];
        return Page();
    }
}
