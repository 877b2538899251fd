using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.People;

/// <summary>Gives or withdraws the consent that name and direct contact are published with a post. Withdrawn, they
/// are gone with the next request.</summary>
public sealed class ChangeConsent(DirectoryChanges changes, MunicipalCalendar calendar)
{
    public Task ExecuteAsync(Caller caller, Guid holdingId, bool isGiven, CancellationToken cancellation) =>
        changes.WriteAsync(caller, isGiven ? "Einwilligung erteilt" : "Einwilligung widerrufen", async change =>
        {
            var holding = await change.TakeAsync<PostHolder>(holdingId);
            holding.Set(holding.Role, holding.ValidUntil, isGiven ? holding.ConsentOn ?? calendar.Today : null);
        }, cancellation, byOwners: true);
}
