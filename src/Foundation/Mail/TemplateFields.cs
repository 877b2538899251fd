using System.Text.RegularExpressions;

namespace IntMan.Foundation.Mail;

/// <summary>The fields a template declares: texts by name, and lists of rows with fields of their own.</summary>
public sealed partial record TemplateFields(IReadOnlySet<string> Names, IReadOnlyDictionary<string, IReadOnlySet<string>> Lists)
{
    /// <param name="line">E.g. "name, link, termine[tag ort]"; may be empty.</param>
    /// <param name="file">For the message.</param>
    /// <exception cref="InvalidDataException">The line is written otherwise, or a name comes twice.</exception>
    public static TemplateFields Read(string line, string file)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var lists = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var part in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var field = Field().Match(part);
            var name = field.Groups["name"].Value;
            var columns = field.Groups["rows"].Value.Split(' ');

            // To Liquid, size is how many fields a row has.
            if (!field.Success || names.Contains(name) || lists.ContainsKey(name) || columns.Contains("size"))
            {
                throw new InvalidDataException(
                    $"{file}: „{part}“ ist kein Feld. Schreiben Sie zum Beispiel: name, link, termine[tag ort].");
            }

            if (field.Groups["rows"].Success)
            {
                lists.Add(name, columns.ToHashSet(StringComparer.Ordinal));
            }
            else
            {
                names.Add(name);
            }
        }

        return new TemplateFields(names, lists);
    }

    [GeneratedRegex(@"\A(?<name>[a-z][a-z0-9_]*)(\[(?<rows>[a-z][a-z0-9_]*( [a-z][a-z0-9_]*)*)\])?\z")]
    private static partial Regex Field();
}
