using System.Text.Json;
using System.Text.Json.Nodes;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Hsds;

/// <summary>Everything the API says about the demo county follows the schemas of HSDS 3.1, and no property is said that they do not
/// have.</summary>
public sealed class HsdsSchemaTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Services_List_FollowsTheSchema() => await AcceptPageAsync("compiled/service_list.json", "/services?per_page=500", 73);

    [Fact]
    public async Task Services_Full_FollowTheSchema() =>
        await AcceptPageAsync("compiled/service.json", "/services?per_page=500&full=true", 73);

    [Fact]
    public async Task Services_EachById_FollowsTheSchemaAndIsTheSameAsInTheFullList()
    {
        var schema = StrictSchema.Of("compiled/service.json");
        foreach (var listed in (await portal.JsonAsync("/services?per_page=500&full=true")).Contents())
        {
            var single = await portal.JsonAsync($"/services/{listed.Text("id")}");
            schema.Accept(single);
            Assert.Equal(listed.ToString(), single.ToString());
        }
    }

    [Fact]
    public async Task Services_AsLines_FollowTheSchema()
    {
        var schema = StrictSchema.Of("compiled/service.json");
        var lines = await portal.LinesAsync("/services?format=ndjson&full=true");
        Assert.Equal(73, lines.Count);
        Assert.All(lines, schema.Accept);
    }

    [Fact]
    public async Task Organizations_List_FollowsTheSchema() =>
        await AcceptPageAsync("compiled/organization_list.json", "/organizations?per_page=500", null);

    [Fact]
    public async Task Organizations_FullAndById_FollowTheSchema()
    {
        await AcceptPageAsync("schema/organization.json", "/organizations?per_page=500&full=true", null);
        var schema = StrictSchema.Of("schema/organization.json");
        var first = (await portal.JsonAsync("/organizations?per_page=1")).Contents()[0];
        schema.Accept(await portal.JsonAsync($"/organizations/{first.Text("id")}"));
    }

    [Fact]
    public async Task Organizations_WithFullServices_HaveThemBesideTheSchemasOwnProperties()
    {
        var (schema, services) = (StrictSchema.Of("schema/organization.json"), StrictSchema.Of("compiled/service.json"));
        var all = (await portal.JsonAsync("/organizations?per_page=500&full_service=true")).Contents();
        Assert.Equal(73, all.Sum(organization => organization.TryGetProperty("services", out var offered) ? offered.GetArrayLength() : 0));
        foreach (var organization in all)
        {
            var own = JsonNode.Parse(organization.ToString())!.AsObject();
            own.Remove("services");
            schema.Accept(JsonDocument.Parse(own.ToJsonString()).RootElement);
            Assert.All(organization.TryGetProperty("services", out var offered)
                ? [.. offered.EnumerateArray()] : Array.Empty<JsonElement>(), services.Accept);
        }
    }

    [Fact]
    public async Task ServicesAtLocations_ListFullAndById_FollowTheSchema()
    {
        await AcceptPageAsync("compiled/service_at_location_list.json", "/service_at_locations?per_page=500", null);
        await AcceptPageAsync("schema/service_at_location.json", "/service_at_locations?per_page=500&full=true", null);
        var first = (await portal.JsonAsync("/service_at_locations?per_page=1")).Contents()[0];
        StrictSchema.Of("schema/service_at_location.json").Accept(await portal.JsonAsync($"/service_at_locations/{first.Text("id")}"));
    }

    [Theory]
    [InlineData("/taxonomies", "schema/taxonomy.json", 3)]
    [InlineData("/taxonomy_terms", "schema/taxonomy_term.json", 54)]
    public async Task Taxonomies_ListAndById_FollowTheSchema(string address, string schema, int count)
    {
        await AcceptPageAsync(schema, address + "?per_page=500", count);
        var first = (await portal.JsonAsync(address + "?per_page=1")).Contents()[0];
        StrictSchema.Of(schema).Accept(await portal.JsonAsync($"{address}/{first.Text("id")}"));
    }

    private async Task AcceptPageAsync(string schema, string address, int? count)
    {
        var strict = StrictSchema.Of(schema);
        var page = await portal.JsonAsync(address);
        Assert.Equal(
            ["total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"],
            page.EnumerateObject().Select(property => property.Name));
        var contents = page.Contents();
        Assert.True(contents.Count == (count ?? page.GetProperty("total_items").GetInt32()) && contents.Count > 5 - (count ?? 0),
            $"{address}: {contents.Count}");
        Assert.All(contents, strict.Accept);
    }
}
