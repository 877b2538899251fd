using IntMan.Directory.Contacts;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;
using IntMan.Portal.Caching;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Public;

[KeptAnswer]
public sealed class HomeModel(ShowToday show, MunicipalCalendar calendar) : PageModel
{
    public TodayPage Home { get; private set; } = null!;
    public DateTimeOffset Now { get; } = calendar.Now;
    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    public async Task OnGetAsync(CancellationToken cancellation) => Home = await show.ExecuteAsync(Now, cancellation);
}
