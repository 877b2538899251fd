using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Municipalities;

/// <summary>Creates or changes a street of a municipality.</summary>
public sealed class SaveStreet(EditDirectory editing)
{
    /// <param name="actor">Who saves.</param>
    /// <param name="id">Null for a new street.</param>
    /// <param name="input">What the form says; the municipality of a known street stays.</param>
    /// <param name="seenVersion">The version the form was opened with.</param>
    /// <param name="cancellation">Ends the request.</param>
    public async Task<Guid> ExecuteAsync(Actor actor, Guid? id, StreetInput input, uint seenVersion, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, id is null ? "Straße angelegt" : "Straße geändert", cancellation);
        var street = id is { } known
            ? await edit.TakeAsync<Street>(known, seenVersion, cancellation)
            : edit.Db.Streets.Add(new Street(input.Ags, input.Name, input.DistrictId)).Entity;
        street.Rename(input.Name);
        street.MoveTo(input.DistrictId);
        await edit.SaveAsync(cancellation);
        return street.Id;
    }
}

/// <param name="Ags">The municipality.</param>
/// <param name="Name">As on the sign.</param>
/// <param name="DistrictId">The district it lies in, if known.</param>
public sealed record StreetInput(string Ags, string Name, Guid? DistrictId);
