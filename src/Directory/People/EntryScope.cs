namespace IntMan.Directory.People;

/// <summary>
/// Whose hours, absences and profile somebody may change. The caller names posts and people after checking them: the own ones
/// (those of the account), or the services in reach. Use cases treat everything else as missing.
/// </summary>
public sealed record EntryScope(IReadOnlySet<Guid> Posts, IReadOnlySet<Guid> People)
{
    public IReadOnlySet<Guid> Services { get; init; } = new HashSet<Guid>();

    internal string HourWord => Services.Count > 0 ? "Öffnungszeit" : "Sprechstunde";

    public static EntryScope OfService(Guid service) =>
        new(new HashSet<Guid>(), new HashSet<Guid>()) { Services = new HashSet<Guid> { service } };

    public bool Covers(HourOwner owner) =>
        (owner.PostId is { } post && Posts.Contains(post)) || (owner.PersonId is { } person && People.Contains(person))
            || (owner.ServiceId is { } service && Services.Contains(service));
}
