using System.Text.Json;
using IntMan.Directory.Exchange.Hsds;

namespace IntMan.Portal.Hsds;

internal static class HsdsRequest
{
    private const int LongestBody = 64 * 1024;

    public static async Task<(HsdsQuery Query, bool IsStream)> ReadAsync(HttpContext context, HsdsEndpoint endpoint)
    {
        var values = context.Request.Query.ToDictionary(pair => pair.Key, pair => Single(pair.Key, [.. pair.Value.OfType<string>()]),
            StringComparer.Ordinal);
        if (HttpMethods.IsPost(context.Request.Method))
        {
            // The address decides: a link to the next page may be sent with the same body.
            foreach (var (name, value) in await ReadBodyAsync(context.Request, context.RequestAborted))
            {
                values.TryAdd(name, value);
            }
        }

        var query = new HsdsQuery();
        foreach (var (name, value) in values.Where(pair => pair.Value.Length > 0))
        {
            var parameter = endpoint.Parameters.FirstOrDefault(parameter => parameter.Name == name)
                ?? throw Bad(name,
                    $"The parameter '{name}' is not known here. Known are: "
                    + $"{string.Join(", ", endpoint.Parameters.Select(parameter => parameter.Name).DefaultIfEmpty("none"))}.");
            query = parameter.Apply(query, value) ?? throw Bad(name, $"The parameter '{name}' must be {parameter.Expected}.");
        }

        if (query.Proximity is not null && query.Postcode is null)
        {
            throw Bad("proximity", "The parameter 'proximity' needs a 'postcode'.");
        }

        return query is { Minimal: true, Full: true }
            ? throw Bad("minimal", "The parameters 'minimal' and 'full' exclude each other.")
            : (query, values.GetValueOrDefault("format") == "ndjson");
    }

    private static async Task<Dictionary<string, string>> ReadBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > LongestBody)
        {
            throw new HsdsProblem(StatusCodes.Status413PayloadTooLarge, "The body of a query has at most 64 kB.");
        }

        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(cancellation);
            return form.ToDictionary(pair => pair.Key, pair => Single(pair.Key, [.. pair.Value.OfType<string>()]), StringComparer.Ordinal);
        }

        if (request.HasJsonContentType())
        {
            return await ReadJsonAsync(request, cancellation);
        }

        return request.ContentLength is null or 0 && request.ContentType is null ? []
            : throw new HsdsProblem(StatusCodes.Status415UnsupportedMediaType,
                "Send the parameters as application/x-www-form-urlencoded or as a JSON object.");
    }

    private static async Task<Dictionary<string, string>> ReadJsonAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, new JsonDocumentOptions { MaxDepth = 4 }, cancellation);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new HsdsProblem(StatusCodes.Status400BadRequest, "The body must be a JSON object with the parameters.");
            }

            return document.RootElement.EnumerateObject().GroupBy(property => property.Name)
                .ToDictionary(group => group.Key, group => Single(group.Key, [.. group.Select(property => Text(property))]),
                StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            throw new HsdsProblem(StatusCodes.Status400BadRequest, "The body is not valid JSON.");
        }
    }

    private static string Text(JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.String => property.Value.GetString()!,
        JsonValueKind.Null => "",
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => property.Value.GetRawText(),
        _ => throw Bad(property.Name, $"The parameter '{property.Name}' must be a single value."),
    };

    private static string Single(string name, string[] values) => values.Length switch
    {
        0 => "",
        1 => values[0].Contains('\0', StringComparison.Ordinal) ? throw Bad(name, $"The parameter '{name}' contains a NUL character.")
        : values[0].Trim(),
        _ => throw Bad(name, $"The parameter '{name}' stands there {values.Length} times. Give it once."),
    };

    private static HsdsProblem Bad(string parameter, string detail) => new(StatusCodes.Status400BadRequest, detail, parameter);
}
