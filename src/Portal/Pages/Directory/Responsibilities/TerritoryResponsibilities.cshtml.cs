using IntMan.Directory.Published;
using IntMan.Directory.Responsibilities;
using IntMan.Directory.Search;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Directory.Responsibilities;

public sealed class TerritoryResponsibilitiesModel(ReadTerritory read, PlannedChanges planned, MunicipalCalendar calendar)
    : TerritoryPage(read, calendar)
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "seite")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<PlannedChange> Planned { get; private set; } = [];

    public IReadOnlyList<CoverageFinding> Findings { get; private set; } = [];

    public IReadOnlyList<Responsibility> Rules { get; private set; } = [];

    public int Total { get; private set; }

    public int PageCount => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostZurueckziehenAsync(Guid aenderung, CancellationToken cancellation)
    {
        try
        {
            await planned.WithdrawAsync(HttpContext.Caller(), Territory, aenderung, cancellation);
        }
        catch (RuleViolation refused)
        {
            ModelState.AddModelError("", refused.Message);
            await ShowAsync(cancellation);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        return Redirect($"{Address}?{SavedTagHelper.Parameter}=zurueckgezogen");
    }

    public string AddressOf(int page) => $"{Address}?q={Uri.EscapeDataString(Text ?? "")}&seite={page}";

    public string AddressToChange(Responsibility rule) =>
        $"{Address}/aendern?bereich={Uri.EscapeDataString(AreaKeys.Of(rule))}"
            + $"&hausnummern={Uri.EscapeDataString(rule.Numbers ?? "")}&zielgruppe={rule.TargetGroup}";

    public string AddressToChange(CoverageFinding finding)
    {
        var named = NamedAreaOf(finding);
        var around = named.Area.DistrictId is { } district ? $"{AreaKeys.District}:{district}" : AreaKeys.Municipality;
        var area = named.IsStreet ? $"{AreaKeys.Street}:{named.Area.Id}" : around;
        var numbers = Uri.EscapeDataString(finding.HouseNumbers?.ToString() ?? "");
        return $"{TerritoryPage.Root}/{named.Area.Ags}/aendern?bereich={Uri.EscapeDataString(area)}"
            + $"&hausnummern={numbers}&zielgruppe={finding.TargetGroup}";
    }

    public NamedArea NamedAreaOf(CoverageFinding finding) => Territory.NamedAreas.First(named => named.Area.Id == finding.StreetId);

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Planned = await planned.ListAsync(Territory, cancellation);
        Findings = CoverageScan.Execute([.. Territory.NamedAreas.Select(named => named.Area)], Territory.Rules, Today);
        var key = SearchText.Fold(Text ?? "");
        var found = Territory.Own.Where(rule => rule.Validity.Reaches(Today))
            .Where(rule => key.Length == 0 || SearchText.Fold($"{Territory.AreaName(rule)} {Territory.NameOf(rule.PostId)}")
                .Contains(key, StringComparison.Ordinal))
            .OrderBy(rule => rule.Level >= AreaLevel.District ? -(int)rule.Level : 0)
                .ThenBy(rule => Territory.AreaName(rule), StringComparer.Ordinal).ThenBy(rule => rule.ValidFrom).ToList();
        Total = found.Count;
        PageNumber = Math.Clamp(PageNumber, 1, PageCount);
        Rules = [.. found.Skip((PageNumber - 1) * PageSize).Take(PageSize)];
    }
}
