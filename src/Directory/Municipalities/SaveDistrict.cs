using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Municipalities;

/// <summary>Creates or changes a district of a municipality.</summary>
public sealed class SaveDistrict(DirectoryChanges changes)
{
    public Task<Guid> ExecuteAsync(Caller caller, Guid? id, DistrictInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, id is null ? "Ortsteil angelegt" : "Ortsteil geändert", async change =>
        {
            var district = id is { } known
                ? await change.TakeAsync<District>(known, seenVersion)
                : change.Db.Districts.Add(new District(input.Ags, input.Name)).Entity;
            district.Rename(input.Name);
            return district.Id;
        }, cancellation);
}

public sealed record DistrictInput(string Ags, string Name)
{
    public void Check() => _ = new District(Ags, Name);
}
