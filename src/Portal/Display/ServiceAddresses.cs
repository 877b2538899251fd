using IntMan.Directory.Services;
using IntMan.Foundation.Text;

namespace IntMan.Portal.Display;

public static class ServiceAddresses
{
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

    public static string AreaOf(string area) => Areas.First(pair => pair.Value.ToString() == area).Key;
}
