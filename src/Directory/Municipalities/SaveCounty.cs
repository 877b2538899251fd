using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Directory.Municipalities;

/// <summary>Changes the office of a county that answers when nobody closer is known. Name and key come from the official
/// register.</summary>
public sealed class SaveCounty(DirectoryChanges changes)
{
    public Task ExecuteAsync(Caller caller, string key, CountyInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, "Kreis geändert", async change =>
        {
            var county = await change.TakeAsync<County>(key, seenVersion);
            input.Fill(county);
        }, cancellation);
}

public sealed record CountyInput(string Name, string? OfficeName, string? Phone, string? Email, string? Website)
{
    public void Check() => Fill(new County());

    internal void Fill(County county) => Require.All(
        () => county.Describe(Name, county.Kind, county.State),
        () => Require.Phone(Phone, nameof(Phone)),
        () => Require.Email(Email, nameof(Email)),
        () => Require.Website(Website, nameof(Website)),
        () => county.SetOffice(OfficeName, Phone, Email, Website));
}
