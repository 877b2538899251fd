using IntMan.Caseload.Points;
using IntMan.Foundation.Changes;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Caseload;

// What of each row is reached; rows come from content/caseload/punkte.yaml. The points follow from the steps.
public sealed class PointsFormModel(ShowPoints show, SavePoints save, PointCatalogue catalogue) : CasePageModel
{
    // Beside the steps: the row is recorded with no step, or not recorded at all.
    public const string Nothing = "keine";

    public const string NotRecorded = "nicht-erhoben";

    public PointCatalogue Catalogue => catalogue;

    public PointSheet Sheet { get; private set; } = null!;

    public bool MayWrite(PointRow row) => !row.IsSensitive || Head.MayRecordHealth;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } refusal)
        {
            return refusal;
        }

        var steps = catalogue.Rows.Select(row => (row.Key, Steps: StepsOf(row))).Where(row => row.Steps is not null)
            .ToDictionary(row => row.Key, row => row.Steps!);
        Sheet = new PointSheet(catalogue, steps);
        try
        {
            await save.ExecuteAsync(Caller, id, steps, cancellation);
        }
        catch (RuleViolation violation)
        {
            violation.Mistakes.ToList().ForEach(mistake => ModelState.AddModelError("", mistake.Sentence));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        return ToCase();
    }

    // Null: not recorded. A row the caller may not write stays as it is.
    private IReadOnlyCollection<string>? StepsOf(PointRow row)
    {
        if (!MayWrite(row))
        {
            return Sheet.IsRecorded(row) && Head.MayRecordHealth ? Sheet.StepsOf(row) : null;
        }

        string[] typed = [.. Request.Form[row.Key].OfType<string>()];
        var steps = row.Levels.Select(level => level.Key).Append(PointRow.FlagKey).Where(typed.Contains).ToList();
        return steps.Count > 0 || typed.Contains(Nothing) ? steps : null;
    }

    private async Task<IActionResult?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var found = await show.ExecuteAsync(Caller, id, cancellation);
        if (Refuse(found?.Head) is { } refusal)
        {
            return refusal;
        }

        Sheet = found!.History.Latest;
        return Head.MayPlan && Head.Case is { IsOpen: true, IsOwn: true } ? null : Redirect($"/faelle/{id}/einwilligung");
    }
}
