using System.Globalization;
using IntMan.Caseload.Plans;
using IntMan.Caseload.Points;
using IntMan.Portal.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace IntMan.Portal.Caseload;

// One row of the steps of a goal, as the form shows and reads it: fields "schritt-1", "wer-1", "bis-1", "erledigt-1".
public sealed record GoalStepFields(string? Text, string? RowKey, string? StepKey, StepRole Who, DateOnly? DueOn, bool IsDone)
{
    public bool IsTyped => Text is not null;

    public StepDraft Draft => new(RowKey is null ? Text : null, RowKey, StepKey, Who, DueOn, IsDone);

    public static GoalStepFields Of(GoalStep step, PointCatalogue points) =>
        new(step.Text ?? points.StepText(step.RowKey, step.StepKey) ?? "", step.RowKey, step.StepKey, step.Who, step.DueOn, step.IsDone);

    public static IReadOnlyList<GoalStepFields> Read(IFormCollection form, PointCatalogue points, DateOnly today,
        ModelStateDictionary state)
    {
        var steps = new List<GoalStepFields>();
        for (var number = 1; number <= GoalDraft.MostSteps && form.ContainsKey(Name("was", number)); number++)
        {
            if (form[Name("weg", number)] != "1")
            {
                steps.Add(Read(form, points, today, state, number));
            }
        }

        return steps;
    }

    private static GoalStepFields Read(IFormCollection form, PointCatalogue points, DateOnly today, ModelStateDictionary state, int number)
    {
        var text = form[Name("was", number)].ToString().Trim() is { Length: > 0 } typed ? typed : null;
        var day = form[Name("bis", number)].ToString().Trim();
        var due = day.Length == 0 ? null : GermanInput.Day(day, today);
        if (day.Length > 0 && due is null)
        {
            state.AddModelError(Name("bis", number), "Geben Sie den Tag so ein: 25.11.2026.");
            state.SetModelValue(Name("bis", number), day, day);
        }

        if (text?.Length > IntMan.Caseload.Cases.CaseTexts.Longest)
        {
            state.AddModelError(Name("was", number), "Kürzen Sie den Text auf höchstens 300 Zeichen.");
        }

        // A step of the points stays one as long as its words are not changed.
        var (row, step) = (form[Name("bereich", number)].ToString(), form[Name("stufe", number)].ToString());
        var isOfPoints = text is not null && points.StepText(row, step) == text;
        return new GoalStepFields(text, isOfPoints ? row : null, isOfPoints ? step : null,
            Enum.TryParse<StepRole>(form[Name("wer", number)], out var who) && Enum.IsDefined(who) ? who : StepRole.Client, due,
            form[Name("erledigt", number)] == "true");
    }

    private static string Name(string field, int number) => string.Create(CultureInfo.InvariantCulture, $"{field}-{number}");
}
