using IntMan.Directory.Contacts;
using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.History;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Portal.Display;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Directory;

// The form of one entry. No handler runs for an entry outside the reach of the account: that is decided here once, so that no form can
// forget it. A form adds its fields, how it fills and reads them, and which use case saves.
public abstract class EntryForm(FormTools tools) : PageModel, IFormPage
{
    public const string New = "neu";

    private const int LongestText = 2000;

    [BindProperty(Name = "version")]
    public uint Version { get; set; }

    [BindProperty(Name = "trotzdem")]
    public bool Anyway { get; set; }

    [BindProperty(Name = FieldMerge.Seen)]
    public string? Seen { get; set; }

    public abstract string Table { get; }

    public abstract EntryKind Kind { get; }

    public abstract string Heading { get; }

    // From the address only: a posted field cannot name another entry.
    public string Id => (string)RouteData.Values["id"]!;

    public bool IsNew => Id == New;

    public EntryKey? Entry => IsNew ? null : new EntryKey(Table, Id);

    public AccessScope Scope => Reach.Of(User).Area;

    protected virtual Caller Caller => HttpContext.Caller();

    // The card after pressing "Vorschau"; null also when the entry would not be public.
    public CardModel? Preview { get; private set; }

    public bool WasPreviewed { get; private set; }

    public virtual string PreviewSentence => Preview is null
        ? "Noch nicht öffentlich: Dieser Eintrag erscheint erst, wenn eine Stelle besetzt und die Einwilligung eingetragen ist. "
            + "Gespeichert ist nichts."
        : "So sehen alle die Karte, wenn Sie speichern. Noch ist nichts gespeichert.";

    public virtual bool HasPreview => false;

    // Of the post, where the form belongs to one.
    public virtual IReadOnlyList<Tab> Tabs => [];

    public virtual bool CanRemove => !IsNew;

    protected FormTools Tools => tools;

    protected DateOnly Today => tools.Calendar.Today;

    protected Guid? EntryId => IsNew ? null : Guid.Parse(Id);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!await IsReachableAsync(context.HttpContext.RequestAborted))
        {
            context.Result = NotFound();
            return;
        }

        await next();
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!IsNew && !await LoadAsync(cancellation))
        {
            return NotFound();
        }

        await PrepareAsync(takesCurrentVersion: !IsNew, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await CheckAsync(cancellation))
        {
            return await this.ShowAgainAsync(cancellation);
        }

        return Redirect($"{AddressAfter(await SaveAsync(Caller, cancellation))}?{SavedTagHelper.Parameter}=1");
    }

    // For the script: what saving would refuse in what is typed, {field: message}; saves nothing.
    public async Task<IActionResult> OnPostPruefenAsync(CancellationToken cancellation)
    {
        if (await CheckAsync(cancellation))
        {
            await FormRefusals.NoteAsync(this, () => SaveAsync(Caller.Trying(), cancellation));
        }

        return new JsonResult(ModelState.Where(field => field.Value!.Errors.Count > 0)
            .ToDictionary(field => field.Key, field => field.Value!.Errors[0].ErrorMessage));
    }

    public async Task<IActionResult> OnPostVorschauAsync(CancellationToken cancellation)
    {
        if (!HasPreview)
        {
            return NotFound();
        }

        if (!await CheckAsync(cancellation))
        {
            return await this.ShowAgainAsync(cancellation);
        }

        WasPreviewed = true;
        await PreviewAsync(cancellation);
        await PrepareAsync(takesCurrentVersion: false, cancellation);
        return Page();
    }

    // Reads how the entry would look; nothing is saved.
    protected virtual async Task PreviewAsync(CancellationToken cancellation)
    {
        if (await tools.Preview.ExecuteAsync(Caller, caller => SaveAsync(caller, cancellation), ReadingWindow.OfPage(Today)) is { } entry)
        {
            Preview = new CardModel(entry.Main, tools.Calendar.Now, headingLevel: 3);
        }
    }

    public async Task<IActionResult> OnPostLoeschenAsync(CancellationToken cancellation)
    {
        if (!CanRemove)
        {
            return NotFound();
        }

        await tools.Remove.ExecuteAsync(Caller, Entry!, Version, cancellation);
        // Who kept it may put it back there; a person without any post is out of everybody's reach but the administration's.
        var address = await tools.Reach.ContainsAsync(Scope, Entry!, cancellation)
            ? HistoryKinds.AddressOf(Entry!) : EntryKinds.Of(Kind).Address;
        return Redirect($"{address}?{SavedTagHelper.Parameter}=geloescht");
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        if (takesCurrentVersion && Entry is { } entry)
        {
            Version = await tools.Reach.VersionOfAsync(entry, cancellation) ?? Version;
            await MergeAsync(cancellation);
        }

        await OfferAsync(cancellation);
    }

    // Others may have saved since the form was opened; the next one compares with what is stored now.
    private async Task MergeAsync(CancellationToken cancellation)
    {
        var merge = new FieldMerge(this);
        Seen = HttpMethods.IsPost(Request.Method) ? await merge.RenewAsync(Seen, () => LoadAsync(cancellation)) : merge.Digests();
    }

    protected abstract Task<bool> LoadAsync(CancellationToken cancellation);

    protected virtual Task OfferAsync(CancellationToken cancellation) => Task.CompletedTask;

    // Notes what is missing or unreadable in ModelState; reads choices first where answers must be among them.
    protected virtual void Read()
    {
    }

    protected abstract void CheckRules();

    protected abstract Task<string> SaveAsync(Caller caller, CancellationToken cancellation);

    protected virtual string AddressAfter(string key) => $"{EntryKinds.Of(Kind).Address}/{key}";

    protected virtual async Task<bool> IsReachableAsync(CancellationToken cancellation)
    {
        if (EntryKinds.Of(Kind).IsCountyWide && !Scope.All && Scope.Counties.Length == 0)
        {
            return false;
        }

        return IsNew ? EntryKinds.Of(Kind).New is not null : await tools.Reach.ContainsAsync(Scope, Entry!, cancellation);
    }

    // An answer must be one of those offered: what lies outside the reach is not.
    protected void Offered(string field, object? value, IReadOnlyList<Choice> choices, string? missing = null)
    {
        var chosen = GermanInput.Text(value);
        if (chosen is null ? missing is not null : !choices.Any(choice => choice.Value == chosen))
        {
            ModelState.AddModelError(field, missing ?? GermanBinders.NotOffered);
        }
    }

    protected async Task<IReadOnlyList<Choice>> ChoicesAsync(ChoiceKind kind, string? within, string? none, CancellationToken cancellation)
    {
        var offered = (await tools.Choices.ExecuteAsync(kind, Scope, within, cancellation))
            .Select(choice => new Choice(choice.Key, choice.Text));
        return none is null ? [.. offered] : [new Choice("", none), .. offered];
    }

    // Whether what was typed belongs to another entry already; asked with the other rules, so that all is told at once.
    protected virtual async Task<Action> FreeAsync(CancellationToken cancellation) =>
        IsNew ? await tools.Taken.SlugAsync(Caller, Table, Request.Form["kuerzel"], cancellation) : () => { };

    protected virtual int LongestOf(string field) => LongestText;

    private async Task<bool> CheckAsync(CancellationToken cancellation)
    {
        if (!IsNew)
        {
            await new FieldMerge(this).TakeStoredAsync(() => LoadAsync(cancellation));
        }

        await OfferAsync(cancellation);
        foreach (var name in Request.Form.Where(field => field.Value.Any(text => text?.Length > LongestOf(field.Key)))
            .Select(field => field.Key))
        {
            ModelState.AddModelError(name, $"Kürzen Sie den Text auf höchstens {LongestOf(name)} Zeichen.");
        }

        Read();
        this.Ask(CheckRules, await FreeAsync(cancellation));
        return ModelState.IsValid;
    }
}
