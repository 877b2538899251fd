namespace IntMan.Directory.Seeds;

internal static class SyntheticNames
{
    // Different street names; larger than any municipality's number of streets, so that names recur across municipalities as in life.
    public const int StreetNames = 24 * 20 * 6;

    private static readonly string[] Onsets =
    [
        "Quol", "Zarv", "Brimf", "Knorp", "Vlex", "Dralt", "Xand", "Pfumb", "Gnarl", "Krotz", "Zwirg", "Blorm",
        "Traux", "Schnef", "Jolp", "Wramt", "Flunk", "Hurzb", "Klemf", "Pruzn", "Stoxt", "Ulfz", "Yrmb", "Orgz",
    ];

    private static readonly string[] Middles =
        ["ab", "ed", "ig", "ok", "um", "af", "el", "in", "op", "ur", "as", "et", "iv", "ox", "uz", "al", "em", "ir", "os", "ul"];

    private static readonly string[] Towns =
    [
        "quart", "trup", "mox", "zwyk", "plon", "gaff", "nurz", "bix", "drum", "fenz", "kolt", "lump", "prack", "schurz", "tvel", "wunx",
        "zapf", "brux", "dolm", "flax", "gritz", "hupf", "jarz", "knatz", "lorx", "mulp", "nips", "pilz", "quirl", "rumpf",
        "stups", "tranz",
        "urx", "vimp", "wirx", "xell", "yff", "zurx", "blam", "crux", "dips", "ferx", "gonx", "hamp", "ilx", "jups", "kranz", "lilp",
    ];

    private static readonly string[] Ways = ["weg", "straße", "gasse", "platz", "ring", "allee"];
    private static readonly string[] GivenNames = ["Anxa", "Belmo", "Cirune", "Dorvin", "Elwira", "Falko", "Gunrid", "Hilmo", "Ivorka",
        "Jelto", "Kirvan", "Lunja", "Merto", "Nixa", "Orvin", "Pelka"];
    private static readonly string[] FamilyEndings = ["bert", "ling", "mann", "heimer", "ich", "auer"];

    public static string Municipality(int number) =>
        Onsets[number % Onsets.Length] + Middles[number / Onsets.Length % Middles.Length]
            + Towns[number / Onsets.Length / Middles.Length % Towns.Length];

    public static string Street(int number) =>
        Onsets[number % Onsets.Length] + Middles[number / Onsets.Length % Middles.Length]
            + Ways[number / Onsets.Length / Middles.Length % Ways.Length];

    public static (string Given, string Family) Person(int number) => (
        GivenNames[number % GivenNames.Length],
        Onsets[number / GivenNames.Length % Onsets.Length] + Middles[number * 7 % Middles.Length]
        + FamilyEndings[number % FamilyEndings.Length]);
}
