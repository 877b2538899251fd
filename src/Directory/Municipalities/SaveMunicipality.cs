using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Municipalities;

/// <summary>Changes the data of a municipality; municipalities come from the official register by import and are not created by hand.</summary>
public sealed class SaveMunicipality(EditDirectory editing)
{
    /// <param name="actor">Who saves.</param>
    /// <param name="ags">8-digit key.</param>
    /// <param name="input">What the form says.</param>
    /// <param name="seenVersion">The version the form was opened with.</param>
    /// <param name="cancellation">Ends the request.</param>
    public async Task ExecuteAsync(Actor actor, string ags, MunicipalityInput input, uint seenVersion, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, "Gemeinde geändert", cancellation);
        var municipality = await edit.TakeAsync<Municipality>(ags, seenVersion, cancellation);
        municipality.Describe(input.Name, input.Kind);
        municipality.Locate(input.AssociationKey, input.PostalCodes, input.Population);
        await edit.SaveAsync(cancellation);
    }
}

/// <param name="PostalCodes">The first one is that of the administration.</param>
public sealed record MunicipalityInput(string Name, MunicipalityKind Kind, string? AssociationKey, string[] PostalCodes, int? Population);
