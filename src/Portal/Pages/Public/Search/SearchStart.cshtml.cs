using IntMan.Directory.Published;
using IntMan.Directory.Search;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using IntMan.Meetings.Minutes;
using IntMan.Portal.Languages;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.RateLimiting;

namespace IntMan.Portal.Pages.Public.Search;

[EnableRateLimiting(RateLimits.Search)]
public sealed class SearchStartModel(SearchDirectory search, MunicipalCalendar calendar, Wording wording, ReadPublicMeetings rounds)
    : SearchPage(search, calendar, wording)
{
    private const int MostRounds = 5;

    public override int HeadingLevel => 1;

    // Agendas and minutes that speak of it; they are German, and nobody looks for a street in them.
    public IReadOnlyList<RecordHit> Rounds { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await SearchAsync(cancellation);
        if (Outcome is SearchOutcome.NothingFound or SearchOutcome.ServicesFound && Words.Language == Language.German)
        {
            Rounds = [.. (await rounds.SearchAsync(Outcome.Query.Text, cancellation)).Take(MostRounds)];
        }
    }
}
