using System.Text.Json;
using System.Text.RegularExpressions;
using IntMan.Foundation.Text;
using IntMan.Portal.Languages;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Languages;

/// <summary>The text files of all languages against the German one and against the pages that use them.</summary>
public sealed partial class LanguageTextTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "content", "languages");
    private static readonly Dictionary<string, string> German = Texts("de");

    public static TheoryData<string> Codes => [.. Language.All.Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Translation_OfEveryLanguage_IsComplete(string code) =>
        Assert.Equal(Wordings.SourcesOf(Of(code), German).Keys.Order(StringComparer.Ordinal),
        Texts(code).Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void TextFiles_AreThoseOfTheLanguages() =>
        Assert.Equal(Language.All.Select(language => language.Code).Order(StringComparer.Ordinal),
            System.IO.Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Pages_UseTextsThatExist_AndNoTextIsLeftOver()
    {
        var sources = System.IO.Directory.GetFiles(Path.Combine(Repository.Root, "src", "Portal"), "*.cs*", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Select(File.ReadAllText).ToList();
        Assert.Equal([], sources.SelectMany(source => Lookup().Matches(source)).Select(match => match.Groups[1].Value).Except(German.Keys));
        var written = sources.SelectMany(source => Key().Matches(source)).Select(match => match.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);
        string[] computed =
        [
            "access.",
            "capacity.",
            "card.now.",
            "certainty.",
            "channel.",
            "cost.",
            "county.",
            "error.",
            "hit.",
            "kind.",
            "life.",
            "model.",
            "notice.",
            "position.",
            "report.what.",
            "report.who.",
            "residence.",
            "rhythm.month-",
            "roles.",
            "services.Men",
            "services.Women",
            "spoken.",
            "suggest.kind.",
            "trait.",
            "way.",
        ];
        var used = German.Keys.Select(key => key.EndsWith(".one", StringComparison.Ordinal)
            || key.EndsWith(".other", StringComparison.Ordinal) ? (Key: key, Name: key[..key.LastIndexOf('.')]) : (Key: key, Name: key));
        Assert.Equal([], used.Where(text => !written.Contains(text.Name)
            && !computed.Any(start => text.Key.StartsWith(start, StringComparison.Ordinal))).Select(text => text.Key));
    }

    // Ten words a sentence and a dot in long words: the rules of the Netzwerk Leichte Sprache that a program can see.
    [Fact]
    public void LeichteSprache_HasShortSentencesAndShortWords()
    {
        var folder = Path.Combine(Repository.Root, "content", "pages", "ls");
        var texts = Texts("ls").Values.Concat(System.IO.Directory.GetFiles(folder).SelectMany(file => File.ReadAllText(file).Split('\n')));
        foreach (var sentence in texts.SelectMany(text => SentenceEnd().Split(text.Replace("|", ".", StringComparison.Ordinal))))
        {
            var words = Word().Matches(sentence).Select(match => match.Value).ToList();
            Assert.True(words.Count(word => char.IsLetterOrDigit(word[0])) <= 10, sentence);
            Assert.All(words.SelectMany(word => word.Split('·', '-')), word => Assert.True(word.Length <= 13, word));
            Assert.DoesNotMatch(@"\b(des|wird|werden|wurde)\b", sentence);
        }
    }

    [Theory]
    [InlineData("{\"a\": 1}")]
    [InlineData("{\"day.today\": \"today\", \"day.today\": \"now\"}")]
    [InlineData("{\"no.such.key\": \"x\"}")]
    [InlineData("{\"time.clock\": \"{1}\"}")]
    [InlineData("{\"time.clock\": \"o’clock\"}")]
    [InlineData("{\"places.count.few\": \"{0} places\"}")]
    [InlineData("{\"places.count.other\": \"places\"}")]
    [InlineData("{\"search.status-found-more.one\": \"{0} more\"}")]
    [InlineData("{")]
    public void Wordings_BrokenTranslation_StopsTheStart(string english)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("languages").FullName;
        File.Copy(Path.Combine(Folder, "de.json"), Path.Combine(folder, "de.json"));
        File.WriteAllText(Path.Combine(folder, "en.json"), english);
        Assert.Throws<InvalidDataException>(() => new Wordings(folder));
        System.IO.Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Wordings_MissingTexts_FallBackToGerman()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("languages").FullName;
        File.Copy(Path.Combine(Folder, "de.json"), Path.Combine(folder, "de.json"));
        File.WriteAllText(Path.Combine(folder, "en.json"), "{\"day.today\": \"today\"}");
        var english = Read(folder, "en");
        Assert.Equal("today", english["day.today"]);
        Assert.Equal("morgen", english["day.tomorrow"]);
        Assert.Equal("5 населених пунктів", Read(Folder, "uk").Count("places.count", 5).ToString());
        Assert.Equal("5 Orte", Read(folder, "uk").Count("places.count", 5).ToString());
        System.IO.Directory.Delete(folder, recursive: true);
    }

    private static Dictionary<string, string> Texts(string code) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Folder, code + ".json")))!;

    private static Wording Read(string folder, string code) => new Wordings(folder).Of(Of(code));

    private static Language Of(string code) => Language.All.Single(language => language.Code == code);

    [GeneratedRegex("(?:\\b[Tt]|\\bwording)\\[\"([^\"{]+)\"[],]")]
    private static partial Regex Lookup();

    [GeneratedRegex(@"[.?!:]\s|\.$")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\p{L}\p{N}·-]+")]
    private static partial Regex Word();

    [GeneratedRegex("\"([a-z]+\\.[A-Za-z0-9.-]+)\"")]
    private static partial Regex Key();
}
