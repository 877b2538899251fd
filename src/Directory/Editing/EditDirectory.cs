using IntMan.Foundation.Changes;

namespace IntMan.Directory.Editing;

/// <summary>Opens changes of the directory; every write of a signed-in person goes through here.</summary>
public sealed class EditDirectory(StaffSource source, TimeProvider clock)
{
    public Task<DirectoryEdit> BeginAsync(
        Actor actor, string action, CancellationToken cancellation, ChangeKind kind = ChangeKind.Edit, bool isLarge = false) =>
        DirectoryEdit.BeginAsync(source.Connections, actor, kind, action, clock, cancellation, isLarge);
}
