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

    public static Confirmation OfService(Guid serviceId, DateOnly confirmedOn, string byRole) =>
        new(Guid.Empty, confirmedOn, byRole) { EntryId = null, ServiceId = serviceId };

    public Guid Id { get; private set; }

    public Guid? EntryId { get; private set; }

    public Guid? PersonId { get; private set; }

    public Guid? ServiceId { get; private set; }
    public DateOnly ConfirmedOn { get; private set; }
    public string ByRole { get; private set; } = "";
    public uint Version { get; private set; }
}
