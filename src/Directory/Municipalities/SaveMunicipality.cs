using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Municipalities;

/// <summary>Changes the data of a municipality; municipalities come from the official register by import and are not created by hand.</summary>
public sealed class SaveMunicipality(DirectoryChanges changes)
{
    /// <param name="ags">8-digit key.</param>
    public Task ExecuteAsync(Caller caller, string ags, MunicipalityInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, "Gemeinde geändert", async change =>
        {
            var municipality = await change.TakeAsync<Municipality>(ags, seenVersion);
            input.Fill(municipality);
        }, cancellation);
}

/// <param name="PostalCodes">The first one is that of the administration.</param>
public sealed record MunicipalityInput(string Name, MunicipalityKind Kind, string? AssociationKey, string[] PostalCodes, int? Population)
{
    /// <summary>Asks the rules that need nothing but the form.</summary>
    /// <exception cref="RuleViolation">With all mistakes.</exception>
    public void Check() => Fill(new Municipality());

    internal void Fill(Municipality municipality) => Require.All(
        () => municipality.Describe(Name, Kind),
        () => municipality.Locate(AssociationKey, PostalCodes, Population));
}
