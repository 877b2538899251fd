using IntMan.Directory.Municipalities;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Hours;

/// <summary>School holidays are decided, not computed: they come as data, one row a Land and period.</summary>
public sealed class SchoolHoliday
{
    private SchoolHoliday()
    {
    }

    public SchoolHoliday(FederalState state, string name, DateOnly firstDay, DateOnly lastDay)
    {
        Id = Guid.CreateVersion7();
        Set(state, name, firstDay, lastDay);
    }

    public Guid Id { get; private set; }
    public FederalState State { get; private set; }
    public string Name { get; private set; } = "";
    public DateOnly FirstDay { get; private set; }

    // Last day, inclusive.
    public DateOnly LastDay { get; private set; }
    public uint Version { get; private set; }

    public Validity Days => new(FirstDay, LastDay);

    public void Set(FederalState state, string name, DateOnly firstDay, DateOnly lastDay)
    {
        Require.All(
            () => Name = Require.Text(name, "Nennen Sie die Ferien.", nameof(Name)),
            () => Require.Period(firstDay, lastDay, nameof(LastDay)));
        (State, FirstDay, LastDay) = (state, firstDay, lastDay);
    }
}
