using IntMan.Directory.Staff;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Directory.Handover;

public sealed class CommissionSwitchStartModel(StaffChoices choices) : PageModel
{
    public IReadOnlyList<(string Key, string Text)> Municipalities { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Municipalities = await choices.ExecuteAsync(ChoiceKind.Municipality, Reach.Of(User).CommissionScope, null, cancellation);
}
