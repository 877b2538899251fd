using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Municipalities;

/// <summary>Creates or changes an association of municipalities.</summary>
public sealed class SaveAssociation(DirectoryChanges changes)
{
    public Task<string> ExecuteAsync(Caller caller, string? key, AssociationInput input, uint seenVersion,
        CancellationToken cancellation) =>
        changes.WriteAsync(caller, key is null ? "Verband angelegt" : "Verband geändert", async change =>
        {
            var association = key is { } known
                ? await change.TakeAsync<Association>(known, seenVersion)
                : change.Db.Associations.Add(new Association(input.Key, input.Name, input.CountyKey)).Entity;
            association.Describe(input.Name, association.CountyKey);
            return association.Key;
        }, cancellation);
}

public sealed record AssociationInput(string Key, string Name, string CountyKey)
{
    public void Check() => _ = new Association(Key, Name, CountyKey);
}
