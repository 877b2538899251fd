using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.People;

/// <summary>A person is away for whole days; the substitute's entry stands first for that time.</summary>
public sealed class Absence
{
    private Absence()
    {
    }

    public Absence(Guid personId, DateOnly firstDay, DateOnly lastDay, Guid? substituteId, DateOnly recordedOn, string recordedBy)
    {
        (Id, PersonId, RecordedOn, RecordedBy) = (Guid.CreateVersion7(), personId, recordedOn, recordedBy);
        Set(firstDay, lastDay, substituteId);
    }

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public DateOnly FirstDay { get; private set; }

    // Last day away, inclusive.
    public DateOnly LastDay { get; private set; }
    public Guid? SubstituteId { get; private set; }
    public DateOnly RecordedOn { get; private set; }

    // Role that recorded it, e.g. "Teamleitung"; never a name.
    public string RecordedBy { get; private set; } = "";
    public uint Version { get; private set; }

    public Validity Days => new(FirstDay, LastDay);

    public void Set(DateOnly firstDay, DateOnly lastDay, Guid? substituteId)
    {
        Require.Period(firstDay, lastDay, nameof(LastDay));
        if (substituteId == PersonId)
        {
            throw new RuleViolation("Niemand kann sich selbst vertreten. Wählen Sie eine andere Person.", nameof(SubstituteId));
        }

        (FirstDay, LastDay, SubstituteId) = (firstDay, lastDay, substituteId);
    }
}
