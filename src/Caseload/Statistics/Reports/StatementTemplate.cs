using IntMan.Caseload.Cases;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>Sections of the Sachbericht (content/caseload/sachbericht.yaml).</summary>
public sealed class StatementTemplate
{
    private const string Name = "sachbericht.yaml";

    public StatementTemplate(string folder)
    {
        Sections = [.. CatalogueFile.Read<TemplateYaml>(folder, Name).Sections.Select(section => new StatementSection(
            CatalogueFile.Key(section.Key, Name), section.Title ?? "", section.Question ?? "", section.Elements))];
        if (Sections.FirstOrDefault(section => section.Elements.Any(element => StatementElement.Parse(element) is null)) is { } wrong)
        {
            throw new InvalidDataException($"{Name}, {wrong.Key}: Elemente heißen tabelle:… oder diagramm:….");
        }
    }

    public IReadOnlyList<StatementSection> Sections { get; }

    public StatementSection? Find(string? key) => Sections.FirstOrDefault(section => section.Key == key);

    private sealed class TemplateYaml
    {
        public List<SectionYaml> Sections { get; set; } = [];
    }

    private sealed class SectionYaml
    {
        public string? Key { get; set; }
        public string? Title { get; set; }
        public string? Question { get; set; }
        public List<string> Elements { get; set; } = [];
    }
}

/// <param name="Question">What the text answers.</param>
/// <param name="Elements">Stand at the end of the section when it begins.</param>
public sealed record StatementSection(string Key, string Title, string Question, IReadOnlyList<string> Elements)
{
    public string FirstText => string.Join("\n\n", Elements.Select(element => $"[[{element}]]"));
}

/// <summary>A table or chart of the report in a text: "[[diagramm:themen]]" on a line of its own.</summary>
public sealed record StatementElement(bool IsChart, string Table)
{
    public static StatementElement? Parse(string text) => text.Split(':', 2) switch
    {
        ["tabelle", { Length: > 0 } table] => new(false, table),
        ["diagramm", { Length: > 0 } table] => new(true, table),
        _ => null,
    };
}
