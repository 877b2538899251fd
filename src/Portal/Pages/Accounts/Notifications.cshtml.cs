using IntMan.Accounts;
using IntMan.Directory.Published;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using IntMan.Portal.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Accounts;

// Which mails the account gets about its work.
public sealed class NotificationsModel(ReadWorkMail read, ChangeWorkMail change, CollectWork work) : PageModel
{
    [BindProperty(Name = "rhythmus")]
    public WorkMailRhythm? Rhythm { get; set; }

    [BindProperty(Name = "art")]
    public IReadOnlyList<string> Wanted { get; set; } = [];

    [BindProperty(Name = "sofort")]
    public bool AtOnce { get; set; }

    public IReadOnlyList<WorkKind> Kinds => work.Kinds;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var mail = await read.ExecuteAsync(HttpContext.RequiredSignIn().AccountId, cancellation);
        (Rhythm, Wanted, AtOnce) = (mail.Rhythm, [.. Kinds.Select(kind => kind.Key).Except(mail.Without)], mail.AtOnce);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Rhythm is not { } rhythm || !Enum.IsDefined(rhythm))
        {
            ModelState.AddModelError("rhythmus", "Wählen Sie, wie oft die Mail kommt.");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var without = Kinds.Select(kind => kind.Key).Except(Wanted, StringComparer.Ordinal);
        await change.ExecuteAsync(HttpContext.OwnCaller(), new WorkMail(rhythm, [.. without], AtOnce), cancellation);
        return Redirect($"{SendWorkMails.SettingsPath}?{SavedTagHelper.Parameter}=1");
    }
}
