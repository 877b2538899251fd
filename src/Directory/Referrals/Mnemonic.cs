using System.Globalization;

namespace IntMan.Directory.Referrals;

/// <summary>Merkwort of a referral, so that lists tell rows apart without naming anybody. It follows from the id and says nothing about the
/// person; two referrals may share one.</summary>
public static class Mnemonic
{
    /// <summary>SQL of the same word; its parameter @words is <see cref="Words"/>.</summary>
    /// <param name="id">SQL of the id.</param>
    internal static string Sql(string id) =>
        $"(@words::text[])[1 + ('x' || right({id}::text, 4))::bit(16)::int % cardinality(@words::text[])]";

    public static IReadOnlyList<string> Words { get; } =
    [
        "Ahorn", "Akelei", "Amsel", "Aster", "Birke", "Buche", "Buchfink", "Dachs", "Distel", "Dohle", "Drossel", "Eibe", "Eiche", "Elster",
        "Enzian", "Erle", "Esche", "Falke", "Farn", "Fichte", "Flieder", "Forelle", "Ginster", "Hasel", "Hecht", "Heide", "Holunder",
        "Igel", "Iris", "Kiebitz", "Kiefer", "Klee", "Kornblume", "Krokus", "Lärche", "Lerche", "Libelle", "Linde", "Luchs", "Malve",
        "Margerite", "Meise", "Mohn", "Narzisse", "Otter", "Pappel", "Primel", "Reiher", "Robinie", "Salbei", "Schilf", "Schlehe",
        "Schwalbe", "Specht", "Star", "Storch", "Tanne", "Thymian", "Tulpe", "Ulme", "Veilchen", "Wacholder", "Weide", "Zeisig",
    ];

    public static string Of(Guid id) =>
        Words[int.Parse(id.ToString().AsSpan(^4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) % Words.Count];
}
