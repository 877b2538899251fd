using IntMan.Directory.Editing;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.People;

/// <summary>Gives or withdraws the consent that name and direct contact are published with a post. Withdrawn, they are gone with the next
/// request.</summary>
public sealed class ChangeConsent(EditDirectory editing, MunicipalCalendar calendar)
{
    public async Task<bool> ExecuteAsync(Actor actor, EntryScope scope, Guid holdingId, bool isGiven, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, isGiven ? "Einwilligung erteilt" : "Einwilligung widerrufen", cancellation);
        if (await edit.Db.PostHolders.SingleOrDefaultAsync(h => h.Id == holdingId, cancellation) is not { } holding
            || !scope.People.Contains(holding.PersonId))
        {
            return false;
        }

        holding.Set(holding.Role, holding.ValidUntil, isGiven ? holding.ConsentOn ?? calendar.Today : null);
        await edit.SaveAsync(cancellation);
        return true;
    }
}
