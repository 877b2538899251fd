using System.Globalization;
using IntMan.Directory.Guide;
using IntMan.Directory.Published;
using IntMan.Directory.Services;
using IntMan.Foundation.Time;
using IntMan.Portal.Caching;
using IntMan.Portal.Languages;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace IntMan.Portal.Pages.Public;

[EnableRateLimiting(RateLimits.Search)]
[KeptAnswer("q", "anliegen", "gemeinde", "status", "alter", IsSearch = true)]
public sealed class GuideModel(GuideRules rules, AnswerGuide answer, GuidePlaces places, MunicipalCalendar calendar, Wording wording,
    IAuthorizationService authorization) : PageModel
{
    private const int LongestWord = 80;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "anliegen")]
    public string? Concern { get; set; }

    [BindProperty(SupportsGet = true, Name = "gemeinde")]
    public string? PlaceText { get; set; }

    [BindProperty(SupportsGet = true, Name = "status")]
    public string? StatusText { get; set; }

    [BindProperty(SupportsGet = true, Name = "alter")]
    public string? AgeText { get; set; }

    // The chosen concern; null while choosing.
    public GuideRule? Rule { get; private set; }

    public ServedPlace? Place { get; private set; }

    public ResidenceStatus? Status { get; private set; }

    public int? Age { get; private set; }

    public IReadOnlyList<(AreaOfLife Area, IReadOnlyList<GuideRule> Rules)> Areas { get; private set; } = [];

    public IReadOnlyList<GuideHit> Hits { get; private set; } = [];

    public IReadOnlyList<string> PlaceNames { get; private set; } = [];

    // Places that the typed name may mean.
    public IReadOnlyList<ServedPlace> PlacesOffered { get; private set; } = [];

    public bool MayRefer { get; private set; }

    public bool IsPlaceUnknown { get; private set; }

    public bool IsAgeWrong { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Query = Query?.Trim() is { Length: > 0 } typed ? typed[..Math.Min(typed.Length, LongestWord)] : null;
        await FindPlaceAsync(cancellation);
        if (Concern is { Length: > 0 })
        {
            Rule = rules.Find(Concern, Place?.CountyKey);
            return Rule is null ? NotFound() : await AnswerAsync(Rule, cancellation);
        }

        Areas = [.. rules.Search(Query, Place?.CountyKey).GroupBy(rule => rule.Area).OrderBy(area => area.Key)
            .Select(area => (area.Key, (IReadOnlyList<GuideRule>)[.. area]))];
        return Page();
    }

    public string AddressOf(GuideRule rule) => $"{wording.Prefix}/wegweiser?anliegen={rule.Key}"
        + (Place is null ? "" : $"&gemeinde={Place.Ags}");

    private async Task<IActionResult> AnswerAsync(GuideRule rule, CancellationToken cancellation)
    {
        Status = rule.AsksStatus && Enum.TryParse<ResidenceStatus>(StatusText, out var status) && Enum.IsDefined(status) ? status : null;
        if (rule.AsksAge && AgeText?.Trim() is { Length: > 0 } typed)
        {
            Age = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years <= 120 ? years : null;
            IsAgeWrong = Age is null;
        }

        Hits = await answer.ExecuteAsync(rule, Place?.Ags, Status, Age, calendar.Today, wording.Language.Code, cancellation);
        PlaceNames = await places.NamesAsync(cancellation);
        MayRefer = (await authorization.AuthorizeAsync(User, Policies.Refer)).Succeeded;
        return Page();
    }

    private async Task FindPlaceAsync(CancellationToken cancellation)
    {
        // Who refers mostly asks for people of the own municipality; an emptied field stays empty.
        if (!Request.Query.ContainsKey("gemeinde"))
        {
            PlaceText = Reach.Of(User).ReferralArea.Municipalities is [var own] ? own : null;
        }

        if (PlaceText?.Trim() is { Length: > 0 and <= LongestWord } typed)
        {
            (Place, PlacesOffered) = await places.FindAsync(typed, cancellation);
            IsPlaceUnknown = Place is null;
        }
    }
}
