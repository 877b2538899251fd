namespace IntMan.Portal.Content;

// The head of a content file: a line "---", then "title: …" and "description: …", then "---". Only these two are known, so that a
// mistyped name is noticed.
public sealed record FrontMatter(string Title, string Description, string Body)
{
    private const string Fence = "---";

    public static FrontMatter Read(string text, string file)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = lines[0] == Fence ? Array.IndexOf(lines, Fence, 1) : -1;
        if (end < 0)
        {
            throw new InvalidDataException($"{file}: Der Kopf fehlt. Beginnen Sie mit ---, title:, description: und ---.");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines[1..end])
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || line[..colon] is not ("title" or "description") || !values.TryAdd(line[..colon], line[(colon + 1)..].Trim()))
            {
                throw new InvalidDataException(
                    $"{file}: „{line}“ gehört nicht in den Kopf. Erlaubt sind je einmal title: und description:.");
            }
        }

        return values is { Count: 2 }
            ? new FrontMatter(values["title"], values["description"], string.Join('\n', lines[(end + 1)..]))
            : throw new InvalidDataException($"{file}: title: oder description: fehlt im Kopf.");
    }
}
