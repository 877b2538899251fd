using IntMan.Caseload.Cases;
using IntMan.Caseload.Plans;

namespace IntMan.Caseload.Statistics.Figures;

/// <summary>Indicators of Anhang 5 (content/caseload/kennzahlen.yaml): which answer of Teil A counts as yes, and for whom it is asked. A
/// question that the form does not have is named in the report as not asked.</summary>
public sealed class IndicatorCatalogue
{
    private const string Name = "kennzahlen.yaml";

    private static readonly Dictionary<string, string> AgesOf = new(StringComparer.Ordinal)
    {
        [""] = "", ["16-64"] = "working", ["16+"] = "working,old",
    };

    public IndicatorCatalogue(string folder, FormDefinition form)
    {
        var yaml = CatalogueFile.Read<KennzahlenYaml>(folder, Name);
        var asked = form.All.Select(question => question.Key).ToHashSet(StringComparer.Ordinal);
        CourseLevels = [.. yaml.CourseLevels];
        Listed = [.. yaml.Indicators.Select(one => Read(one, asked))];
    }

    public IReadOnlyList<Indicator> Listed { get; }

    /// <summary>Those that can be counted.</summary>
    public IReadOnlyList<Indicator> All => [.. Listed.Where(one => one.IsAsked)];

    /// <summary>Those that are one answer of Teil A; the others are put together in the statement.</summary>
    public IReadOnlyList<Indicator> Simple => [.. All.Where(one => one.Question is not null)];

    /// <summary>Levels of German that a finished course must lead to.</summary>
    public string[] CourseLevels { get; }

    private static Indicator Read(IndicatorYaml yaml, HashSet<string> asked)
    {
        var key = CatalogueFile.Key(yaml.Key, Name);
        var ages = AgesOf.TryGetValue(yaml.Ages ?? "", out var known) ? known
            : throw new InvalidDataException($"{Name}, {key}: ages ist 16-64, 16+ oder leer.");
        var isBuilt = yaml.Question is null && key is "sprachkurs" or "massnahme";
        return yaml.Question is null && !isBuilt
            ? throw new InvalidDataException($"{Name}, {key}: Es fehlt question.")
            : new Indicator(key, yaml.Title ?? key, yaml.Question, yaml.Yes, ages, yaml.Threshold,
                isBuilt || asked.Contains(yaml.Question!));
    }

    private sealed class KennzahlenYaml
    {
        public List<string> CourseLevels { get; set; } = [];
        public List<IndicatorYaml> Indicators { get; set; } = [];
    }

    private sealed class IndicatorYaml
    {
        public string? Key { get; set; }
        public string? Title { get; set; }
        public string? Question { get; set; }
        public List<string> Yes { get; set; } = ["ja"];
        public string? Ages { get; set; }
        public int? Threshold { get; set; }
    }
}

/// <param name="Question">Of Teil A; null when the statement puts it together.</param>
/// <param name="Yes">Answers that count as yes.</param>
/// <param name="Ages">For whom it is asked; empty: for everybody.</param>
/// <param name="Threshold">Higher than that of the report.</param>
/// <param name="IsAsked">The form has the question.</param>
public sealed record Indicator(string Key, string Title, string? Question, IReadOnlyList<string> Yes, string Ages, int? Threshold,
    bool IsAsked)
{
    public string Table => $"k:{Key}";
}
