using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace IntMan.Meetings.Planning;

/// <summary>A usual agenda: its items with their minutes.</summary>
/// <param name="Key">Name of the file without its ending.</param>
public sealed record AgendaTemplate(string Key, string Title, IReadOnlyList<TemplateItem> Items)
{
    /// <summary>Key of the template that a series has made of one of its own agendas.</summary>
    public const string Own = "eigene";

    /// <summary>Of an own template: whoever puts it on an agenda may not see all of part 1.</summary>
    public int? Anchor { get; init; }

    /// <summary>When guests come, counted from the beginning; null when there is one part only.</summary>
    public int? PartTwoAfter => Anchor ?? (Items.Any(item => item.Part == 2)
        ? Items.Where(item => item.Part == 1).Sum(item => item.Minutes) : null);

    public int Minutes => Items.Sum(item => item.Minutes);
}

public sealed record TemplateItem(int Part, string Title, int Minutes, string Responsible, ItemManner Manner, string Body);

/// <summary>The templates of content/templates/agendas, read and checked once; a broken file stops the start.</summary>
public sealed class AgendaTemplates
{
    private readonly Dictionary<string, AgendaTemplate> _templates;

    /// <param name="content">Folder of contents.</param>
    /// <exception cref="InvalidDataException">A file is written otherwise.</exception>
    public AgendaTemplates(string content) => _templates = System.IO.Directory
        .GetFiles(Path.Combine(content, "templates", "agendas"), "*.yaml").Order(StringComparer.Ordinal)
        .Select(file => Read(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))
        .ToDictionary(template => template.Key, StringComparer.Ordinal);

    public IEnumerable<AgendaTemplate> All => _templates.Values;

    public AgendaTemplate? Find(string key) => _templates.GetValueOrDefault(key);

    public static AgendaTemplate Read(string key, string text)
    {
        try
        {
            var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build()
                .Deserialize<AgendaYaml?>(text);
            return yaml is { Titel: { Length: > 0 } title, Punkte.Count: > 0 }
                ? new AgendaTemplate(key, title, [.. yaml.Punkte.Select((item, index) => Read(item, $"{key}.yaml, Punkt {index + 1}"))])
                : throw new InvalidDataException($"{key}.yaml: Es fehlen titel oder punkte.");
        }
        catch (YamlException e)
        {
            throw new InvalidDataException($"{key}.yaml, Zeile {e.Start.Line}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    private static TemplateItem Read(ItemYaml yaml, string where)
    {
        var manner = ItemMachine.Manners.Find(yaml.Art ?? "") ?? throw new InvalidDataException(
            $"{where}: art kennt {ItemMachine.Manners.Offered}, nicht „{yaml.Art}“.");
        return yaml is { Titel: { Length: > 0 } title, Minuten: > 0 and <= 480, Teil: 1 or 2,
            Verantwortlich: { Length: > 0 } responsible }
            ? new TemplateItem(yaml.Teil, title, yaml.Minuten, responsible, manner, yaml.Text?.Trim() ?? "")
            : throw new InvalidDataException($"{where}: Es fehlen titel, minuten, verantwortlich oder teil.");
    }

    private sealed class AgendaYaml
    {
        public string? Titel { get; init; }
        public List<ItemYaml> Punkte { get; init; } = [];
    }

    private sealed class ItemYaml
    {
        public int Teil { get; init; } = 1;
        public string? Titel { get; init; }
        public int Minuten { get; init; }
        public string? Verantwortlich { get; init; }
        public string? Art { get; init; }
        public string? Text { get; init; }
    }
}
