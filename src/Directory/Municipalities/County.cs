using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Municipalities;

/// <summary>Landkreis or Stadtkreis: the last level that always answers.</summary>
public sealed class County
{
    internal County()
    {
    }

    public County(string key, string name, CountyKind kind, FederalState state)
    {
        if (key.Length != 5 || !key.All(char.IsAsciiDigit))
        {
            throw new RuleViolation("Der Kreisschlüssel hat genau 5 Ziffern, zum Beispiel 08435.", nameof(Key));
        }

        Key = key;
        Describe(name, kind, state);
    }

    public string Key { get; private set; } = "";
    public string Name { get; private set; } = "";
    public CountyKind Kind { get; private set; }
    public FederalState State { get; private set; }

    // Where a question goes when nobody closer is known, e.g. "Landratsamt Bodenseekreis, Amt für Migration und Integration".
    public string? OfficeName { get; private set; }
    public string? Phone { get; private set; }
    public string? Email { get; private set; }
    public string? Website { get; private set; }
    public uint Version { get; private set; }

    public void Describe(string name, CountyKind kind, FederalState state) =>
        (Name, Kind, State) = (Require.Text(name, "Nennen Sie den Namen des Kreises.", nameof(Name)), kind, state);

    public void SetOffice(string? officeName, string? phone, string? email, string? website) =>
        (OfficeName, Phone, Email, Website) = (officeName, phone, email, website);
}

/// <summary>Rural: Landkreis; Urban: Stadtkreis.</summary>
public enum CountyKind
{
    Rural,
    Urban,
}
