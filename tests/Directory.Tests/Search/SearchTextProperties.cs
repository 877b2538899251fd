using System.Text;
using FsCheck;
using FsCheck.Fluent;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Search;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Tests.Search;

public sealed class SearchTextProperties
{
    private static readonly Gen<string> Key = Gen.Choose(4, 12).SelectMany(length => Gen.Elements('a', 'b', 'c').ArrayOf(length))
        .Select(letters => new string(letters));

    private static readonly Gen<(string Key, string Typo)> OneTypo =
        from key in Key
        from typo in TypoOf(key)
        select (key, typo);

    private static readonly Gen<(string Key, string Typo)> TwoTypos =
        from pair in OneTypo
        from typo in TypoOf(pair.Typo)
        select (pair.Key, typo);

    private static readonly Gen<string> Syllables =
        from count in Gen.Choose(1, 15)
        from syllables in Gen.Elements("Ü", "ä", "Ö", "ß", "str", "Straße", "weg", "Linden", " ", "-", "Platz", "12", "b", "eu", "au")
            .ListOf(count)
        select string.Concat(syllables);

    [Fact]
    public void WithinOneEdit_OneTypo_IsRecognisedAndSharesANearForm() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(OneTypo), pair =>
            SearchText.WithinOneEdit(pair.Key, pair.Typo) && SearchText.NearOf(pair.Key).Intersect(SearchText.NearOf(pair.Typo)).Any()));

    [Fact]
    public void WithinOneEdit_TwoTypos_AgreesWithTheDistanceTable() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(TwoTypos), pair =>
            SearchText.WithinOneEdit(pair.Key, pair.Typo) == Distance(pair.Key, pair.Typo) <= 1));

    [Fact]
    public void Fold_UmlautsWrittenOutOrLeftOut_IsTheSameKey() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(Syllables), text =>
        {
            var key = SearchText.Fold(text);
            return key == SearchText.Fold(WrittenOut(text)) && key == SearchText.Fold(LeftOut(text))
                && key == SearchText.Fold(text.ToUpperInvariant());
        }));

    [Fact]
    public void Words_FoldedWords_StayAsTheyAre() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(Syllables), text =>
        {
            var words = SearchText.Words(text);
            return words.SequenceEqual(SearchText.Words(string.Join(' ', words)));
        }));

    [Fact]
    public void KeysOf_AnyText_NeverThrowsAndStoresOnlyWholeCharacters() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(Gen.Choose(0, 0xFFFF).ArrayOf()), codes =>
        {
            var keys = SearchText.KeysOf(new string([.. codes.Select(c => (char)c)]));
            return keys.Near.Concat(keys.Words).Append(keys.Key).All(IsStorable);
        }));

    [Fact]
    public void Fold_EveryCharacterThereIs_IsStorable() =>
        Assert.All(Enumerable.Range(0, 0x110000).Where(Rune.IsValid), code =>
            Assert.True(IsStorable(SearchText.Fold($"a{new Rune(code)}b")), $"U+{code:X}"));

    private static bool IsStorable(string key) => key.Length <= SearchText.MaxLength && !key.Any(c => char.IsSurrogate(c) || c == '\0');

    private static Gen<string> TypoOf(string key) =>
        from kind in Gen.Choose(0, 3)
        from at in Gen.Choose(0, key.Length - 2)
        from letter in Gen.Elements('a', 'b', 'x')
        select kind switch
        {
            0 => key.Insert(at, $"{letter}"),
            1 => key.Remove(at, 1),
            2 => key.Remove(at, 1).Insert(at, $"{letter}"),
            _ => $"{key[..at]}{key[at + 1]}{key[at]}{key[(at + 2)..]}",
        };

    private static string WrittenOut(string text) => text.Replace("Ü", "Ue", StringComparison.Ordinal)
        .Replace("ä", "ae", StringComparison.Ordinal)
        .Replace("Ö", "Oe", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);

    private static string LeftOut(string text) => text.Replace('Ü', 'U').Replace('ä', 'a').Replace('Ö', 'O');

    /// <summary>Optimal string alignment by the textbook table: slow and plainly right.</summary>
    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var best = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                var isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                table[i, j] = isSwap ? Math.Min(best, table[i - 2, j - 2] + 1) : best;
            }
        }

        return table[a.Length, b.Length];
    }
}
