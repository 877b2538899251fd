using IntMan.Directory.Staff;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Directory.Responsibilities;

public sealed class TerritoryListModel(StaffChoices choices) : PageModel
{
    public IReadOnlyList<(string Key, string Text)> Counties { get; private set; } = [];

    public IReadOnlyList<(string Key, string Text)> Municipalities { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var scope = Reach.Of(User).Area;
        Counties = await choices.ExecuteAsync(ChoiceKind.County, scope, null, cancellation);
        Municipalities = await choices.ExecuteAsync(ChoiceKind.Municipality, scope, null, cancellation);
        return Counties.Count == 0 && Municipalities.Count == 1 ? Redirect($"{TerritoryPage.Root}/{Municipalities[0].Key}") : Page();
    }
}
