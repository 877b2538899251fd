using System.Text.Json.Nodes;
using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.History;

internal sealed class ChangeRow
{
    public long Id { get; init; }
    public Guid ChangeSetId { get; init; }
    public string Entity { get; init; } = "";
    public string EntityKey { get; init; } = "";
    public string? Before { get; init; }
    public string? After { get; init; }
    public DateTimeOffset At { get; init; }
    public string? ActorName { get; init; }
    public string ActorRole { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Action { get; init; } = "";

    public EntryKey Entry => new(Entity, EntityKey);

    public ChangeLine ToLine() => ToLine(this);

    public ChangeLine ToLine(ChangeRow first) => new(Id, ChangeSetId, Entry, At, ActorName, ActorRole, Enum.Parse<ChangeKind>(Kind), Action,
        Parse(first.Before), Parse(After));

    private static JsonObject? Parse(string? state) => state is null ? null : JsonNode.Parse(state)!.AsObject();
}
