using IntMan.Directory.Published;
using IntMan.Directory.Search;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Municipalities;

/// <summary>Gemeinde or Stadt, addressed by its 8-digit AGS (amtlicher Gemeindeschlüssel).</summary>
public sealed class Municipality
{
    internal Municipality()
    {
    }

    public Municipality(string ags, string name, MunicipalityKind kind, string countyKey)
    {
        if (ags.Length != 8 || !ags.All(char.IsAsciiDigit))
        {
            throw new RuleViolation("Der Gemeindeschlüssel (AGS) hat genau 8 Ziffern, zum Beispiel 08215017.", nameof(Ags));
        }

        if (!ags.StartsWith(countyKey, StringComparison.Ordinal))
        {
            throw new RuleViolation($"Der Gemeindeschlüssel {ags} gehört nicht zum Kreis {countyKey}.", nameof(CountyKey));
        }

        (Ags, CountyKey) = (ags, countyKey);
        Describe(name, kind);
    }

    public string Ags { get; private set; } = "";
    public string Name { get; private set; } = "";
    public MunicipalityKind Kind { get; private set; }
    public string CountyKey { get; private set; } = "";
    public string? AssociationKey { get; private set; }

    public string[] PostalCodes { get; private set; } = [];
    public int? Population { get; private set; }
    public string SearchKey { get; private set; } = "";
    public string[] SearchWords { get; private set; } = [];
    public string[] SearchNear { get; private set; } = [];
    public uint Version { get; private set; }

    public void Describe(string name, MunicipalityKind kind)
    {
        (Name, Kind) = (Require.Text(name, "Nennen Sie den Namen der Gemeinde.", nameof(Name)), kind);
        (SearchKey, SearchWords, SearchNear) = SearchText.KeysOf(Name);
    }

    public void Locate(string? associationKey, string[] postalCodes, int? population)
    {
        if (postalCodes.FirstOrDefault(c => c.Length != 5 || !c.All(char.IsAsciiDigit)) is { } wrong)
        {
            throw new RuleViolation($"„{wrong}“ ist keine Postleitzahl. Sie hat genau 5 Ziffern.", nameof(PostalCodes));
        }

        (AssociationKey, PostalCodes, Population) = (associationKey, postalCodes, population);
    }
}

/// <summary>Gemeinde, Stadt, Große Kreisstadt, Stadtkreis, gemeindefreies Gebiet.</summary>
public enum MunicipalityKind
{
    Municipality,
    Town,
    LargeTown,
    UrbanCounty,
    Uninhabited,
}
