using IntMan.Foundation.Text;

namespace IntMan.Directory.Municipalities;

/// <summary>
/// What people call a municipality, a district or a county beside its whole name, as keys of <see cref="SearchText"/>. The only place with
/// that rule.
/// </summary>
public static class PlaceNames
{
    private const int ShortestHalf = 5;

    // What only tells places of one name apart: "Singen (Hohentwiel)", "Hagnau am Bodensee", "Freiburg im Breisgau", "Ettlingen, Stadt".
    private static readonly string[] Additions =
    [
        " (", ",", " /", "/", " am ", " an der ", " an den ", " auf der ", " bei ", " beim ", " im ", " in ", " ob der ", " unter ",
        " vor ",
    ];

    private static readonly string[] CountyPrefixes = ["landkreis", "stadtkreis", "kreis"];

    public static IReadOnlyList<string> ShortKeysOf(string name)
    {
        var end = Additions.Select(addition => name.IndexOf(addition, 1, StringComparison.OrdinalIgnoreCase)).Where(at => at > 0)
            .DefaultIfEmpty(name.Length).Min();
        var core = name[..end].Trim();
        var halves = core.Split('-', StringSplitOptions.RemoveEmptyEntries);
        var isDouble = halves.Length == 2 && halves[0] != halves[1];
        return
        [
            .. new[] { core }.Where(part => part.Length < name.Length)
                .Concat(halves.Where(half => isDouble && half.Length >= ShortestHalf))
                .Select(SearchText.Fold).Where(key => key.Length > 0).Distinct(),
        ];
    }

    // "Karlsruhe" is the city and "Landkreis Karlsruhe" what lies around it: a county is meant only where its kind was typed.
    public static IReadOnlyList<string> KeysOfCounty(string name, CountyKind kind)
    {
        var key = SearchText.Fold(name);
        var prefix = CountyPrefixes.FirstOrDefault(prefix => key.StartsWith(prefix, StringComparison.Ordinal)) ?? "";
        var bare = key[prefix.Length..];
        return (bare.Contains("kreis", StringComparison.Ordinal), kind) switch
        {
            (true, _) => [bare],
            (_, CountyKind.Urban) => [$"stadtkreis{bare}"],
            _ => [$"landkreis{bare}", $"kreis{bare}", $"lk{bare}"],
        };
    }
}
