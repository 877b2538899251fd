using IntMan.Directory.Published;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Municipalities;

/// <summary>Gemeindeverwaltungsverband or agreed administrative community of several municipalities.</summary>
public sealed class Association
{
    private Association()
    {
    }

    public Association(string key, string name, string countyKey)
    {
        Require.All(
            () => Require.That(key.Length == 9 && key.All(char.IsAsciiDigit),
            "Der Verbandsschlüssel hat genau 9 Ziffern, zum Beispiel 084355001.", nameof(Key)),
            () => Describe(name, countyKey));
        Key = key;
    }

    public string Key { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string CountyKey { get; private set; } = "";
    public uint Version { get; private set; }

    public void Describe(string name, string countyKey) =>
        (Name, CountyKey) = (Require.Text(name, "Nennen Sie den Namen des Verbands.", nameof(Name)), countyKey);
}
