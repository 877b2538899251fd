using IntMan.Accounts;
using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Directory.Infomails;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Text;
using IntMan.Portal.Forms;
using IntMan.Portal.Languages;
using IntMan.Portal.Mail;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Directory.Infomails;

public sealed class InfomailPreviewModel(ShowInfomails show, WriteInfomail write, ComposeInfomail compose, InfomailLinks links)
    : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(Name = "version")]
    public long Version { get; set; }

    public Infomail Infomail { get; private set; } = null!;

    public InfomailPlace Sample { get; private set; } = null!;

    public RenderedMail Mail { get; private set; } = null!;

    public string Frame => Mail.Text[(Mail.Text.LastIndexOf("\n-- \n", StringComparison.Ordinal) + 5)..];

    // Addresses it would go to now.
    public int Recipients { get; private set; }

    public EntryKey? Entry => null;

    private AccessScope Own => Reach.Of(User).Scope;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostSendenAsync(CancellationToken cancellation) => ChangeAsync(
        caller => write.SendAsync(caller, Id, Version, cancellation), () =>
        RedirectToPage(new Dictionary<string, object> { ["id"] = Id, [SavedTagHelper.Parameter] = "gesendet" }), cancellation);

    public Task<IActionResult> OnPostLoeschenAsync(CancellationToken cancellation) => ChangeAsync(
        caller => write.DeleteAsync(caller, Id, Version, cancellation), () =>
        RedirectToPage("InfomailList", new Dictionary<string, object> { [SavedTagHelper.Parameter] = "geloescht" }), cancellation);

    public Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) => LoadAsync(cancellation);

    private async Task<IActionResult> ChangeAsync(Func<Caller, Task> change, Func<IActionResult> done, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        await change(HttpContext.Caller(Own));
        return done();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await show.FindAsync(Own, Id, cancellation) is not { } found)
        {
            return false;
        }

        Infomail = found;
        Sample = await show.SampleAsync(found, cancellation);
        Recipients = found.State == InfomailState.Draft ? await show.CountRecipientsAsync(found, cancellation) : found.Recipients;
        Mail = compose.Render(found.Subject, found.Body, Sample, Language.German, links.UnsubscribeSample(Language.German));
        return true;
    }
}
