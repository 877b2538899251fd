using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Municipalities;

/// <summary>Creates or changes a street of a municipality.</summary>
public sealed class SaveStreet(DirectoryChanges changes)
{
    public Task<Guid> ExecuteAsync(Caller caller, Guid? id, StreetInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, id is null ? "Straße angelegt" : "Straße geändert", async change =>
        {
            var street = id is { } known
                ? await change.TakeAsync<Street>(known, seenVersion)
                : change.Db.Streets.Add(new Street(input.Ags, input.Name, input.DistrictId)).Entity;
            street.Rename(input.Name);
            street.MoveTo(input.DistrictId);
            return street.Id;
        }, cancellation);
}

public sealed record StreetInput(string Ags, string Name, Guid? DistrictId)
{
    public void Check() => _ = new Street(Ags, Name, DistrictId);
}
