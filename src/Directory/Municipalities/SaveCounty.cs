using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Directory.Municipalities;

/// <summary>Changes the office of a county that answers when nobody closer is known. Name and key come from the official register.</summary>
public sealed class SaveCounty(EditDirectory editing)
{
    /// <param name="actor">Who saves.</param>
    /// <param name="key">5-digit key.</param>
    /// <param name="input">What the form says.</param>
    /// <param name="seenVersion">The version the form was opened with.</param>
    /// <param name="cancellation">Ends the request.</param>
    public async Task ExecuteAsync(Actor actor, string key, CountyInput input, uint seenVersion, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, "Kreis geändert", cancellation);
        var county = await edit.TakeAsync<County>(key, seenVersion, cancellation);
        county.Describe(input.Name, county.Kind, county.State);
        county.SetOffice(input.OfficeName, Require.Phone(input.Phone, "Phone"), Require.Email(input.Email, "Email"), Require.Website(input.Website, "Website"));
        await edit.SaveAsync(cancellation);
    }
}

/// <param name="Name">Of the county.</param>
/// <param name="OfficeName">E.g. "Landratsamt Bodenseekreis, Amt für Migration und Integration".</param>
/// <param name="Phone">Of the office.</param>
/// <param name="Email">Of the office.</param>
/// <param name="Website">Of the office.</param>
public sealed record CountyInput(string Name, string? OfficeName, string? Phone, string? Email, string? Website);
