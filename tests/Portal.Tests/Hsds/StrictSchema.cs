using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Hsds;

/// <summary> Checks JSON against the schemas of HSDS with the keywords that occur in them (type, properties, required, items, enum, format,
/// $ref), and more strictly than they do: properties that a schema does not name are errors, as are null and empty texts. A keyword it does
/// not know is one too. </summary>
internal sealed partial class StrictSchema
{
    private static readonly HashSet<string> Known =
    [
        "type", "properties", "required", "items", "enum", "format", "$ref", "$id", "$schema", "name", "path", "title", "description",
        "example", "core", "constraints", "datapackage_metadata",
        "datapackage_type", "tabular_required", "unique",
    ];

    private readonly string _folder;
    private readonly JsonElement _schema;

    private StrictSchema(string folder, JsonElement schema) => (_folder, _schema) = (folder, schema);

    /// <param name="file">Below the shared folder hsds; the test is skipped, visibly, without it.</param>
    public static StrictSchema Of(string file)
    {
        var path = Repository.Shared(Path.Combine("hsds", file));
        return new StrictSchema(Path.GetDirectoryName(path)!, Read(path));
    }

    public static StrictSchema Parse(string schema) => new("", JsonDocument.Parse(schema).RootElement);

    public void Accept(JsonElement value)
    {
        var errors = Errors(value);
        Assert.True(errors.Count == 0, string.Join("\n", errors.Take(20)));
    }

    public List<string> Errors(JsonElement value)
    {
        var errors = new List<string>();
        Check(_schema, value, "$", errors);
        return errors;
    }

    private static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllText(path)).RootElement;

    private void Check(JsonElement schema, JsonElement value, string at, List<string> errors)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Check(Read(Path.Combine(_folder, reference.GetString()!)), value, at, errors);
            return;
        }

        errors.AddRange(schema.EnumerateObject().Where(keyword => !Known.Contains(keyword.Name))
            .Select(keyword => $"{at}: keyword {keyword.Name} is not checked"));
        var type = schema.GetProperty("type").GetString()!;
        if (!HasType(value, type))
        {
            errors.Add($"{at}: {value.ValueKind} instead of {type}");
            return;
        }

        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray()
            .Any(choice => choice.GetString() == value.GetString()))
        {
            errors.Add($"{at}: '{value}' is none of the values");
        }

        if (type == "string" && (value.GetString()!.Trim().Length == 0
            || (schema.TryGetProperty("format", out var format) && !HasFormat(value.GetString()!, format.GetString()!))))
        {
            errors.Add($"{at}: '{value}' is empty or has another format");
        }

        Inside(schema, value, at, errors);
    }

    private void Inside(JsonElement schema, JsonElement value, string at, List<string> errors)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (item, index)))
            {
                Check(schema.GetProperty("items"), item, $"{at}[{index}]", errors);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            var properties = schema.GetProperty("properties");
            foreach (var property in value.EnumerateObject())
            {
                if (properties.TryGetProperty(property.Name, out var inner))
                {
                    Check(inner, property.Value, $"{at}.{property.Name}", errors);
                }
                else
                {
                    errors.Add($"{at}.{property.Name}: no such property");
                }
            }

            if (schema.TryGetProperty("required", out var required))
            {
                errors.AddRange(required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _))
                    .Select(name => $"{at}.{name}: missing"));
            }
        }
    }

    private static bool HasType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => throw new ArgumentException($"type {type} does not occur in HSDS", nameof(type)),
    };

    private static bool HasFormat(string text, string format) => format switch
    {
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https",
        "email" => Mail().IsMatch(text),
        "date-time" => DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture,
        DateTimeStyles.None, out _),
        _ => throw new ArgumentException($"format {format} does not occur in HSDS", nameof(format)),
    };

    [GeneratedRegex(@"\A[^@\s]+@[^@\s]+\.[^@\s]+\z")]
    private static partial Regex Mail();
}
