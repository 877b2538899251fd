using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Municipalities;

/// <summary>Creates or changes a district of a municipality.</summary>
public sealed class SaveDistrict(EditDirectory editing)
{
    /// <param name="actor">Who saves.</param>
    /// <param name="id">Null for a new district.</param>
    /// <param name="input">What the form says; the municipality of a known district stays.</param>
    /// <param name="seenVersion">The version the form was opened with.</param>
    /// <param name="cancellation">Ends the request.</param>
    public async Task<Guid> ExecuteAsync(Actor actor, Guid? id, DistrictInput input, uint seenVersion, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, id is null ? "Ortsteil angelegt" : "Ortsteil geändert", cancellation);
        var district = id is { } known
            ? await edit.TakeAsync<District>(known, seenVersion, cancellation)
            : edit.Db.Districts.Add(new District(input.Ags, input.Name)).Entity;
        district.Rename(input.Name);
        await edit.SaveAsync(cancellation);
        return district.Id;
    }
}

/// <param name="Ags">The municipality.</param>
/// <param name="Name">As people call it.</param>
public sealed record DistrictInput(string Ags, string Name);
