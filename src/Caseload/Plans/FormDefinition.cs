using System.Globalization;
using IntMan.Caseload.Cases;

namespace IntMan.Caseload.Plans;

/// <summary>Teil A as content/caseload/teil-a.yaml says it: the one definition of page, validation, print, export and statistics.</summary>
public sealed class FormDefinition
{
    private const string Name = "teil-a.yaml";

    private static readonly OptionChoice[] YesNo = [new("ja", "Ja"), new("nein", "Nein"), new(NotRecorded, "nicht erhoben")];

    private readonly FormYaml _yaml;

    public FormDefinition(string folder)
        : this(CatalogueFile.Read<FormYaml>(folder, Name))
    {
    }

    internal FormDefinition(FormYaml yaml)
    {
        _yaml = yaml;
        Sections = [.. yaml.Sections.Select(section => new FormSection(CatalogueFile.Key(section.Key, Name), section.Title ?? "",
            section.Sensitive, [.. section.Questions.Select(question => Question(question, "", section.Sensitive))]))];
        if (All.GroupBy(question => question.Key).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new InvalidDataException($"{Name}: Die Frage „{twice.Key}“ steht zweimal da.");
        }
    }

    /// <summary>The third answer: never merged with no.</summary>
    public const string NotRecorded = "nicht-erhoben";

    public IReadOnlyList<FormSection> Sections { get; }

    /// <summary>Every question, also those that appear only after an answer.</summary>
    public IEnumerable<FormQuestion> All => Sections.SelectMany(section => section.All);

    public FormSection? Find(string? key) => Sections.FirstOrDefault(section => section.Key == key);

    private FormQuestion Question(FormYaml.QuestionYaml yaml, string prefix, bool isSensitive)
    {
        var key = CatalogueFile.Key(prefix + yaml.Key, Name);
        var list = yaml.List ?? yaml.ListOptions;
        var options = yaml.YesNo ? YesNo : OptionsOf(list is null ? yaml.Options : ListOf(list, key).Options, key);
        var kind = yaml switch
        {
            { Service: true } => QuestionKind.Service,
            { Several: true } => QuestionKind.Several,
            { List: not null } => QuestionKind.List,
            _ => QuestionKind.Choice,
        };
        return new FormQuestion(key, yaml.Text ?? "", yaml.Hint, kind, options, yaml.Required, isSensitive)
        {
            Groups = list is null ? new Dictionary<string, string>() : ListOf(list, key).Groups,
            OpensOn = yaml.Then?.On ?? [],
            Then = [.. (yaml.Then?.Questions ?? []).Select(question => Question(question, prefix, isSensitive))],
            Repeated = [.. Repeated(yaml.Repeat, options, isSensitive)],
            Demands = yaml.Demands,
            DemandText = yaml.DemandText,
        };
    }

    // One block for each possible count: "kind-1-alter".
    private IEnumerable<RepeatedBlock> Repeated(FormYaml.RepeatYaml? yaml, IReadOnlyList<OptionChoice> options, bool isSensitive)
    {
        var most = yaml is null ? 0 : options.Select(option => int.TryParse(option.Key, CultureInfo.InvariantCulture, out var n) ? n : 0)
            .Max();
        return Enumerable.Range(1, most).Select(number => new RepeatedBlock(number,
            string.Create(CultureInfo.InvariantCulture, $"{yaml!.Title} {number}"),
            [.. yaml.Questions.Select(question => Question(question, string.Create(CultureInfo.InvariantCulture, $"{yaml.Key}-{number}-"),
                isSensitive))]));
    }

    private FormYaml.ListYaml ListOf(string list, string key) => _yaml.Lists.TryGetValue(list, out var found) ? found
        : throw new InvalidDataException($"{Name}, {key}: Die Liste „{list}“ gibt es nicht.");

    private static OptionChoice[] OptionsOf(Dictionary<string, string> options, string key) =>
        [.. options.Select(option => new OptionChoice(CatalogueFile.Key(option.Key, $"{Name}, {key}"), option.Value))];
}

/// <param name="IsSensitive">Art. 9: stored apart.</param>
public sealed record FormSection(string Key, string Title, bool IsSensitive, IReadOnlyList<FormQuestion> Questions)
{
    public IEnumerable<FormQuestion> All => Questions.SelectMany(question => question.WithInner);
}

public enum QuestionKind
{
    Choice,
    Several,
    List,

    /// <summary>A service of the directory.</summary>
    Service,
}

public sealed record OptionChoice(string Key, string Text);

/// <param name="Number">Shown when the count is at least this.</param>
public sealed record RepeatedBlock(int Number, string Title, IReadOnlyList<FormQuestion> Questions);

/// <param name="IsRequired">Once it is shown.</param>
public sealed record FormQuestion(string Key, string Text, string? Hint, QuestionKind Kind, IReadOnlyList<OptionChoice> Options,
    bool IsRequired, bool IsSensitive)
{
    public IReadOnlyList<string> OpensOn { get; init; } = [];

    public IReadOnlyList<FormQuestion> Then { get; init; } = [];

    public IReadOnlyList<RepeatedBlock> Repeated { get; init; } = [];

    /// <summary>Rare answers and the group that is stored instead.</summary>
    public IReadOnlyDictionary<string, string> Groups { get; init; } = new Dictionary<string, string>();

    /// <summary>If this is yes, another question must have this answer (R13).</summary>
    public IReadOnlyDictionary<string, string> Demands { get; init; } = new Dictionary<string, string>();

    public string? DemandText { get; init; }

    public IEnumerable<FormQuestion> WithInner => Then.Concat(Repeated.SelectMany(block => block.Questions))
        .SelectMany(inner => inner.WithInner).Prepend(this);

    public string TextOf(string option) => Options.FirstOrDefault(choice => choice.Key == option)?.Text ?? option;
}
