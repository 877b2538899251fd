using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Search;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Tests.Search;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Rheinstr.", "rheinstr")]
    [InlineData("Rheinstrasse", "rheinstr")]
    [InlineData("RHEINSTRAẞE", "rheinstr")]
    [InlineData("Rheinstraße 119", "rheinstr|119")]
    [InlineData("Rheinstr.119", "rheinstr|119")]
    [InlineData("Bulacher Strasse", "bulacher|str")]
    [InlineData("Straße", "str")]
    [InlineData("Pforzheimerstr.", "pforzheimerstr")]
    [InlineData("Pforzheimer Straße", "pforzheimer|str")]
    [InlineData("Überlingen", "uberlingen")]
    [InlineData("Ueberlingen", "uberlingen")]
    [InlineData("U\u0308berlingen", "uberlingen")]
    [InlineData("Haeuser-Weg", "hauser|weg")]
    [InlineData("Marktplatz", "marktpl")]
    [InlineData("Marktpl.", "marktpl")]
    [InlineData("Pl. der Republik", "pl|der|republik")]
    [InlineData("Plattenweg", "plattenweg")]
    [InlineData("Bgm.-Huber-Str.", "bgm|huber|str")]
    [InlineData("Bürgermeister-Huber-Straße", "bgm|huber|str")]
    [InlineData("Bürgermeisterstr.", "bgmstr")]
    [InlineData("Sankt Georgen", "st|georgen")]
    [InlineData("St. Georgen", "st|georgen")]
    [InlineData("Dr.-Vöhringer-Str.", "dr|vohringer|str")]
    [InlineData("Doktor Voehringer", "dr|vohringer")]
    [InlineData("Bunsenstr. 2-4", "bunsenstr|2|4")]
    [InlineData("Lindenweg 12a", "lindenweg|12|a")]
    [InlineData("Singen (Hohentwiel), Süd/Ost [neu]", "singen|hohentwiel|sud|ost|neu")]
    [InlineData("Jeanne d'Arc", "jeanne|darc")]
    [InlineData("Jeanne d’Arc", "jeanne|darc")]
    [InlineData("Çelik Łódź Ægir İzmir", "celik|lodz|agir|izmir")]
    [InlineData("Linden\u00adweg ١٢", "lindenweg|12")]
    [InlineData("Rheinstr119", "rheinstr|119")]
    [InlineData("\U00010400\U00010401weg", "weg")]
    [InlineData("Рейн", "реин")]
    [InlineData(" .,-/ ", "")]
    [InlineData("", "")]
    public void Words_NamesAsPeopleWriteThem_AreFolded(string text, string words) =>
        Assert.Equal(words, string.Join('|', SearchText.Words(text)));

    [Theory]
    [InlineData("Bulacher Str.", "Bulacherstraße", "bulacherstr")]
    [InlineData("Pforzheimerstr.", "Pforzheimer Straße", "pforzheimerstr")]
    [InlineData("Neuwiesenrebenstr.", "Neuwiesenreben-Strasse", "neuwiesenrebenstr")]
    [InlineData("Bau-Ende", "Bauende", "baunde")]
    [InlineData("St. Georgen", "Sanktgeorgen", "stgeorgen")]
    public void Fold_TwoSpellings_AreOneKey(string one, string other, string key)
    {
        Assert.Equal(key, SearchText.Fold(one));
        Assert.Equal(SearchText.Fold(one), SearchText.Fold(other));
    }

    [Theory]
    [InlineData("Rheinstraße")]
    [InlineData("Rheinstrasse")]
    [InlineData("Bürgermeister-Huber-Straße")]
    [InlineData("Bürgermeisterweg")]
    [InlineData("Marktplatz")]
    [InlineData("Überlingen")]
    [InlineData("Ueberlingen")]
    [InlineData("Doktorgasse")]
    public void Fold_WhileTyping_StaysAPrefixOfTheStoredKey(string name)
    {
        var key = SearchText.KeysOf(name).Key;
        var lost = Enumerable.Range(1, name.Length).Select(n => name[..n])
            .Where(typed => !key.StartsWith(SearchText.Fold(typed), StringComparison.Ordinal));

        // The first letters of the title itself are the only ones that the short form cannot serve.
        Assert.All(lost, typed => Assert.True("Bürgerm".StartsWith(typed, StringComparison.Ordinal)
            || "Dok".StartsWith(typed, StringComparison.Ordinal), typed));
    }

    [Fact]
    public void KeysOf_Street_HasKeyWordsAndFormsWithOneLetterLess()
    {
        var keys = SearchText.KeysOf("Alb Alb-Str.");

        Assert.Equal("albalbstr", keys.Key);
        Assert.Equal(["alb", "str"], keys.Words);
        Assert.Equal(["albalbstr", "lbalbstr", "abalbstr", "alalbstr", "alblbstr", "albabstr", "albalstr", "albalbtr", "albalbsr",
            "albalbst", "alb", "str"], keys.Near);
    }

    [Fact]
    public void KeysOf_WordOfFourLetters_IsFoundWithATypo()
    {
        Assert.Equal(["wald", "ald", "wld", "wad", "wal"], SearchText.KeysOf("Wald").Near);
        Assert.Equal(["alb"], SearchText.KeysOf("Alb").Near);
        Assert.Empty(SearchText.KeysOf("–").Near);
    }

    [Fact]
    public void KeysOf_EndlessName_CountsTwoHundredCharacters()
    {
        var keys = SearchText.KeysOf(new string('b', 5000));

        Assert.Equal(new string('b', 200), keys.Key);
        Assert.Equal(200, SearchText.KeysOf(new string('ß', 5000)).Key.Length);
        Assert.Equal(200, SearchText.Fold(string.Concat(Enumerable.Repeat("ß ", 5000))).Length);
    }

    [Theory]
    [InlineData("lindenweg", "lindenweg", true)]
    [InlineData("lindnweg", "lindenweg", true)]
    [InlineData("lindennweg", "lindenweg", true)]
    [InlineData("lindanweg", "lindenweg", true)]
    [InlineData("lindewneg", "lindenweg", true)]
    [InlineData("indenweg", "lindenweg", true)]
    [InlineData("lindenwege", "lindenweg", true)]
    [InlineData("lidnewneg", "lindenweg", false)]
    [InlineData("lindenw", "lindenweg", false)]
    [InlineData("lnidenwge", "lindenweg", false)]
    [InlineData("linxxnweg", "lindenweg", false)]
    [InlineData("abca", "acba", true)]
    [InlineData("abcd", "cbad", false)]
    [InlineData("", "a", true)]
    [InlineData("", "ab", false)]
    public void WithinOneEdit_Typo_IsOneInsertDeleteReplaceOrSwap(string a, string b, bool expected)
    {
        Assert.Equal(expected, SearchText.WithinOneEdit(a, b));
        Assert.Equal(expected, SearchText.WithinOneEdit(b, a));
    }
}
