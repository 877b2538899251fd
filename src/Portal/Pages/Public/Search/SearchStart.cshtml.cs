using IntMan.Directory.Published;
using IntMan.Directory.Search;
using IntMan.Foundation.Time;
using IntMan.Portal.Languages;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.RateLimiting;

namespace IntMan.Portal.Pages.Public.Search;

[EnableRateLimiting(RateLimits.Search)]
public sealed class SearchStartModel(SearchDirectory search, MunicipalCalendar calendar, Wording wording)
    : SearchPage(search, calendar, wording)
{
    public override int HeadingLevel => 1;

    public Task OnGetAsync(CancellationToken cancellation) => SearchAsync(cancellation);
}
