using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.History;
using IntMan.Directory.Organisations;
using IntMan.Directory.Published;
using IntMan.Directory.Responsibilities;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Directory.Handover;

// A municipality's commission goes to somebody else, with streets and office hours; section heads decide it too, who keep no entries
// otherwise.
public sealed class CommissionSwitchModel(SwitchCommission switching, ShowCommissionSwitch show, StaffChoices choices, ReadEntry entries,
    MunicipalCalendar calendar) : PageModel, IFormPage
{
    public const string Root = "/verwaltung/auftragswechsel";

    [BindProperty(Name = "modell")]
    public CommissionModel? Model { get; set; }

    [BindProperty(Name = "traeger")]
    public Guid? ProviderId { get; set; }

    [BindProperty(Name = "verband")]
    public string? AssociationKey { get; set; }

    [BindProperty(Name = "ab")]
    public DateOnly? ValidFrom { get; set; }

    [BindProperty(Name = "quelle")]
    public string? Source { get; set; }

    [BindProperty(Name = "stand")]
    public string? State { get; set; }

    [BindProperty(Name = "geprueft")]
    public bool AcceptsFindings { get; set; }

    public EntryKey? Entry => null;

    public string Ags => (string)RouteData.Values["ags"]!;

    public string Municipality { get; private set; } = "";

    public DateOnly Today => calendar.Today;

    public CurrentCommission? Current { get; private set; }

    public IReadOnlyList<ConcernedPost> Concerned { get; private set; } = [];

    public IReadOnlyList<RecordedSwitch> Switches { get; private set; } = [];

    public IReadOnlyList<Choice> Posts { get; private set; } = [];

    public IReadOnlyList<Choice> Providers { get; private set; } = [];

    public IReadOnlyList<Choice> Associations { get; private set; } = [];

    public ReviewedChange? Reviewed { get; private set; }

    public static string FieldOf(ConcernedPost post) => $"nachfolge-{post.Id}";

    public string? SuccessorOf(ConcernedPost post) => Request.HasFormContentType ? GermanInput.Words(Request.Form[FieldOf(post)]) : null;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var isReachable = Ags.Length == 8 && Ags.All(char.IsAsciiDigit) && Reach.Of(User).MaySwitchCommission(Ags);
        var name = isReachable
            ? (await entries.ExecuteAsync<IntMan.Directory.Municipalities.Municipality>(Ags, context.HttpContext.RequestAborted))?.Name
            : null;
        if (name is null)
        {
            context.Result = NotFound();
            return;
        }

        Municipality = name;
        await next();
    }

    public Task OnGetAsync(CancellationToken cancellation) => OfferAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await OfferAsync(cancellation);
        if (Read() is not { } wanted)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        Reviewed = await switching.ReviewAsync(Caller, wanted, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostWechselnAsync(CancellationToken cancellation)
    {
        await OfferAsync(cancellation);
        if (Read() is not { } wanted)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        var done = await switching.ExecuteAsync(Caller, wanted, State, AcceptsFindings, cancellation);
        return Redirect($"{Root}/{Ags}/{done}?{SavedTagHelper.Parameter}=1");
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        await OfferAsync(cancellation);
        if (takesCurrentVersion || ModelState.HasMistake("geprueft"))
        {
            await FormRefusals.NoteAsync(this, async () => Reviewed = Read() is { } wanted
                ? await switching.ReviewAsync(Caller, wanted, cancellation) : null);
        }
    }

    private Caller Caller => HttpContext.Caller(Reach.Of(User).CommissionScope);

    private async Task OfferAsync(CancellationToken cancellation)
    {
        var scope = Reach.Of(User).CommissionScope;
        Current = await show.CurrentAsync(Ags, Today, cancellation);
        Concerned = await show.PostsAsync(Ags, Today, cancellation);
        Switches = await show.ListAsync(Ags, cancellation);
        Posts = [new("", "bleibt, wie es ist"), .. (await choices.ExecuteAsync(ChoiceKind.Post, scope, Ags[..5], cancellation))
            .Select(post => new Choice(post.Key, post.Text))];
        Providers = [new("", "keiner"), .. (await choices.ExecuteAsync(ChoiceKind.Organisation, scope, null, cancellation))
            .Select(provider => new Choice(provider.Key, provider.Text))];
        Associations = [new("", "keiner"), .. (await choices.ExecuteAsync(ChoiceKind.Association, scope, Ags, cancellation))
            .Select(association => new Choice(association.Key, association.Text))];
    }

    private CommissionSwitch? Read()
    {
        var mistakes = ModelState.ErrorCount;
        ModelState.Need("modell", Model, "Wählen Sie, wer das Integrationsmanagement künftig stellt.");
        if (Model is CommissionModel.CommissionedProvider)
        {
            ModelState.Need("traeger", ProviderId, "Wählen Sie den Träger, der beauftragt ist.");
        }

        ModelState.Need("ab", ValidFrom, "Geben Sie den ersten Tag ein, zum Beispiel 01.01.2027.");
        Check("traeger", GermanInput.Text(ProviderId), Providers);
        Check("verband", AssociationKey, Associations);
        foreach (var post in Concerned)
        {
            Check(FieldOf(post), SuccessorOf(post), Posts);
        }

        this.Ask(() => Require.Coming(ValidFrom ?? Today, Today, nameof(ValidFrom)));
        var successors = Concerned.Where(post => SuccessorOf(post) is { } successor && successor != post.Id.ToString());
        return ModelState.ErrorCount > mistakes ? null : new CommissionSwitch(
            Ags, Model!.Value, ProviderId, AssociationKey, ValidFrom!.Value, Source,
            successors.ToDictionary(post => post.Id, post => Guid.Parse(SuccessorOf(post)!)));
    }

    private void Check(string field, string? value, IReadOnlyList<Choice> offered)
    {
        if (!string.IsNullOrEmpty(value) && !offered.Any(choice => choice.Value == value))
        {
            ModelState.AddModelError(field, GermanBinders.NotOffered);
        }
    }
}
