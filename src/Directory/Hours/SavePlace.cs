using IntMan.Directory.Editing;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Hours;

/// <summary>Creates or changes a place.</summary>
public sealed class SavePlace(EditDirectory editing)
{
    /// <param name="actor">Who saves.</param>
    /// <param name="id">Null for a new place.</param>
    /// <param name="input">What the form says.</param>
    /// <param name="seenVersion">The version the form was opened with.</param>
    /// <param name="cancellation">Ends the request.</param>
    public async Task<Guid> ExecuteAsync(Actor actor, Guid? id, PlaceInput input, uint seenVersion, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, id is null ? "Ort angelegt" : "Ort geändert", cancellation);
        var place = id is { } known
            ? await edit.TakeAsync<Place>(known, seenVersion, cancellation)
            : edit.Db.Places.Add(new Place(await Slugs.ChooseAsync(input.Slug, input.Name, edit.Db.Places.Select(p => p.Slug), cancellation), input.Name, input.Ags)).Entity;
        place.Describe(input.Name, input.Ags);
        place.Locate(input.Address, input.PostalCode, input.Town, input.Room, input.Latitude, input.Longitude);
        place.Reach(input.Access, input.Transport);
        await edit.SaveAsync(cancellation);
        return place.Id;
    }
}

/// <param name="Slug">For a new place; null to have it proposed.</param>
public sealed record PlaceInput(
    string? Slug, string Name, string? Ags, string? Address, string? PostalCode, string? Town, string? Room, WheelchairAccess Access, string? Transport, double? Latitude, double? Longitude);
