using System.Text.Json;
using System.Text.RegularExpressions;
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
    public void Translation_OfEveryLanguage_IsComplete(string code) => Assert.Equal([], German.Keys.Except(Texts(code).Keys));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Translation_OfEveryText_HasTheSamePlaceholders(string code) =>
        Assert.All(Texts(code), text => Assert.Equal(Placeholders(German[text.Key]), Placeholders(text.Value)));

    [Fact]
    public void TextFiles_AreThoseOfTheLanguages() =>
        Assert.Equal(Language.All.Select(language => language.Code).Order(StringComparer.Ordinal), System.IO.Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Pages_UseTextsThatExist_AndNoTextIsLeftOver()
    {
        var sources = System.IO.Directory.GetFiles(Path.Combine(Repository.Root, "src", "Portal"), "*.cs*", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText).ToList();
        Assert.Equal([], sources.SelectMany(source => Lookup().Matches(source)).Select(match => match.Groups[1].Value).Except(German.Keys));
        var written = sources.SelectMany(source => Key().Matches(source)).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        string[] computed = ["access.", "certainty.", "channel.", "county.", "error.", "hit.", "kind.", "model.", "position.", "roles."];
        string[] counted = ["places.count.one", "places.count.many"];
        Assert.Equal([], German.Keys.Where(key => !written.Contains(key) && !counted.Contains(key) && !computed.Any(start => key.StartsWith(start, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("{\"a\": 1}")]
    [InlineData("{\"day.today\": \"today\", \"day.today\": \"now\"}")]
    [InlineData("{\"no.such.key\": \"x\"}")]
    [InlineData("{\"time.clock\": \"{1}\"}")]
    [InlineData("{\"time.clock\": \"o’clock\"}")]
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
        var english = new Wordings(folder).Of(Language.All.Single(language => language.Code == "en"));
        Assert.Equal("today", english["day.today"]);
        Assert.Equal("morgen", english["day.tomorrow"]);
        System.IO.Directory.Delete(folder, recursive: true);
    }

    private static Dictionary<string, string> Texts(string code) => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Folder, code + ".json")))!;

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("(?:\\b[Tt]|\\bwording)\\[\"([^\"{]+)\"[],]")]
    private static partial Regex Lookup();

    [GeneratedRegex("\"([a-z]+\\.[A-Za-z0-9.-]+)\"")]
    private static partial Regex Key();
}
