using IntMan.Caseload.Retention;
using IntMan.Directory.Editing;
using IntMan.Foundation.Time;
using IntMan.Portal.Caseload;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Caseload;

// What the nights to come erase; whoever leads a team is the second person for what is erased by hand.
public sealed class RetentionListModel(ListErasures list, EraseByHand erase, MunicipalCalendar calendar) : PageModel, IFormPage
{
    [BindProperty(Name = "loeschung")]
    public Guid Erasure { get; set; }

    [BindProperty(Name = "aktion")]
    public string? Action { get; set; }

    [BindProperty(Name = "bis")]
    public DateOnly? HeldUntil { get; set; }

    public EntryKey? Entry => null;

    public ErasureList Erasures { get; private set; } = null!;

    public DateOnly Today => calendar.Today;

    // Managers see their own cases; who leads the team confirms.
    public bool Leads => Reach.Of(User).OnlyLeads;

    public Task OnGetAsync(CancellationToken cancellation) => PrepareAsync(false, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await PrepareAsync(false, cancellation);
        if (!Leads || Erasures.Asked.All(asked => asked.Id != Erasure))
        {
            return NotFound();
        }

        if (Action == "halten")
        {
            if (!ModelState.HasMistake("bis") && !(HeldUntil > Today && HeldUntil <= Today.AddMonths(EraseByHand.HoldMonths)))
            {
                ModelState.AddModelError("bis", "Geben Sie einen Tag in den nächsten 3 Monaten ein, zum Beispiel 31.01.2027.");
            }

            if (!ModelState.IsValid)
            {
                return await this.ShowAgainAsync(cancellation);
            }

            await erase.HoldAsync(HttpContext.Cases(), Erasure, HeldUntil, cancellation);
        }
        else
        {
            await erase.ConfirmAsync(HttpContext.Cases(), Erasure, cancellation);
        }

        return Redirect("/faelle/aufbewahrung?gespeichert=1");
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Erasures = await list.ExecuteAsync(HttpContext.Cases(), cancellation);
    }
}
