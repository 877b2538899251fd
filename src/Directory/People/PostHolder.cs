using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.People;

/// <summary>A person holds a post from–to, alone, as deputy or in a tandem.</summary>
public sealed class PostHolder
{
    private PostHolder()
    {
    }

    public PostHolder(Guid postId, Guid personId, DateOnly validFrom)
    {
        (Id, PostId, PersonId, ValidFrom) = (Guid.CreateVersion7(), postId, personId, validFrom);
    }

    public Guid Id { get; private set; }
    public Guid PostId { get; private set; }
    public Guid PersonId { get; private set; }
    public HolderRole Role { get; private set; }
    public DateOnly ValidFrom { get; private set; }

    // Last day, inclusive; null while open.
    public DateOnly? ValidUntil { get; private set; }

    public DateOnly? ConsentOn { get; private set; }
    public uint Version { get; private set; }

    public Validity Validity => new(ValidFrom, ValidUntil);

    public void Set(HolderRole role, DateOnly? validUntil, DateOnly? consentOn)
    {
        Require.Period(ValidFrom, validUntil, nameof(ValidUntil));
        (Role, ValidUntil, ConsentOn) = (role, validUntil, consentOn);
    }

    public bool NameIsPublicOn(DateOnly day) => Validity.Contains(day) && ConsentOn <= day;
}

/// <summary>Holder: holds the post; Tandem: one of two equal holders; Deputy: steps in.</summary>
public enum HolderRole
{
    Holder,
    Tandem,
    Deputy,
}
