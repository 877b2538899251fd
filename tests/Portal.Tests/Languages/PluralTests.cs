using IntMan.Foundation.Text;
using IntMan.Portal.Languages;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Languages;

/// <summary>Counted texts in the form that goes with the number.</summary>
public sealed class PluralTests
{
    private static readonly Wordings Wordings = new(Path.Combine(Repository.Root, "content", "languages"));

    // The sample numbers of CLDR's plural rules.
    [Theory]
    [InlineData("uk", "one", 1, 21, 31, 101, 1001)]
    [InlineData("uk", "few", 2, 3, 4, 22, 24, 102, 1002)]
    [InlineData("uk", "many", 0, 5, 11, 12, 14, 19, 20, 25, 100, 111, 112)]
    [InlineData("ar", "zero", 0)]
    [InlineData("ar", "one", 1)]
    [InlineData("ar", "two", 2)]
    [InlineData("ar", "few", 3, 10, 103, 110, 1003)]
    [InlineData("ar", "many", 11, 26, 99, 111, 1011)]
    [InlineData("ar", "other", 100, 101, 102, 200, 1000)]
    [InlineData("fr", "one", 0, 1)]
    [InlineData("fr", "other", 2, 17, 100)]
    [InlineData("fa", "one", 0, 1)]
    [InlineData("fa", "other", 2, 100)]
    [InlineData("de", "one", 1)]
    [InlineData("de", "other", 0, 2, 21)]
    [InlineData("tr", "other", 0, 2, 11)]
    public void Form_OfANumber_IsCldrs(string code, string form, params int[] numbers) =>
        Assert.All(numbers, number => Assert.Equal(form, Plural.FormOf(Of(code).Language, number)));

    [Fact]
    public void Form_OfEveryNumber_IsOneTheLanguageHas() =>
        Assert.All(Language.All, language => Assert.All(Enumerable.Range(0, 300),
            number => Assert.Contains(Plural.FormOf(language, number), Plural.FormsOf(language))));

    [Theory]
    [InlineData("de", 1, "Ein Ergebnis für Spessart und ein weiterer Treffer.")]
    [InlineData("de", 2, "Ein Ergebnis für Spessart und 2 weitere Treffer.")]
    [InlineData("en", 1, "One result for Spessart and one more.")]
    [InlineData("fr", 4, "Un résultat pour Spessart et 4 autres résultats.")]
    [InlineData("uk", 3, "Один результат: Spessart. І ще 3 результати.")]
    [InlineData("ar", 2, "نتيجة واحدة: Spessart، ونتيجتان أخريان.")]
    [InlineData("ar", 11, "نتيجة واحدة: Spessart، و11 نتيجة أخرى.")]
    [InlineData("ls", 1, "Wir haben Spessart gefunden. Und noch 1 Ergebnis.")]
    public void Status_OfASearch_CountsInTheLanguage(string code, int others, string sentence) =>
        Assert.Equal(sentence, Of(code).Count("search.status-found-more", others, "Spessart").ToString());

    [Theory]
    [InlineData("de", "1.385 Orte")]
    [InlineData("en", "1,385 places")]
    [InlineData("uk", "1\u00a0385 населених пунктів")]
    [InlineData("ar", "1,385 مكانًا")]
    [InlineData("fa", "1,385 مکان")]
    public void Count_OfThousands_GroupsTheDigits(string code, string text) =>
        Assert.Equal(text, Of(code).Count("places.count", 1385).ToString());

    private static Wording Of(string code) => Wordings.Of(Language.All.Single(language => language.Code == code));
}
