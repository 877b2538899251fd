using IntMan.Directory.Editing;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Responsibilities;

/// <summary>Creates or changes a target group of the catalogue.</summary>
public sealed class SaveTargetGroup(DirectoryChanges changes)
{
    public Task<string> ExecuteAsync(Caller caller, string? key, TargetGroupInput input, uint seenVersion,
        CancellationToken cancellation) =>
        changes.WriteAsync(caller, key is null ? "Zielgruppe angelegt" : "Zielgruppe geändert", async change =>
        {
            input.Check();
            var group = key is { } known
                ? await change.TakeAsync<TargetGroup>(known, seenVersion)
                : change.Db.TargetGroups.Add(new TargetGroup(await Slugs.ChooseAsync(input.Slug, input.Name,
                    change.Db.TargetGroups.Select(g => g.Key), cancellation), input.Name, input.SortOrder)).Entity;
            group.Describe(input.Name, input.SortOrder);
            return group.Key;
        }, cancellation);
}

public sealed record TargetGroupInput(string? Slug, string Name, int SortOrder)
{
    public void Check() => Require.All(
        () => _ = new TargetGroup("neu", Name, SortOrder),
        () => Require.ChosenSlug(Slug, nameof(Slug)));
}
