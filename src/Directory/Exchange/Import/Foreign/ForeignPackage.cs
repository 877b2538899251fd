using IntMan.Foundation.Text;
namespace IntMan.Directory.Exchange.Import.Foreign;

internal sealed class ForeignRow(string file, int line, Dictionary<string, string> values)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public string File => file;

    public int Line => line;

    public int Sequence { get; set; }

    public IReadOnlyDictionary<string, string> Values => values;

    // Values that nobody has asked for.
    public IEnumerable<string> Unread => values.Keys.Where(column => !_taken.Contains(column));

    public string? Take(params string[] columns)
    {
        foreach (var column in columns)
        {
            _taken.Add(column);
        }

        return columns.Select(column => values.GetValueOrDefault(column)).FirstOrDefault(value => value is not null);
    }

    public void Set(string column, string value)
    {
        if (values.TryAdd(column, value))
        {
            _taken.Add(column);
        }
    }

    public void Note(string column, string value) => values.TryAdd(column, value);

    public bool SaysTheSame(ForeignRow other) => values.Count == other.Values.Count
        && values.All(pair => other.Values.GetValueOrDefault(pair.Key) == pair.Value);
}

internal sealed class ForeignPackage
{
    public const int MostRows = 300_000;

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["services_at_location"] = "service_at_location", ["regular_schedule"] = "schedule", ["postal_address"] = "address",
            ["physical_address"] = "address", ["addresse"] = "address", ["postal_addresse"] = "address", ["physical_addresse"] = "address",
        ["services_taxonomy"] = "attribute", ["services_taxonomie"] = "attribute",
        ["accessibility_for_disabilities"] = "accessibility", ["accessibilitie"] = "accessibility", ["service_taxonomie"] = "attribute",
        ["service_taxonomy"] = "attribute",
        ["link_taxonomy"] = "attribute", ["service_attribute"] = "attribute", ["taxonomie"] = "taxonomy",
        ["capacitie"] = "service_capacity", ["service_capacitie"] = "service_capacity",
        ["eligibilitie"] = "eligibility", ["additional_url"] = "url", ["organisation"] = "organization",
        ["payments_accepted"] = "payment_accepted", ["fundings"] = "funding", ["metadata"] = "metadata",
        ["holiday_schedule"] = "holiday_schedule", ["contacts"] = "contact",
    };

    private static readonly HashSet<string> Known =
    [
        "organization", "service", "location", "service_at_location", "phone", "address", "schedule", "language", "accessibility",
        "contact", "service_area", "eligibility", "required_document",
        "cost_option", "payment_accepted", "funding", "program", "taxonomy", "taxonomy_term", "attribute", "service_capacity", "unit",
        "url", "metadata", "meta_table_description",
        "organization_identifier", "holiday_schedule",
    ];

    private readonly Dictionary<string, List<ForeignRow>> _tables = new(StringComparer.Ordinal);
    private int _rows;

    public string? Title { get; set; }

    public string? Licence { get; set; }

    public List<string> UnknownFiles { get; } = [];

    public int RowCount => _rows;

    public IEnumerable<KeyValuePair<string, List<ForeignRow>>> Tables => _tables;

    public IReadOnlyList<ForeignRow> this[string table] => _tables.GetValueOrDefault(table) ?? [];

    public static string? TableOf(string name)
    {
        var lower = name.Trim().ToLowerInvariant().Replace('-', '_').Replace(' ', '_');
        var singular = lower.EndsWith('s') && lower != "funding" && lower != "address" && lower != "accessibility_for_disabilities"
            && lower != "payments_accepted" ? lower[..^1] : lower;
        var table = Aliases.GetValueOrDefault(lower) ?? Aliases.GetValueOrDefault(singular) ?? singular;
        return Known.Contains(table) ? table : null;
    }

    public void Add(string table, ForeignRow row)
    {
        row.Sequence = ++_rows;
        if (_rows > MostRows)
        {
            throw new TableRefusal(0, null, "Das Verzeichnis hat mehr als 300.000 Zeilen. Teilen Sie es auf.");
        }

        if (!_tables.TryGetValue(table, out var rows))
        {
            _tables[table] = rows = [];
        }

        rows.Add(row);
    }

    public void SortOutTerms()
    {
        if (_tables.TryGetValue("taxonomy", out var rows) && !_tables.ContainsKey("taxonomy_term")
            && (rows.Exists(row => row.Values.ContainsKey("parent_id") || row.Values.ContainsKey("vocabulary")
                || row.Values.ContainsKey("parent_name")) || NamesTerms(rows)))
        {
            _tables.Remove("taxonomy");
            _tables["taxonomy_term"] = rows;
        }
    }

    private bool NamesTerms(List<ForeignRow> rows)
    {
        var linked = this["attribute"].Select(link => link.Values.GetValueOrDefault("taxonomy_id")).OfType<string>().ToHashSet();
        return rows.Exists(row => row.Values.TryGetValue("id", out var id) && linked.Contains(id));
    }

    // Earlier versions have a table for each kind of address.
    public static string? AddressTypeOf(string name) =>
        ((string[])["postal", "physical"]).FirstOrDefault(type => name.StartsWith(type, StringComparison.OrdinalIgnoreCase));

    public ImportError Locate(ImportError error)
    {
        var row = _tables.Values.SelectMany(rows => rows).FirstOrDefault(row => row.Sequence == error.Row);
        return row is null ? error : new ImportError(row.Line, null,
            $"{row.File}, Zeile {row.Line}: {error.Problem} {error.Remedy}".TrimEnd());
    }
}
