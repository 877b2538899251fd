using IntMan.Foundation.Mail;
using IntMan.Portal.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Public;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DevelopmentMailsModel(ReadDevelopmentMails read, IHostEnvironment environment) : PageModel
{
    public IReadOnlyList<DevelopmentMail> Mails { get; private set; } = [];

    public DevelopmentMail? Shown { get; private set; }

    public MailContent? Says { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? mail, CancellationToken cancellation)
    {
        if (!environment.IsDevelopment())
        {
            return NotFound();
        }

        Mails = await read.ListAsync(cancellation);
        Shown = Mails.FirstOrDefault(line => line.Id == mail);
        Says = Shown is null ? null : await read.FindAsync(Shown.Id, cancellation);
        return Page();
    }
}
