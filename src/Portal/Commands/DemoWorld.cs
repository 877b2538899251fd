using IntMan.Accounts;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Seeds;
using IntMan.Portal.Database;

namespace IntMan.Portal.Commands;

/// <summary>All that a portal in Development shows at its first start: the demo county, its accounts, and what
/// these have worked on.</summary>
public static class DemoWorld
{
    /// <returns>Whether it was empty.</returns>
    public static async Task<bool> LoadIfEmptyAsync(PortalDatabase database, TimeProvider clock, CancellationToken cancellation)
    {
        await DemoCounty.LoadIfEmptyAsync(database, clock, cancellation);
        if (!await DemoAccounts.LoadIfEmptyAsync(database.Zones, clock, cancellation))
        {
            return false;
        }

        await DemoCounty.LoadReferralsAsync(database, clock, cancellation);
        var templates = new AgendaTemplates(Path.Combine(AppContext.BaseDirectory, "content"));
        await DemoMeetings.LoadAsync(database.Owner, templates, clock, cancellation);
        return true;
    }
}
