using IntMan.Directory.Services;
using IntMan.Foundation.Text;

namespace IntMan.Portal.Display;

/// <summary>German words that the addresses of the list of services use.</summary>
public static class ServiceAddresses
{
    /// <summary>Areas of life as the address names them, e.g. "finanzen".</summary>
    public static IReadOnlyDictionary<string, AreaOfLife> Areas { get; } = new Dictionary<string, AreaOfLife>
    {
        ["allgemein"] = AreaOfLife.General,
        ["wohnen"] = AreaOfLife.Housing,
        ["arbeit"] = AreaOfLife.Work,
        ["finanzen"] = AreaOfLife.Finances,
        ["aufenthalt"] = AreaOfLife.Residence,
        ["gesundheit"] = AreaOfLife.Health,
        ["sprache"] = AreaOfLife.Language,
        ["bildung"] = AreaOfLife.Education,
        ["familie"] = AreaOfLife.Family,
        ["freizeit"] = AreaOfLife.Leisure,
    };

    /// <param name="area">Member of <see cref="AreaOfLife"/>.</param>
    public static string AreaOf(string area) => Areas.First(pair => pair.Value.ToString() == area).Key;
}
