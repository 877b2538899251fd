using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Services;

/// <summary>"Frei", "Warteliste" or "voll" as of today, with one tap. The last one who says so is right: nothing else is touched.</summary>
public sealed class ReportCapacity(EditDirectory editing, ServiceReach reach, MunicipalCalendar calendar)
{
    /// <param name="actor">Who reports.</param>
    /// <param name="scope">What the caller keeps.</param>
    /// <param name="service">The service.</param>
    /// <param name="state">How it is.</param>
    /// <param name="weeks">How long the list is; only with <see cref="CapacityState.WaitingList"/>.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <returns>False when there is no such service within the scope.</returns>
    /// <exception cref="RuleViolation">The weeks cannot be meant.</exception>
    /// <exception cref="ChangedMeanwhile">Somebody else saved at the same moment.</exception>
    public async Task<bool> ExecuteAsync(Actor actor, ServiceScope scope, Guid service, CapacityState state, int? weeks, CancellationToken cancellation)
    {
        if (await reach.OfAsync(scope, service, cancellation) == ServiceRights.None)
        {
            return false;
        }

        await using var edit = await editing.BeginAsync(actor, "Freie Plätze gemeldet", cancellation);
        var stored = (await edit.Db.Services.FindAsync([service], cancellation))!;
        stored.ReportCapacity(state, weeks, calendar.Today);
        await edit.SaveAsync(cancellation);
        return true;
    }
}
