using System.Text.Json;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import.Foreign;

internal sealed class ReadForeignJson
{
    private const int Deepest = 32;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Deepest, CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true };

    private readonly ForeignPackage _package = new();
    private readonly Dictionary<(string Table, string Id), ForeignRow> _known = [];
    private readonly string _file;

    private ReadForeignJson(string file) => _file = file;

    public static ForeignPackage Read(string text, string file, IEnumerable<string>? organizations = null)
    {
        var reader = new ReadForeignJson(file);
        reader.ReadAll(text.TrimStart('\uFEFF'));
        foreach (var organization in organizations ?? [])
        {
            using var document = JsonDocument.Parse(organization);
            reader.Add("organization", document.RootElement, 0, null, 0);
        }

        return reader._package.RowCount > 0 ? reader._package
            : throw new TableRefusal(0, null,
            "In der JSON-Datei ist kein Angebot. Erwartet werden Objekte nach HSDS, eines je Zeile, als Liste oder als Seiten einer "
            + "Schnittstelle.");
    }

    private void ReadAll(string text)
    {
        try
        {
            using var whole = JsonDocument.Parse(text, Options);
            AddTop(whole.RootElement, 1);
            return;
        }
        catch (JsonException)
        {
            // Not one document: one a line.
        }

        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Trim().Length == 0)
            {
                continue;
            }

            try
            {
                using var document = JsonDocument.Parse(line, Options);
                AddTop(document.RootElement, number);
            }
            catch (JsonException)
            {
                throw new TableRefusal(number, null, "Die Zeile ist kein gültiges JSON. Prüfen Sie, ob die Datei vollständig ist.");
            }
        }
    }

    private void AddTop(JsonElement json, int number)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var (item, index) in json.EnumerateArray().Select((item, index) => (item, index)))
            {
                AddTop(item, index + 1);
            }
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            if (json.TryGetProperty("contents", out var contents) && contents.ValueKind == JsonValueKind.Array)
            {
                AddTop(contents, number);
            }
            else
            {
                Add(KindOf(json), json, number, null, 0);
            }
        }
    }

    private static string KindOf(JsonElement json)
    {
        (string Table, bool Fits)[] signs =
        [
            ("service_at_location", Has("service_id") || (Has("location") && !Has("status"))),
            ("location", Has("location_type")),
            ("service", Has("status") || Has("service_at_locations") || Has("organization") || Has("organization_id")),
            ("organization", Has("services") || Has("parent_organization_id") || Has("website") || Has("organization_identifiers")
                || Has("legal_status")),
        ];
        return Array.Find(signs, sign => sign.Fits).Table ?? "service";

        bool Has(string name) => json.TryGetProperty(name, out _);
    }

    private string Add(string table, JsonElement json, int number, (string Table, string Id)? parent, int index,
        string? addressType = null)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var nested = new List<(string Name, JsonElement Value)>();
        foreach (var property in json.EnumerateObject())
        {
            var name = property.Name.ToLowerInvariant();
            if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                nested.Add((name, property.Value));
            }
            else if (property.Value.ValueKind != JsonValueKind.Null && property.Value.ToString().Trim() is { Length: > 0 } text)
            {
                values.TryAdd(name, text.Length <= ReadForeign.LongestField ? text : text[..ReadForeign.LongestField]);
            }
        }

        var id = values.GetValueOrDefault("id") ?? (parent is { } above ? $"{above.Table}:{above.Id}/{table}/{index}" : "");
        if (id.Length > 0)
        {
            values["id"] = id;
        }

        var row = new ForeignRow(_file, number, values);
        if (parent is { } owner)
        {
            row.Set(table == "attribute" ? "link_id" : owner.Table + "_id", owner.Id);
            if (table == "attribute")
            {
                row.Set("link_entity", owner.Table);
            }
        }

        if (addressType is not null)
        {
            row.Note("address_type", addressType);
        }

        // The same organization stands in each of its services.
        if (id.Length == 0 || _known.TryAdd((table, id), row) || !_known[(table, id)].SaysTheSame(row))
        {
            _package.Add(table, row);
        }

        foreach (var (name, value) in nested)
        {
            AddNested(table, id, row, name, value, number);
        }

        return id;
    }

    private void AddNested(string table, string id, ForeignRow row, string name, JsonElement value, int number)
    {
        var inner = name switch { "taxonomy_detail" => "taxonomy", "capacities" => "service_capacity", "additional_websites" => "url",
            _ => ForeignPackage.TableOf(name) };
        if (inner is null)
        {
            // What is no table is a value nobody knows; it is reported with its column.
            row.Note(name, value.GetRawText());
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            row.Set(inner + "_id", Add(inner, value, number,
                inner is "organization" or "location" or "taxonomy_term" or "taxonomy" or "unit" or "program" ? null : (table, id), 0));
        }
        else
        {
            foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (item, index))
                .Where(pair => pair.item.ValueKind == JsonValueKind.Object))
            {
                Add(inner, item, number, (table, id), index, ForeignPackage.AddressTypeOf(name));
            }
        }
    }
}
