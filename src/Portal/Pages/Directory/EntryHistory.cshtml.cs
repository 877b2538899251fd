using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Directory;

public sealed class EntryHistoryModel(StaffReach staffReach, ShowHistory history, FindChanges find, RestoreEntry restore,
    UndoChangeSet undo) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "fassung")]
    public long? Asked { get; set; }

    [BindProperty(SupportsGet = true, Name = "vorgang")]
    public Guid? AskedSet { get; set; }

    [BindProperty(SupportsGet = true, Name = "vor")]
    public long? Before { get; set; }

    public EntryKey Entry { get; private set; } = new("", "");

    public IReadOnlyList<ChangeLine> Lines { get; private set; } = [];

    public bool HasMore { get; private set; }

    public ChangeLine? Question { get; private set; }

    public long Latest { get; private set; }

    public int SetSize { get; private set; }

    public string Address => HistoryKinds.AddressOf(Entry);

    private AccessScope Scope => Reach.Of(User).Area;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var table = HistoryKinds.TableOf((string)RouteData.Values["art"]!);
        Entry = new EntryKey(table ?? "", (string)RouteData.Values["id"]!);
        if (table is null || !await staffReach.ContainsAsync(Scope, Entry, context.HttpContext.RequestAborted))
        {
            context.Result = NotFound();
            return;
        }

        await next();
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        return (Asked is not null && Question is null) || (AskedSet is not null && SetSize == 0) ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostWiederherstellenAsync(long letzte, CancellationToken cancellation)
    {
        if (Asked is not { } change || await find.EntryOfAsync(change, cancellation) is not { } found)
        {
            return NotFound();
        }

        return await DoAsync(() => restore.ExecuteAsync(HttpContext.Caller(), found.Entry, change, letzte, cancellation),
            "wiederhergestellt", cancellation);
    }

    public async Task<IActionResult> OnPostZuruecknehmenAsync(CancellationToken cancellation) => AskedSet is { } set
        ? await DoAsync(() => undo.ExecuteAsync(HttpContext.Caller(), set, cancellation), "zurueckgenommen", cancellation)
        : NotFound();

    private async Task<IActionResult> DoAsync(Func<Task> write, string done, CancellationToken cancellation)
    {
        try
        {
            await write();
        }
        catch (Exception refused) when (refused is RuleViolation or ChangedMeanwhile)
        {
            ModelState.AddModelError("", refused is ChangedMeanwhile
                ? "Der Eintrag wurde inzwischen geändert. Sehen Sie nach, was unten neu steht, und entscheiden Sie noch einmal."
                : refused.Message);
            await ShowAsync(cancellation);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        return Redirect($"{Address}?{SavedTagHelper.Parameter}={done}");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var lines = await history.ExecuteAsync([.. await find.FamilyAsync(Entry, cancellation)], Before, cancellation);
        HasMore = lines.Count > ShowHistory.PageSize;
        Lines = [.. lines.Take(ShowHistory.PageSize)];
        if (Asked is { } asked && await find.EntryOfAsync(asked, cancellation) is { } found
            && await staffReach.ContainsAsync(Scope, found.Entry, cancellation))
        {
            Question = (await history.ExecuteAsync([found.Entry], asked + 1, cancellation)).FirstOrDefault(line => line.Id == asked);
            Latest = found.Latest;
        }

        SetSize = AskedSet is { } set && await CoversAsync(set, cancellation) ? (await find.EntriesOfAsync(set, cancellation)).Count : 0;
    }

    private async Task<bool> CoversAsync(Guid set, CancellationToken cancellation)
    {
        var entries = await find.EntriesOfAsync(set, cancellation);
        if (entries.Count > FindChanges.MostEntries)
        {
            return Scope.All;
        }

        foreach (var entry in entries)
        {
            if (!await staffReach.ContainsAsync(Scope, entry, cancellation))
            {
                return false;
            }
        }

        return entries.Count > 0;
    }
}
