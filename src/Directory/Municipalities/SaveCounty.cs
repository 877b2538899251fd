using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Directory.Municipalities;

/// <summary>Changes the office of a county that answers when nobody closer is known. Name and key come from the official register.</summary>
public sealed class SaveCounty(DirectoryChanges changes)
{
    /// <param name="key">5-digit key.</param>
    public Task ExecuteAsync(Caller caller, string key, CountyInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, "Kreis geändert", async change =>
        {
            var county = await change.TakeAsync<County>(key, seenVersion);
            input.Fill(county);
        }, cancellation);
}

/// <param name="Name">Of the county.</param>
/// <param name="OfficeName">E.g. "Landratsamt Bodenseekreis, Amt für Migration und Integration".</param>
/// <param name="Phone">Of the office.</param>
/// <param name="Email">Of the office.</param>
/// <param name="Website">Of the office.</param>
public sealed record CountyInput(string Name, string? OfficeName, string? Phone, string? Email, string? Website)
{
    /// <summary>Asks the rules that need nothing but the form.</summary>
    /// <exception cref="RuleViolation">With all mistakes.</exception>
    public void Check() => Fill(new County());

    internal void Fill(County county) => Require.All(
        () => county.Describe(Name, county.Kind, county.State),
        () => Require.Phone(Phone, nameof(Phone)),
        () => Require.Email(Email, nameof(Email)),
        () => Require.Website(Website, nameof(Website)),
        () => county.SetOffice(OfficeName, Phone, Email, Website));
}
