using IntMan.Directory.Published;
using IntMan.Directory.Services;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Time;
using IntMan.Portal.Pages.Services;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Directory;

public sealed class DirectoryStartModel(ListEntries list, StaffChoices choices, ReviewServices review, IAuthorizationService authorization,
    MunicipalCalendar calendar) : PageModel
{
    private const int MostNames = 3;

    public IReadOnlyList<(ListedKind Kind, int Count)> Lists { get; private set; } = [];

    public IReadOnlyList<StaffTask> Tasks { get; private set; } = [];

    public string Area { get; private set; } = "";

    public string Title => Reach.Of(User).Title;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var scope = Reach.Of(User).Area;
        var counts = await list.CountAsync(scope, calendar.Today, cancellation);
        Lists = [.. EntryKinds.All.Where(kind => !kind.IsCountyWide || scope.All || scope.Counties.Length > 0)
            .Select(kind => (kind, counts[kind.Kind]))];
        Area = await AreaAsync(scope, cancellation);
        var allowed = new List<StaffTask>();
        foreach (var task in StaffTasks.All)
        {
            if ((await authorization.AuthorizeAsync(User, task.Policy)).Succeeded)
            {
                allowed.Add(task.Address == KeptServicesModel.WaitingAddress
                    ? task with { Title = $"{task.Title} ({await review.CountAsync(scope, cancellation)})" } : task);
            }
        }

        Tasks = allowed;
    }

    private async Task<string> AreaAsync(AccessScope scope, CancellationToken cancellation)
    {
        if (scope.All)
        {
            return "alle Kreise und Gemeinden";
        }

        var names = (await choices.ExecuteAsync(ChoiceKind.County, scope, null, cancellation)).Select(county => county.Text).ToList();
        names.AddRange((await choices.ExecuteAsync(ChoiceKind.Municipality, scope with { Counties = [] }, null, cancellation))
            .Select(municipality => municipality.Text));
        return names.Count <= MostNames ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(MostNames))} und {names.Count - MostNames} weitere";
    }
}
