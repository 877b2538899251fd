using IntMan.Directory.Exchange.Import;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace IntMan.Directory.Services.Search;

/// <summary>
/// Words that mean the same or lead to each other, from content/synonyms.yaml: under "groups" a list means that all its words are one, and
/// "{words: […], finds: […]}" that the words also find the others. The only place that knows YAML.
/// </summary>
public sealed class Synonyms
{
    private readonly Dictionary<string, HashSet<string>> _found = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    private Synonyms()
    {
    }

    public static Synonyms None { get; } = new();

    public IReadOnlyCollection<string> Words => _words;

    public static Synonyms Read(string file)
    {
        var synonyms = new Synonyms();
        try
        {
            using var reader = File.OpenText(file);
            var yaml = new YamlStream();
            yaml.Load(reader);
            if (yaml.Documents is not [{ RootNode: YamlMappingNode root }]
                || root.Children is not [{ Key: YamlScalarNode { Value: "groups" }, Value: YamlSequenceNode groups }])
            {
                throw new InvalidDataException($"{Path.GetFileName(file)}: Erwartet wird „groups:“ mit einer Liste und sonst nichts.");
            }

            foreach (var group in groups)
            {
                synonyms.Add(group, Path.GetFileName(file));
            }
        }
        catch (YamlException e)
        {
            throw new InvalidDataException($"{Path.GetFileName(file)}, Zeile {e.Start.Line}: kein gültiges YAML ({e.Message})", e);
        }

        return synonyms;
    }

    public IReadOnlyCollection<string> Of(string stem) => _found.TryGetValue(stem, out var found) ? found : [];

    private void Add(YamlNode group, string file)
    {
        if (group is YamlSequenceNode)
        {
            var same = WordsOf(group, file);
            Link(same, same);
        }
        else if (group is YamlMappingNode { Children: { Count: 2 } parts } && parts.TryGetValue("words", out var words)
            && parts.TryGetValue("finds", out var finds))
        {
            Link(WordsOf(words, file), WordsOf(finds, file));
        }
        else
        {
            throw Broken(group, file, "Erwartet wird [a, b] oder {words: [a], finds: [b]}.");
        }
    }

    private void Link(List<string> typed, List<string> found)
    {
        foreach (var word in typed)
        {
            var known = _found.TryGetValue(word, out var set) ? set : _found[word] = new(StringComparer.Ordinal);
            known.UnionWith(found.Where(other => other != word));
        }
    }

    private List<string> WordsOf(YamlNode list, string file)
    {
        if (list is not YamlSequenceNode { Children: { Count: > 0 } items })
        {
            throw Broken(list, file, "Erwartet wird eine Liste mit mindestens einem Wort.");
        }

        return [.. items.Select(item => item is YamlScalarNode { Value: { } word } && WordStem.Words(word) is { Count: > 0 } parts
            ? Keep(parts) : throw Broken(item, file, "Erwartet wird ein Wort.")).Distinct()];
    }

    // "Mutter-Kind-Kurs" is one word for who wrote it and three for who searches; its longest part stands for it.
    private string Keep(IReadOnlyList<string> parts)
    {
        var word = parts.MaxBy(part => part.Length)!;
        _words.Add(word);
        return WordStem.Of(word);
    }

    private static InvalidDataException Broken(YamlNode node, string file, string advice) =>
        new($"{file}, Zeile {node.Start.Line}: {advice}");
}
