using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Services;

/// <summary>"Frei", "Warteliste" or "voll" as of today, with one tap. The last one who says so is right: nothing else is touched.</summary>
public sealed class ReportCapacity(DirectoryChanges changes, MunicipalCalendar calendar)
{
    public Task ExecuteAsync(Caller caller, Guid service, CapacityState state, int? weeks, CancellationToken cancellation) =>
        changes.WriteAsync(
        caller, "Freie Plätze gemeldet", async change => (await change.TakeAsync<Service>(service))
        .ReportCapacity(state, weeks, calendar.Today), cancellation, byOwners: true);
}
