using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Municipalities;

/// <summary>Creates or changes a district of a municipality.</summary>
public sealed class SaveDistrict(DirectoryChanges changes)
{
    /// <param name="id">Null for a new district.</param>
    /// <param name="input">What the form says; the municipality of a known district stays.</param>
    public Task<Guid> ExecuteAsync(Caller caller, Guid? id, DistrictInput input, uint seenVersion, CancellationToken cancellation) =>
        changes.WriteAsync(caller, id is null ? "Ortsteil angelegt" : "Ortsteil geändert", async change =>
        {
            var district = id is { } known
                ? await change.TakeAsync<District>(known, seenVersion)
                : change.Db.Districts.Add(new District(input.Ags, input.Name)).Entity;
            district.Rename(input.Name);
            return district.Id;
        }, cancellation);
}

/// <param name="Ags">The municipality.</param>
/// <param name="Name">As people call it.</param>
public sealed record DistrictInput(string Ags, string Name)
{
    /// <summary>Asks the rules that need nothing but the form.</summary>
    /// <exception cref="RuleViolation">With all mistakes.</exception>
    public void Check() => _ = new District(Ags, Name);
}
