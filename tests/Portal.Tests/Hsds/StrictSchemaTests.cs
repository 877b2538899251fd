using System.Text.Json;

namespace IntMan.Portal.Tests.Hsds;

public sealed class StrictSchemaTests
{
    private const string Schema = """
        { "type": "object", "required": ["id"], "properties": {
            "id": { "type": "string", "format": "uuid" }, "status": { "type": "string", "enum": ["active", "inactive"] }, "age": { "type": "number" },
            "at": { "type": "string", "format": "date-time" }, "url": { "type": "string", "format": "uri" }, "email": { "type": "string", "format": "email" },
            "phones": { "type": "array", "items": { "type": "object", "properties": { "number": { "type": "string" } }, "required": ["number"] } } } }
        """;

    private const string Id = "\"id\": \"00000000-0000-0000-0000-000000000001\"";

    [Theory]
    [InlineData("")]
    [InlineData(
        ", \"status\": \"active\", \"age\": 12, \"at\": \"2026-11-18T09:00:00.000Z\", \"url\": \"https://a.example\", \"email\": "
        + "\"a@b.example\", \"phones\": [{ \"number\": \"1\" }]")]
    public void Errors_ValidObject_None(string rest) => Assert.Empty(Check($"{{ {Id}{rest} }}"));

    [Theory]
    [InlineData("\"status\": \"active\"", "$.id: missing")]
    [InlineData("\"id\": \"42\"", "$.id: '42'")]
    [InlineData(Id + ", \"status\": \"open\"", "$.status")]
    [InlineData(Id + ", \"age\": \"12\"", "$.age: String instead of number")]
    [InlineData(Id + ", \"status\": null", "$.status: Null")]
    [InlineData(Id + ", \"at\": \"2026-11-18\"", "$.at")]
    [InlineData(Id + ", \"url\": \"a.example\"", "$.url")]
    [InlineData(Id + ", \"email\": \"a\"", "$.email")]
    [InlineData(Id + ", \"phones\": []", "$.phones")]
    [InlineData(Id + ", \"phones\": [{ \"number\": \"1\", \"fax\": \"2\" }]", "$.phones[0].fax: no such property")]
    [InlineData(Id + ", \"phones\": [{ }]", "$.phones[0].number: missing")]
    public void Errors_InvalidObject_NameThePlace(string json, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Check($"{{ {json} }}")), StringComparison.Ordinal);

    [Fact]
    public void Errors_UnknownKeyword_IsAnError() =>
        Assert.Single(StrictSchema.Parse("{ \"type\": \"string\", \"pattern\": \"x\" }").Errors(JsonDocument.Parse("\"x\"").RootElement));

    private static List<string> Check(string json) => StrictSchema.Parse(Schema).Errors(JsonDocument.Parse(json).RootElement);
}
