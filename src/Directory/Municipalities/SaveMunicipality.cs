using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Municipalities;

/// <summary>Changes the data of a municipality; municipalities come from the official register by import and are not created by
/// hand.</summary>
public sealed class SaveMunicipality(DirectoryChanges changes)
{
    public Task ExecuteAsync(Caller caller, string ags, MunicipalityInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, "Gemeinde geändert", async change =>
        {
            var municipality = await change.TakeAsync<Municipality>(ags, seenVersion);
            input.Fill(municipality);
        }, cancellation);
}

public sealed record MunicipalityInput(string Name, MunicipalityKind Kind, string? AssociationKey, string[] PostalCodes, int? Population)
{
    public void Check() => Fill(new Municipality());

    internal void Fill(Municipality municipality) => Require.All(
        () => municipality.Describe(Name, Kind),
        () => municipality.Locate(AssociationKey, PostalCodes, Population));
}
