using System.Text.Json.Nodes;

namespace IntMan.Portal.Hsds;

public static class HsdsOpenApi
{
    private const string Schemas = "https://raw.githubusercontent.com/openreferral/specification/3.1/schema/";

    public static JsonObject Describe(string address)
    {
        var paths = new JsonObject
        {
            ["/"] = new JsonObject { ["get"] = Operation("getAPIMetaInformation", "Version, profile and address of this description.", [],
                "About", null) },
        };
        foreach (var endpoint in HsdsEndpoint.All)
        {
            paths[endpoint.Path] = PathOf(endpoint);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "HSDS 3.1: Angebote des Integrationsmanagements",
                ["version"] = "1",
                ["description"] =
                "Read access to the directory of services by the Human Services Data Specification of Open Referral. No key is needed.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = address }),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = new JsonObject { ["About"] = About(), ["Page"] = Page(),
            ["Problem"] = Problem() } },
        };
    }

    private static JsonObject PathOf(HsdsEndpoint endpoint)
    {
        var path = new JsonObject { ["get"] = Operation(endpoint.Operation, endpoint.Summary, endpoint.Parameters, null, endpoint) };
        if (endpoint.Path.Contains("{id}", StringComparison.Ordinal))
        {
            path["parameters"] = new JsonArray(new JsonObject
            {
                ["name"] = "id", ["in"] = "path", ["required"] = true,
                    ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "uuid" },
            });
        }

        if (endpoint.List is not null)
        {
            var post = Operation(endpoint.Operation + "Privately",
                endpoint.Summary + " The parameters stand in the body, so that no log of addresses holds them.", [], null, endpoint);
            var properties = new JsonObject(endpoint.Parameters.Select(parameter =>
                KeyValuePair.Create(parameter.Name, (JsonNode?)With(parameter.Schema(), "description", parameter.Description))));
            var body = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
            post["requestBody"] = new JsonObject
            {
                ["content"] = new JsonObject
                {
                    ["application/x-www-form-urlencoded"] = new JsonObject { ["schema"] = body },
                        ["application/json"] = new JsonObject { ["schema"] = body.DeepClone() },
                },
            };
            path["post"] = post;
        }

        return path;
    }

    private static JsonObject Operation(string id, string summary, IReadOnlyList<HsdsParameter> parameters, string? schema,
        HsdsEndpoint? endpoint) => new()
    {
        ["operationId"] = id,
        ["summary"] = summary,
        ["parameters"] = new JsonArray([.. parameters.Select(parameter => new JsonObject
        {
            ["name"] = parameter.Name, ["in"] = "query", ["required"] = false, ["description"] = parameter.Description,
                ["schema"] = parameter.Schema(),
        })]),
        ["responses"] = new JsonObject
        {
            ["200"] = Answer("The answer.", "application/json", schema is null ? SchemaOf(endpoint!) : Reference(schema)),
            ["400"] = Answer("A parameter is unknown or wrong; it is named.", "application/problem+json", Reference("Problem")),
            ["404"] = Answer("There is no such entry.", "application/problem+json", Reference("Problem")),
            ["429"] = Answer("Too many requests; Retry-After says how long to wait.", "application/problem+json", Reference("Problem")),
        },
    };

    private static JsonObject SchemaOf(HsdsEndpoint endpoint)
    {
        var entry = new JsonObject { ["$ref"] = Schemas + endpoint.Schema };
        return endpoint.List is null ? entry : new JsonObject
        {
            ["allOf"] = new JsonArray(Reference("Page")),
                ["properties"] = new JsonObject { ["contents"] = new JsonObject { ["type"] = "array", ["items"] = entry } },
        };
    }

    private static JsonObject Answer(string description, string mediaType, JsonObject schema) => new()
    {
        ["description"] = description, ["content"] = new JsonObject { [mediaType] = new JsonObject { ["schema"] = schema } },
    };

    private static JsonObject About() => Object(("version", "string"), ("profile", "string"), ("openapi_url", "string"));

    private static JsonObject Page() => Object(
        ("total_items", "integer"), ("total_pages", "integer"), ("page_number", "integer"), ("size", "integer"), ("first_page", "boolean"),
        ("last_page", "boolean"), ("empty", "boolean"));

    private static JsonObject Problem() => Object(("type", "string"), ("title", "string"), ("status", "integer"), ("detail", "string"),
        ("parameter", "string"));

    private static JsonObject Object(params (string Name, string Type)[] properties) => new()
    {
        ["type"] = "object",
            ["properties"] = new JsonObject(properties.Select(property =>
            KeyValuePair.Create(property.Name, (JsonNode?)new JsonObject { ["type"] = property.Type }))),
    };

    private static JsonObject Reference(string schema) => new() { ["$ref"] = "#/components/schemas/" + schema };

    private static JsonObject With(JsonObject schema, string name, string value)
    {
        schema[name] = value;
        return schema;
    }
}
