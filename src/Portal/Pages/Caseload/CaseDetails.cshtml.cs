using IntMan.Caseload.Consultations;
using IntMan.Caseload.Plans;
using IntMan.Caseload.Points;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Caseload;

// The integration plan of a case: points and lights, goals, what happened last.
public sealed class CaseDetailsModel(ShowCase show, PointCatalogue points, GoalCatalogue goals, TopicCatalogue topics) : CasePageModel
{
    public CasePage Case { get; private set; } = null!;

    public PointCatalogue Catalogue => points;

    public GoalCatalogue Goals => goals;

    public TopicCatalogue Topics => topics;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var found = await show.ExecuteAsync(Caller, id, "show", cancellation);
        if (Refuse(found?.Head) is { } refusal)
        {
            return refusal;
        }

        Case = found!;
        return Page();
    }
}
