namespace IntMan.Directory.Editing;

/// <param name="Entity">Table of the schema directory, e.g. "office_hour".</param>
/// <param name="Key">Its key as text: id, key or AGS.</param>
public sealed record EntryKey(string Entity, string Key)
{
    public static EntryKey Of(string entity, Guid id) => new(entity, id.ToString());
}
