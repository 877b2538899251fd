using IntMan.Directory.Editing;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Responsibilities;

/// <summary>Creates or changes a target group of the catalogue.</summary>
public sealed class SaveTargetGroup(EditDirectory editing)
{
    /// <param name="actor">Who saves.</param>
    /// <param name="key">Null for a new group.</param>
    /// <param name="input">What the form says.</param>
    /// <param name="seenVersion">The version the form was opened with.</param>
    /// <param name="cancellation">Ends the request.</param>
    public async Task<string> ExecuteAsync(Actor actor, string? key, TargetGroupInput input, uint seenVersion, CancellationToken cancellation)
    {
        await using var edit = await editing.BeginAsync(actor, key is null ? "Zielgruppe angelegt" : "Zielgruppe geändert", cancellation);
        var group = key is { } known
            ? await edit.TakeAsync<TargetGroup>(known, seenVersion, cancellation)
            : edit.Db.TargetGroups.Add(new TargetGroup(await Slugs.ChooseAsync(input.Slug, input.Name, edit.Db.TargetGroups.Select(g => g.Key), cancellation), input.Name, input.SortOrder)).Entity;
        group.Describe(input.Name, input.SortOrder);
        await edit.SaveAsync(cancellation);
        return group.Key;
    }
}

/// <param name="Slug">For a new group; null to have it proposed.</param>
/// <param name="SortOrder">Smaller ones stand first.</param>
public sealed record TargetGroupInput(string? Slug, string Name, int SortOrder);
