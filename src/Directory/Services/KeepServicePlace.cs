using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Services;

/// <summary>Adds a place to a service, changes number and note there, or takes the place away.</summary>
public sealed class KeepServicePlace(DirectoryChanges changes)
{
    public Task AddAsync(Caller caller, Guid service, Guid place, string? phone, string? note, CancellationToken cancellation) =>
        changes.WriteAsync(caller, "Ort zum Angebot hinzugefügt", async change =>
        {
            await change.RequireAsync("service", service.ToString());
            var added = new ServicePlace(service, place);
            added.Describe(phone, note);
            change.Db.Add(added);
        }, cancellation, byOwners: true);

    public Task ChangeAsync(Caller caller, Guid id, string? phone, string? note, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(
            caller, "Ort des Angebots geändert", async change => (await change.TakeAsync<ServicePlace>(id, seenVersion))
            .Describe(phone, note), cancellation, byOwners: true);

    public Task RemoveAsync(Caller caller, Guid id, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, "Ort des Angebots entfernt", async change =>
        {
            var place = await change.TakeAsync<ServicePlace>(id, seenVersion);
            if (await change.Db.OfficeHours.AnyAsync(h => h.ServiceId == place.ServiceId && h.PlaceId == place.PlaceId, cancellation))
            {
                throw new RuleViolation("An diesem Ort stehen noch Öffnungszeiten. Ändern oder beenden Sie diese zuerst.");
            }

            change.Db.Remove(place);
            await change.FlushAsync();
            var service = await change.Db.Services.SingleAsync(s => s.Id == place.ServiceId, cancellation);
            service.RequirePublishable(await change.Db.ServicePlaces.AnyAsync(p => p.ServiceId == service.Id, cancellation));
            if (await ServiceReach.OfAsync(change, service.Id) == ServiceRights.None)
            {
                throw new RuleViolation("Ohne diesen Ort läge das Angebot außerhalb Ihres Bereichs. Fragen Sie die Koordination.");
            }
        }, cancellation, byOwners: true);
}
