namespace IntMan.Directory.Editing;

public sealed record EntryKey(string Entity, string Key)
{
    public static EntryKey Of(string entity, Guid id) => new(entity, id.ToString());
}
