using IntMan.Directory.Editing;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Hours;

/// <summary>Creates or changes a place.</summary>
public sealed class SavePlace(DirectoryChanges changes)
{
    public Task<Guid> ExecuteAsync(Caller caller, Guid? id, PlaceInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, id is null ? "Ort angelegt" : "Ort geändert", async change =>
        {
            input.Check();
            var place = id is { } known
                ? await change.TakeAsync<Place>(known, seenVersion)
                : change.Db.Places.Add(new Place(await Slugs.ChooseAsync(input.Slug, input.Name, change.Db.Places.Select(p => p.Slug),
                    cancellation), input.Name, input.Ags)).Entity;
            input.Fill(place);
            return place.Id;
        }, cancellation);
}

public sealed record PlaceInput(
    string? Slug, string Name, string? Ags, string? Address, string? PostalCode, string? Town, string? Room, WheelchairAccess Access,
    string? Transport, double? Latitude, double? Longitude)
{
    public void Check() => Require.All(
        () => Fill(new Place()),
        () => Require.ChosenSlug(Slug, nameof(Slug)));

    internal void Fill(Place place) => Require.All(
        () => place.Describe(Name, Ags),
        () => place.Locate(Address, PostalCode, Town, Room, Latitude, Longitude),
        () => place.Reach(Access, Transport));
}
