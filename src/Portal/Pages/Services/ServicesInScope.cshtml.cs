using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Published;
using IntMan.Directory.Services;
using IntMan.Foundation.Time;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Services;

public sealed class ServicesInScopeModel(ListServicesInScope list, MunicipalCalendar calendar) : PageModel
{
    public const string Address = "/verwaltung/angebote";

    public const string WaitingAddress = Address + "?pruefen=1";

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "status")]
    public string? Status { get; set; }

    [BindProperty(SupportsGet = true, Name = "bereich")]
    public string? Area { get; set; }

    // "1": only what nobody has confirmed in time.
    [BindProperty(SupportsGet = true, Name = "ueberfaellig")]
    public string? Overdue { get; set; }

    // "1": only what a partner has changed and nobody has looked at.
    [BindProperty(SupportsGet = true, Name = "pruefen")]
    public string? Waiting { get; set; }

    [BindProperty(SupportsGet = true, Name = "seite")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<ServiceInScope> Services { get; private set; } = [];

    public int Total => Services.Count > 0 ? Services[0].Total : 0;

    public int PageCount => Math.Max(1, (Total + ListServicesInScope.PageSize - 1) / ListServicesInScope.PageSize);

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Text) || !string.IsNullOrEmpty(Status) || !string.IsNullOrEmpty(Area)
        || Overdue == "1" || Waiting == "1";

    public bool MayAdd => Reach.Of(User).EditsDirectory;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        PageNumber = Math.Clamp(PageNumber, 1, 10_000);
        var filter = new ScopeFilter(Text is { Length: > 120 } ? Text[..120] : Text, ServiceLabels.ServiceStatuses.Find(Status ?? ""),
            ServiceLabels.Areas.Find(Area ?? ""), Overdue == "1", Waiting == "1");
        Services = await list.ExecuteAsync(Reach.Of(User).Scope, filter, PageNumber, calendar.Today, cancellation);
    }

    public string AddressOf(int page) =>
        $"{Address}?q={Uri.EscapeDataString(Text ?? "")}&status={Uri.EscapeDataString(Status ?? "")}"
            + $"&bereich={Uri.EscapeDataString(Area ?? "")}"
            + $"&ueberfaellig={(Overdue == "1" ? "1" : "")}&pruefen={(Waiting == "1" ? "1" : "")}&seite={page}";
}
