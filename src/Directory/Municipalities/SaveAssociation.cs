using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Municipalities;

/// <summary>Creates or changes an association of municipalities.</summary>
public sealed class SaveAssociation(EditDirectory editing)
{
    /// <param name="actor">Who saves.</param>
    /// <param name="key">Null for a new association.</param>
    /// <param name="input">What the form says; key and county of a known association stay.</param>
    /// <param name="seenVersion">The version the form was opened with.</param>
    /// <param name="cancellation">Ends the request.</param>
    public async Task<string> ExecuteAsync(Actor actor, string? key, AssociationInput input, uint seenVersion, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, key is null ? "Verband angelegt" : "Verband geändert", cancellation);
        var association = key is { } known
            ? await edit.TakeAsync<Association>(known, seenVersion, cancellation)
            : edit.Db.Associations.Add(new Association(input.Key, input.Name, input.CountyKey)).Entity;
        association.Describe(input.Name, association.CountyKey);
        await edit.SaveAsync(cancellation);
        return association.Key;
    }
}

/// <param name="Key">9 digits.</param>
/// <param name="Name">E.g. "GVV Markdorf".</param>
/// <param name="CountyKey">5 digits.</param>
public sealed record AssociationInput(string Key, string Name, string CountyKey);
