using IntMan.Directory.Published;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.People;

/// <summary>"Zuletzt bestätigt am … durch (role)" of one entry; the latest one counts.</summary>
public sealed class Confirmation
{
    private Confirmation()
    {
    }

    public Confirmation(Guid entryId, DateOnly confirmedOn, string byRole)
    {
        (Id, EntryId, ConfirmedOn) = (Guid.CreateVersion7(), entryId, confirmedOn);
        ByRole = Require.Text(byRole, "Nennen Sie, wer bestätigt hat (Funktion, kein Name).", nameof(ByRole));
    }

    /// <summary>Of a service.</summary>
    public static Confirmation OfService(Guid serviceId, DateOnly confirmedOn, string byRole) =>
        new(Guid.Empty, confirmedOn, byRole) { EntryId = null, ServiceId = serviceId };

    public Guid Id { get; private set; }

    /// <summary>The post that was confirmed; null when it was a person.</summary>
    public Guid? EntryId { get; private set; }

    /// <summary>The person who was confirmed together with the posts held; null when it was a post.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>The service that was confirmed; null when it was a post or a person.</summary>
    public Guid? ServiceId { get; private set; }
    public DateOnly ConfirmedOn { get; private set; }
    public string ByRole { get; private set; } = "";
    public uint Version { get; private set; }
}
