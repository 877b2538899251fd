using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Services.Search;

namespace IntMan.Directory.Tests.Services;

/// <summary>Words that must be one, and words that must not.</summary>
public sealed class WordStemTests
{
    [Theory]
    [InlineData("Kurs", "Kurse", "Kursen", "Kurses")]
    [InlineData("Beraterin", "Beraterinnen", "Berater", "Beratung", "Beratungen", "beraten")]
    [InlineData("Frau", "Frauen")]
    [InlineData("Arzt", "Ärzte", "Ärztin", "Ärztinnen", "Aerzte")]
    [InlineData("Amt", "Ämter", "Aemter")]
    [InlineData("Zeugnis", "Zeugnisse")]
    [InlineData("Verein", "Vereine", "Vereinen")]
    [InlineData("Anerkennung", "anerkennen")]
    [InlineData("Kita", "Kitas")]
    [InlineData("Fußball", "Fussball", "FUSSBALL")]
    public void Forms_OfOneWord_AreOne(params string[] forms) => Assert.Single(forms.Select(Stem).Distinct());

    [Theory]
    [InlineData("Kurs", "Kur")]
    [InlineData("Haus", "Hau")]
    [InlineData("Termin", "Turm")]
    [InlineData("Verein", "Vera")]
    public void DifferentWords_StayApart(string one, string other) => Assert.NotEqual(Stem(one), Stem(other));

    [Theory]
    [InlineData("B2", "b2")]
    [InlineData("P-Konto", "pkonto")]
    [InlineData("Робота", "робота")]
    public void SingleLettersAndOtherScripts_AreKeptTogether(string typed, string word) => Assert.Equal([word], WordStem.Words(typed));

    [Theory]
    [InlineData("schuldenberat", "schuld", "berat")]
    [InlineData("sprachkursplatz", "sprachkurs", "sprach", "kurs", "platz")]
    public void Compounds_AreTakenApartByKnownWords(string compound, params string[] parts)
    {
        var vocabulary = new SearchVocabulary(["schulden", "beratung", "sprache", "kurs", "sprachkurs", "platz"], Synonyms.None);
        Assert.Subset(vocabulary.PartsOf(compound).ToHashSet(), parts.ToHashSet());
    }

    [Theory]
    [InlineData("gruppen: []", "groups")]
    [InlineData("groups:\n  - a\n", "Zeile 2")]
    [InlineData("groups:\n  - [a, b]\n  - {words: [a]}\n", "Zeile 3")]
    [InlineData("groups:\n  - [a, b\n", "YAML")]
    public void Synonyms_BrokenFile_SaysWhere(string text, string message)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, text);
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Synonyms.Read(file)).Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    private static string Stem(string word) => WordStem.Of(Assert.Single(WordStem.Words(word)));
}
