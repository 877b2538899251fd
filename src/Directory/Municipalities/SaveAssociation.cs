using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Municipalities;

/// <summary>Creates or changes an association of municipalities.</summary>
public sealed class SaveAssociation(DirectoryChanges changes)
{
    /// <param name="key">Null for a new association.</param>
    /// <param name="input">What the form says; key and county of a known association stay.</param>
    public Task<string> ExecuteAsync(Caller caller, string? key, AssociationInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, key is null ? "Verband angelegt" : "Verband geändert", async change =>
        {
            var association = key is { } known
                ? await change.TakeAsync<Association>(known, seenVersion)
                : change.Db.Associations.Add(new Association(input.Key, input.Name, input.CountyKey)).Entity;
            association.Describe(input.Name, association.CountyKey);
            return association.Key;
        }, cancellation);
}

/// <param name="Key">9 digits.</param>
/// <param name="Name">E.g. "GVV Markdorf".</param>
/// <param name="CountyKey">5 digits.</param>
public sealed record AssociationInput(string Key, string Name, string CountyKey)
{
    /// <summary>Asks the rules that need nothing but the form.</summary>
    /// <exception cref="RuleViolation">With all mistakes.</exception>
    public void Check() => _ = new Association(Key, Name, CountyKey);
}
