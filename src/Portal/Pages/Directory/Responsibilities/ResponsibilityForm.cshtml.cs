using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.History;
using IntMan.Directory.Published;
using IntMan.Directory.Responsibilities;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Directory.Responsibilities;

public sealed class ResponsibilityFormModel(ReadTerritory read, StaffChoices choices, ChangeResponsibilities changing,
    MunicipalCalendar calendar) : TerritoryPage(read, calendar), IFormPage
{
    // Answer "nobody of their own" of the choice of posts.
    public const string Nobody = "keine";

    public const string Beside = "dazu";

    private const int MostFurther = 200;

    private static readonly string[] Required = ["bereich", "weitere", "hausnummern", "zielgruppe", "stelle", "ab"];

    [BindProperty(Name = "bereich", SupportsGet = true)]
    public string? AreaKey { get; set; }

    // Other streets of the same change.
    [BindProperty(Name = "weitere", SupportsGet = true)]
    public string[] FurtherKeys { get; set; } = [];

    [BindProperty(Name = "strasse", SupportsGet = true)]
    public string? StreetText { get; set; }

    [BindProperty(Name = "hausnummern", SupportsGet = true)]
    public string? Numbers { get; set; }

    [BindProperty(Name = "zielgruppe", SupportsGet = true)]
    public string? TargetGroup { get; set; }

    [BindProperty(Name = "stelle")]
    public string? PostId { get; set; }

    [BindProperty(Name = "ab")]
    public DateOnly? ValidFrom { get; set; }

    [BindProperty(Name = "wie")]
    public string? How { get; set; }

    [BindProperty(Name = "vermutet")]
    public bool IsPresumed { get; set; }

    [BindProperty(Name = "quelle")]
    public string? Source { get; set; }

    [BindProperty(Name = "stand")]
    public string? State { get; set; }

    [BindProperty(Name = "geprueft")]
    public bool AcceptsFindings { get; set; }

    public EntryKey? Entry => null;

    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    public IReadOnlyList<Choice> Further { get; private set; } = [];

    public IReadOnlyList<Choice> Groups { get; private set; } = [];

    public IReadOnlyList<Choice> Posts { get; private set; } = [];

    public (IReadOnlyList<Choice> Streets, int Count) Found { get; private set; } = ([], 0);

    public ReviewedChange? Reviewed { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation)
    {
        TargetGroup ??= TargetGroups.Everyone;
        Found = AreaChoices.Find(Territory, StreetText ?? "");
        AreaKey ??= Found.Count == 1 ? Found.Streets[0].Value : null;
        AreaKey ??= AreaChoices.Streets(Territory, FurtherKeys) is [var first, ..] ? first.Value : null;
        return OfferAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await OfferAsync(cancellation);
        if (Read() is not { } change)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        Reviewed = await changing.ReviewAsync(HttpContext.Caller(), Territory, change, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostVeroeffentlichenAsync(CancellationToken cancellation)
    {
        await OfferAsync(cancellation);
        if (Read() is not { } change)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        await changing.ExecuteAsync(HttpContext.Caller(), Territory, change, State, AcceptsFindings, cancellation);
        return Redirect($"{Address}?{SavedTagHelper.Parameter}={(change.ValidFrom > Today ? "geplant" : "1")}");
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        await OfferAsync(cancellation);
        var isAboutPublishing = takesCurrentVersion || ModelState.HasMistake("geprueft");
        if (isAboutPublishing && await LoadAsync(cancellation))
        {
            var mistakes = ModelState.ErrorCount;
            if (Read() is { } change && ModelState.ErrorCount == mistakes)
            {
                await FormRefusals.NoteAsync(this, async () =>
                    Reviewed = await changing.ReviewAsync(HttpContext.Caller(), Territory, change, cancellation));
            }
        }
    }

    public string AddressOf(Choice street) =>
        $"{Address}/aendern?bereich={Uri.EscapeDataString(street.Value)}&zielgruppe={Uri.EscapeDataString(TargetGroup ?? "")}";

    private async Task OfferAsync(CancellationToken cancellation)
    {
        var scope = Reach.Of(User).Area;
        Groups = [.. (await choices.ExecuteAsync(ChoiceKind.TargetGroup, scope, null, cancellation))
            .Select(group => new Choice(group.Key, group.Text))];
        // Whoever answers here already may go on to do so, also a post that somebody else keeps.
        var posts = (await choices.ExecuteAsync(ChoiceKind.Post, scope, Key[..5], cancellation))
            .Union(Territory.Own.Select(rule => rule.PostId.ToString()).Distinct().Select(id => (id, Territory.NameOf(id))))
                .OrderBy(post => post.Item2, StringComparer.Ordinal);
        Posts = [new("", "bitte wählen"), .. posts.Select(post => new Choice(post.Item1, post.Item2)),
            new(Nobody, "niemand eigenes, die nächste Ebene antwortet")];
        Areas = AreaChoices.Of(Territory, AreaKey);
        Further = [.. AreaChoices.Streets(Territory, FurtherKeys).Where(street => street.Value != AreaKey)];
    }

    private ResponsibilityChange? Read()
    {
        Offered("bereich", AreaKey, Areas, "Wählen Sie die Straße, den Ortsteil oder das ganze Gebiet.");
        Offered("zielgruppe", TargetGroup, Groups, "Wählen Sie die Zielgruppe.");
        Offered("stelle", PostId, Posts, "Wählen Sie die Stelle, die zuständig wird.");
        ModelState.Need("ab", ValidFrom, "Geben Sie den ersten Tag ein, zum Beispiel 01.01.2027.");
        if (FurtherKeys.Length > MostFurther || FurtherKeys.Except(Further.Select(street => street.Value)).Any(key => key != AreaKey))
        {
            ModelState.AddModelError("weitere", GermanBinders.NotOffered);
        }

        if (Further.Count > 0 && (Numbers is not null || AreaKey?.StartsWith(AreaKeys.Street, StringComparison.Ordinal) == false))
        {
            ModelState.AddModelError("weitere", Numbers is null ? "Weitere Straßen gehören zu einer Straße. Wählen Sie oben die erste."
                : "Hausnummern gelten für eine Straße allein. Leeren Sie das Feld oder nehmen Sie die weiteren Straßen weg.");
        }

        if (Numbers is not null && AreaKey?.StartsWith(AreaKeys.Street, StringComparison.Ordinal) == false)
        {
            ModelState.AddModelError("hausnummern",
                "Hausnummern gehören zu einer Straße. Wählen Sie oben die Straße oder leeren Sie das Feld.");
        }

        this.Ask(
            () => _ = Numbers is null ? null : HouseNumberSet.Parse(Numbers),
            () => Require.Coming(ValidFrom ?? Today, Today, nameof(ValidFrom)));
        var hasMistake = Required.Any(ModelState.HasMistake);
        return hasMistake ? null : new ResponsibilityChange(
            AreaKeys.Read(AreaKey!, Territory, Numbers), TargetGroup!, PostId == Nobody
            ? null : Guid.Parse(PostId!), ValidFrom!.Value, How == Beside, IsPresumed, Source)
            {
                Further = [.. Further.Select(street => AreaKeys.Read(street.Value, Territory, null))],
            };
    }

    private void Offered(string field, string? value, IReadOnlyList<Choice> offered, string missing)
    {
        if (value is null || !offered.Any(choice => choice.Value == value))
        {
            ModelState.AddModelError(field, missing);
        }
    }
}
