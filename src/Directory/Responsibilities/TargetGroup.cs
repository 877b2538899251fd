using IntMan.Directory.Published;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Responsibilities;

/// <summary>Zielgruppe: one row of the configurable catalogue.</summary>
public sealed class TargetGroup
{
    private TargetGroup()
    {
    }

    public TargetGroup(string key, string name, int sortOrder)
    {
        Key = Require.Slug(key, nameof(Key));
        Describe(name, sortOrder);
    }

    public string Key { get; private set; } = "";
    public string Name { get; private set; } = "";
    public int SortOrder { get; private set; }
    public uint Version { get; private set; }

    public void Describe(string name, int sortOrder) =>
        (Name, SortOrder) = (Require.Text(name, "Nennen Sie die Zielgruppe.", nameof(Name)), sortOrder);
}

/// <summary>Keys that rules know by name.</summary>
public static class TargetGroups
{
    public const string Everyone = "alle";
}
