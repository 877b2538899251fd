using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Services;
using IntMan.Foundation.Text;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace IntMan.Directory.Guide;

/// <summary>Reads content/referral-rules.yaml; the only file that knows the format. Every mistake names the concern and what is wrong with
/// it.</summary>
public static class RulesFile
{
    public static IReadOnlyList<GuideRule> Parse(string text, string name)
    {
        try
        {
            var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();
            var concerns = yaml.Deserialize<RulesYaml?>(text)?.Concerns ?? [];
            var rules = concerns.Select((concern, index) => Rule(concern, $"{name}, {concern.Key ?? $"Anliegen {index + 1}"}")).ToList();
            var twice = rules.GroupBy(rule => rule.Key).FirstOrDefault(group => group.Count() > 1);
            return twice is null ? rules : throw new InvalidDataException($"{name}: Das Anliegen „{twice.Key}“ steht zweimal da.");
        }
        catch (YamlException e)
        {
            throw new InvalidDataException($"{name}, Zeile {e.Start.Line}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    private static GuideRule Rule(ConcernYaml yaml, string where)
    {
        var key = Required(yaml.Key, "key", where);
        if (key == "anderes" || !key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            throw new InvalidDataException($"{where}: key besteht aus Kleinbuchstaben, Ziffern und Bindestrichen und ist nicht „anderes“.");
        }

        if (yaml.Asks?.FirstOrDefault(ask => ask is not ("status" or "age")) is { } odd)
        {
            throw new InvalidDataException($"{where}: asks kennt status und age, nicht „{odd}“.");
        }

        if (yaml.Steps is not { Count: > 0 } steps)
        {
            throw new InvalidDataException($"{where}: Es fehlen die steps.");
        }

        return new GuideRule(
            key, Required(yaml.Title, "title", where), Known(ServiceLabels.Areas, Required(yaml.Area, "area", where), "Lebensbereich",
            where), yaml.Words ?? [],
            yaml.Asks?.Contains("status") == true, yaml.Asks?.Contains("age") == true, yaml.Urgent,
            Required(yaml.We, "we", where), Required(yaml.Not, "not", where), Required(yaml.Source, "source", where),
            [.. steps.Select((step, index) => Step(step, $"{where}, Schritt {index + 1}"))])
        {
            Titles = Titles(yaml, where),
        };
    }

    private static Dictionary<string, string> Titles(ConcernYaml yaml, string where) =>
        yaml.Titles?.Keys.FirstOrDefault(code => !ServiceTranslation.Languages.Contains(code)) is { } odd
            ? throw new InvalidDataException($"{where}: „{odd}“ ist keine Sprache des Portals.") : yaml.Titles ?? [];

    private static GuideStep Step(StepYaml yaml, string where)
    {
        if (yaml.Kinds is not { Count: > 0 } kinds)
        {
            throw new InvalidDataException($"{where}: Es fehlen die kinds.");
        }

        if (yaml.When is { } when && (when.FromAge is < 0 or > 120 || when.ToAge is < 0 or > 120 || when.ToAge < when.FromAge))
        {
            throw new InvalidDataException($"{where}: Das Alter liegt zwischen 0 und 120, und to_age nicht unter from_age.");
        }

        return new GuideStep(
            [.. kinds.Select(kind => Known(ServiceLabels.ServiceKinds, kind, "Art von Angebot", where))], yaml.Words ?? [],
            Required(yaml.Reason, "reason", where),
            [.. (yaml.When?.Status ?? []).Select(status => Known(ServiceLabels.ResidenceStatuses, status, "Aufenthaltsstatus", where))],
            yaml.When?.FromAge, yaml.When?.ToAge);
    }

    private static string Required(string? text, string field, string where) =>
        string.IsNullOrWhiteSpace(text) ? throw new InvalidDataException($"{where}: Es fehlt {field}.") : text.Trim();

    private static T Known<T>(Labels<T> words, string text, string what, string where)
        where T : struct =>
        words.Find(text)
            ?? throw new InvalidDataException(
            $"{where}: „{text}“ ist kein {what}. Möglich sind: {string.Join("; ", words.All.Select(word => word.Text))}.");

    private sealed class RulesYaml
    {
        public List<ConcernYaml> Concerns { get; set; } = [];
    }

    private sealed class ConcernYaml
    {
        public string? Key { get; set; }
        public string? Title { get; set; }
        public Dictionary<string, string>? Titles { get; set; }
        public string? Area { get; set; }
        public List<string>? Words { get; set; }
        public List<string>? Asks { get; set; }
        public bool Urgent { get; set; }
        public string? We { get; set; }
        public string? Not { get; set; }
        public string? Source { get; set; }
        public List<StepYaml>? Steps { get; set; }
    }

    private sealed class StepYaml
    {
        public List<string>? Kinds { get; set; }
        public List<string>? Words { get; set; }
        public string? Reason { get; set; }
        public WhenYaml? When { get; set; }
    }

    private sealed class WhenYaml
    {
        public List<string>? Status { get; set; }
        public int? FromAge { get; set; }
        public int? ToAge { get; set; }
    }
}
