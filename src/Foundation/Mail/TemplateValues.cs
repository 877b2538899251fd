namespace IntMan.Foundation.Mail;

/// <summary>What a template is filled with: texts, and lists of rows of texts. Never objects, so there is nothing to walk through.</summary>
public sealed class TemplateValues
{
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, object> Values => _values;

    internal int Length { get; private set; }

    /// <param name="name">Of a declared field.</param>
    /// <param name="text">Line ends are kept in the text of a mail, other control characters are dropped; "" and null are false for #if.</param>
    public TemplateValues Set(string name, string? text)
    {
        _values.Add(name, Clean(text));
        return this;
    }

    /// <param name="name">Of a declared list.</param>
    /// <param name="rows">Each with all fields of the list; none is false for #if.</param>
    public TemplateValues SetRows(string name, IEnumerable<IReadOnlyDictionary<string, string?>> rows)
    {
        _values.Add(name, rows.Select(row => row.ToDictionary(field => field.Key, field => Clean(field.Value), StringComparer.Ordinal)).ToList());
        return this;
    }

    /// <summary>Whether exactly the declared fields are set, each in its form.</summary>
    internal bool Fits(TemplateFields fields) =>
        _values.Count == fields.Names.Count + fields.Lists.Count
        && _values.All(value => value.Value is List<Dictionary<string, string>> rows
            ? fields.Lists.TryGetValue(value.Key, out var names) && rows.TrueForAll(row => names.SetEquals(row.Keys))
            : fields.Names.Contains(value.Key));

    private string Clean(string? text)
    {
        var clean = string.Concat((text ?? "").ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c)));
        Length += clean.Length;
        return clean;
    }
}
