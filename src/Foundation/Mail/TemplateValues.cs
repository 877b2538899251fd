namespace IntMan.Foundation.Mail;

/// <summary>What a template is filled with: texts, and lists of rows of texts. Never objects, so there is nothing to walk
/// through.</summary>
public sealed class TemplateValues
{
    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Dictionary<string, string?>>> _rows = new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, string?> Texts => _texts;

    internal IReadOnlyDictionary<string, List<Dictionary<string, string?>>> Rows => _rows;

    internal int Length { get; private set; }

    /// <param name="name">Of a declared field.</param>
    /// <param name="text">Line ends are kept in the text of a mail, other control characters are dropped; "" and null are false for
    /// if.</param>
    public TemplateValues Set(string name, string? text)
    {
        _texts.Add(name, Clean(text));
        return this;
    }

    /// <param name="name">Of a declared list.</param>
    /// <param name="rows">Each with all fields of the list; none is false for if.</param>
    public TemplateValues SetRows(string name, IEnumerable<IReadOnlyDictionary<string, string?>> rows)
    {
        _rows.Add(name, rows.Select(row => row.ToDictionary(field => field.Key, field => Clean(field.Value), StringComparer.Ordinal))
            .ToList());
        return this;
    }

    /// <summary>Whether exactly the declared fields are set, each in its form.</summary>
    internal bool Fits(TemplateFields fields) =>
        fields.Names.SetEquals(_texts.Keys)
        && fields.Lists.Count == _rows.Count
        && _rows.All(list => fields.Lists.TryGetValue(list.Key, out var names) && list.Value.TrueForAll(row => names.SetEquals(row.Keys)));

    // Null for nothing, because to Liquid an empty text is true.
    private string? Clean(string? text)
    {
        var clean = string.Concat((text ?? "").ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c)));
        Length += clean.Length;
        return clean.Length == 0 ? null : clean;
    }
}
