using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Search;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Guide;

/// <summary>The rules of the guide, read once: referral-rules.yaml for everybody, referral-rules.{county}.yaml for what a county says
/// otherwise.</summary>
public sealed class GuideRules
{
    private const string Name = "referral-rules";

    private readonly IReadOnlyList<GuideRule> _all;
    private readonly Dictionary<string, IReadOnlyList<GuideRule>> _ofCounty = new(StringComparer.Ordinal);

    public GuideRules(string folder)
    {
        var file = Path.Combine(folder, Name + ".yaml");
        _all = File.Exists(file) ? Read(file) : throw new InvalidDataException($"{Name}.yaml fehlt: Ohne Regeln gibt es keinen Wegweiser.");
        foreach (var own in System.IO.Directory.GetFiles(folder, Name + ".*.yaml"))
        {
            var key = Path.GetFileNameWithoutExtension(own)[(Name.Length + 1)..];
            if (key.Length != 5 || !key.All(char.IsAsciiDigit))
            {
                throw new InvalidDataException(
                    $"{Path.GetFileName(own)}: Zwischen den Punkten steht der fünfstellige Schlüssel eines Kreises.");
            }

            var rules = Read(own).ToDictionary(rule => rule.Key);
            _ofCounty.Add(key, [.. _all.Select(rule => rules.Remove(rule.Key, out var other) ? other : rule), .. rules.Values]);
        }
    }

    public IReadOnlyList<GuideRule> Of(string? countyKey) => countyKey is not null && _ofCounty.TryGetValue(countyKey, out var own)
        ? own : _all;

    public GuideRule? Find(string? key, string? countyKey = null) => Of(countyKey).FirstOrDefault(rule => rule.Key == key);

    public IReadOnlyList<GuideRule> Search(string? typed, string? countyKey)
    {
        var asked = SearchText.Words(typed ?? "");
        if (asked.Length == 0)
        {
            return Of(countyKey);
        }

        var exact = Of(countyKey).Where(rule => asked.All(word => WordsOf(rule).Any(own => own.Contains(word, StringComparison.Ordinal))))
            .ToList();
        return exact.Count > 0 ? exact
            : [.. Of(countyKey).Where(rule => asked.Any(word => word.Length >= 4 && WordsOf(rule).Any(own => IsNear(own, word))))];
    }

    private static IEnumerable<string> WordsOf(GuideRule rule) =>
        rule.Words.Append(rule.Title).Concat(rule.Titles.Values).SelectMany(SearchText.Words);

    private static bool IsNear(string own, string word) =>
        SearchText.WithinOneEdit(own, word) || own.Zip(word).TakeWhile(pair => pair.First == pair.Second).Count() >= 5;

    private static IReadOnlyList<GuideRule> Read(string file) => RulesFile.Parse(File.ReadAllText(file), Path.GetFileName(file));
}
