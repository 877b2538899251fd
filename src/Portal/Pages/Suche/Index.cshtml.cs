using IntMan.Directory.Published;
using IntMan.Directory.Search;

namespace IntMan.Portal.Pages.Suche;

/// <summary>The search as a page of its own: works without JavaScript and can be shared.</summary>
public sealed class IndexModel(SearchDirectory search, MunicipalCalendar calendar) : SuchModel(search, calendar)
{
    public override int HeadingLevel => 1;

    public Task OnGetAsync(CancellationToken cancellation) => SearchAsync(cancellation);
}
