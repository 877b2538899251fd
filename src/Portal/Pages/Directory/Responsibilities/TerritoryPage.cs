using IntMan.Directory.Published;
using IntMan.Directory.Responsibilities;
using IntMan.Foundation.Time;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Directory.Responsibilities;

public abstract class TerritoryPage(ReadTerritory read, MunicipalCalendar calendar) : PageModel
{
    public const string Root = "/verwaltung/zustaendigkeiten";

    public string Key => (string)RouteData.Values["key"]!;

    public string Address => $"{Root}/{Key}";

    public Territory Territory { get; private set; } = null!;

    public DateOnly Today => calendar.Today;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var reach = Reach.Of(User);
        var isReachable = Key.All(char.IsAsciiDigit) && Key.Length switch { 8 => reach.CoversMunicipality(Key),
            5 => reach.CoversCounty(Key), _ => false };
        if (!isReachable || !await LoadAsync(context.HttpContext.RequestAborted))
        {
            context.Result = NotFound();
            return;
        }

        await next();
    }

    protected async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await read.ExecuteAsync(Key, cancellation) is not { } territory)
        {
            return false;
        }

        Territory = territory;
        return true;
    }
}
