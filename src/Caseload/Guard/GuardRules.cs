using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace IntMan.Caseload.Guard;

/// <summary>One rule as the file has it.</summary>
public sealed record GuardRule(string Key, GuardLevel Level, string Says, string Instead, Regex? Pattern, string? Check);

/// <summary>Reads content/caseload/guard/rules.yaml; the only place that knows its format.</summary>
public sealed class GuardRules
{
    private static readonly string[] Checks =
    [
        "iban", "health-insurance", "pension-insurance", "some-digits", "document", "street", "lane", "postcode", "unknown-word",
    ];

    private readonly Dictionary<string, HashSet<string>> _words;

    private GuardRules(IReadOnlyList<GuardRule> rules, Dictionary<string, HashSet<string>> words)
    {
        (All, _words) = (rules, words);
        ByKey = rules.DistinctBy(rule => rule.Key).ToDictionary(rule => rule.Key, StringComparer.Ordinal);
    }

    public IReadOnlyList<GuardRule> All { get; }

    public IReadOnlyDictionary<string, GuardRule> ByKey { get; }

    /// <summary>The folded words of a list; a list that is missing stops the start.</summary>
    public HashSet<string> Words(string list) =>
        _words.TryGetValue(list, out var words) ? words : throw new InvalidDataException($"rules.yaml: Es fehlt die Wortliste {list}.");

    public GuardRule Rule(string key) =>
        ByKey.TryGetValue(key, out var rule) ? rule : throw new InvalidDataException($"rules.yaml: Es fehlt die Regel {key}.");

    public static GuardRules Read(string file)
    {
        try
        {
            var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build()
                .Deserialize<RulesYaml?>(File.ReadAllText(file)) ?? new RulesYaml();
            return new GuardRules([.. yaml.Rules.Select(Rule)],
                yaml.Words.ToDictionary(list => list.Key, list => list.Value.Select(word => Word(list.Key, word)).ToHashSet()));
        }
        catch (Exception e) when (e is YamlException or FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new InvalidDataException($"{file}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    // YAML reads the word null as nothing.
    private static string Word(string list, string? word) => string.IsNullOrWhiteSpace(word)
        ? throw new InvalidDataException($"rules.yaml, {list}: ein Wort ist leer.") : word.ToLowerInvariant();

    private static GuardRule Rule(RuleYaml yaml)
    {
        var level = yaml.Level switch
        {
            "refused" => GuardLevel.Refused,
            "warn" => GuardLevel.Warn,
            _ => throw new InvalidDataException($"rules.yaml, {yaml.Key}: level ist refused oder warn."),
        };
        if (string.IsNullOrWhiteSpace(yaml.Key) || string.IsNullOrWhiteSpace(yaml.Says)
            || (yaml.Check is { } check && !Checks.Contains(check)))
        {
            throw new InvalidDataException($"rules.yaml, {yaml.Key}: Es fehlt key oder says, oder check „{yaml.Check}“ ist unbekannt.");
        }

        // Without backtracking no text can make a pattern slow.
        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
            | (yaml.Case ? RegexOptions.None : RegexOptions.IgnoreCase);
        return new GuardRule(yaml.Key, level, yaml.Says, yaml.Instead ?? "",
            yaml.Pattern is null ? null : new Regex(yaml.Pattern, options, TimeSpan.FromMilliseconds(200)), yaml.Check);
    }

    private sealed class RulesYaml
    {
        public List<RuleYaml> Rules { get; set; } = [];

        public Dictionary<string, List<string>> Words { get; set; } = [];
    }

    private sealed class RuleYaml
    {
        public string? Key { get; set; }

        public string? Level { get; set; }

        public string? Says { get; set; }

        public string? Instead { get; set; }

        public string? Pattern { get; set; }

        public string? Check { get; set; }

        public bool Case { get; set; }
    }
}
