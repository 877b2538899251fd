namespace IntMan.Directory.People;

/// <summary>
/// Whose hours, absences and profile somebody may change. The caller names posts and people after checking them: the own ones
/// (<see cref="OwnEntry"/>), or those in the reach of an officer. Use cases treat everything else as missing.
/// </summary>
public sealed record EntryScope(IReadOnlySet<Guid> Posts, IReadOnlySet<Guid> People)
{
    /// <summary>Whether an office hour of this post or person may be changed.</summary>
    public bool Covers(Guid? postId, Guid? personId) => (postId is { } post && Posts.Contains(post)) || (personId is { } person && People.Contains(person));
}
