using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Services;

/// <summary>Adds a place to a service, changes number and note there, or takes the place away. The caller has checked the service.</summary>
public sealed class KeepServicePlace(EditDirectory editing)
{
    /// <exception cref="RuleViolation">It is offered there already, or the number is none.</exception>
    public async Task AddAsync(Actor actor, Guid service, Guid place, string? phone, string? note, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, "Ort zum Angebot hinzugefügt", cancellation);
        var added = new ServicePlace(service, place);
        added.Describe(phone, note);
        edit.Db.Add(added);
        await edit.SaveAsync(cancellation);
    }

    /// <returns>False when the service has no such place.</returns>
    /// <exception cref="ChangedMeanwhile">Somebody else was quicker.</exception>
    public async Task<bool> ChangeAsync(Actor actor, Guid service, Guid id, string? phone, string? note, uint seenVersion, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, "Ort des Angebots geändert", cancellation);
        if (await FindAsync(edit, service, id, seenVersion, cancellation) is not { } place)
        {
            return false;
        }

        place.Describe(phone, note);
        await edit.SaveAsync(cancellation);
        return true;
    }

    /// <returns>False when the service has no such place.</returns>
    /// <exception cref="RuleViolation">Hours name it, or nothing would be left to find the published service by.</exception>
    /// <exception cref="ChangedMeanwhile">Somebody else was quicker.</exception>
    public async Task<bool> RemoveAsync(Actor actor, ServiceScope scope, Guid service, Guid id, uint seenVersion, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, "Ort des Angebots entfernt", cancellation);
        if (await FindAsync(edit, service, id, seenVersion, cancellation) is not { } place)
        {
            return false;
        }

        if (await edit.Db.OfficeHours.AnyAsync(h => h.ServiceId == service && h.PlaceId == place.PlaceId, cancellation))
        {
            throw new RuleViolation("An diesem Ort stehen noch Öffnungszeiten. Ändern oder beenden Sie diese zuerst.");
        }

        edit.Db.Remove(place);
        await edit.FlushAsync(cancellation);
        (await edit.Db.Services.SingleAsync(s => s.Id == service, cancellation)).RequirePublishable(await edit.Db.ServicePlaces.AnyAsync(p => p.ServiceId == service, cancellation));
        if (await ServiceReach.OfAsync(edit, scope, service, cancellation) == ServiceRights.None)
        {
            throw new RuleViolation("Ohne diesen Ort läge das Angebot außerhalb Ihres Bereichs. Fragen Sie die Koordination.");
        }

        await edit.SaveAsync(cancellation);
        return true;
    }

    private static async Task<ServicePlace?> FindAsync(DirectoryEdit edit, Guid service, Guid id, uint seenVersion, CancellationToken cancellation)
    {
        if (await edit.Db.ServicePlaces.SingleOrDefaultAsync(p => p.Id == id && p.ServiceId == service, cancellation) is not { } place)
        {
            return null;
        }

        edit.Expect(place, seenVersion);
        return place;
    }
}
