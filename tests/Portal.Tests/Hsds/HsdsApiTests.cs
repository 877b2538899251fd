using System.Net;
using System.Text;
using System.Text.Json;
using IntMan.Portal.Hsds;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Hsds;

/// <summary>How the API answers: parameters, pages, errors, headers, and its own description.</summary>
public sealed class HsdsApiTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Housing = "Wohnen";

    [Fact]
    public async Task Root_NamesVersionProfileAndDescription_AndBothResolve()
    {
        var about = await portal.JsonAsync("");
        Assert.Equal("3.1", about.Text("version"));
        foreach (var name in new[] { "profile", "openapi_url" })
        {
            using var response = await portal.GetAsync(new Uri(about.Text(name)).PathAndQuery);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("/services?page=0", "page")]
    [InlineData("/services?page=x", "page")]
    [InlineData("/services?per_page=501", "per_page")]
    [InlineData("/services?full=1", "full")]
    [InlineData("/services?format=xml", "format")]
    [InlineData("/services?organization_id=42", "organization_id")]
    [InlineData("/services?modified_after=gestern", "modified_after")]
    [InlineData("/services?day=Montag", "day")]
    [InlineData("/services?start_time=25:00", "start_time")]
    [InlineData("/services?cursor=abc", "cursor")]
    [InlineData("/services?seite=2", "seite")]
    [InlineData("/services?page=1&page=2", "page")]
    [InlineData("/organizations?modified_after=2026-01-01", "modified_after")]
    [InlineData("/service_at_locations?proximity=100", "proximity")]
    [InlineData("/service_at_locations?postcode=abc", "postcode")]
    [InlineData("/taxonomy_terms?parent_id=x", "parent_id")]
    public async Task Parameter_Wrong_IsABadRequestThatNamesIt(string address, string parameter)
    {
        var problem = await portal.JsonAsync(address, HttpStatusCode.BadRequest);
        Assert.Equal(parameter, problem.Text("parameter"));
        Assert.Contains($"'{parameter}'", problem.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(400, problem.GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("/services/00000000-0000-0000-0000-000000000001")]
    [InlineData("/services/abc")]
    [InlineData("/organizations/00000000-0000-0000-0000-000000000001")]
    [InlineData("/nichts")]
    public async Task Entry_Unknown_IsAProblemDocument(string address)
    {
        Assert.Equal(404, (await portal.JsonAsync(address, HttpStatusCode.NotFound)).GetProperty("status").GetInt32());
        using var response = await portal.GetAsync("/api/hsds" + address);
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task Method_NotPossible_IsAProblemDocument()
    {
        using var post = await portal.SendAsync(HttpMethod.Post, "/api/hsds/taxonomies/00000000-0000-0000-0000-000000000001");
        Assert.Equal(405, (await HsdsClient.JsonAsync(post, HttpStatusCode.MethodNotAllowed)).GetProperty("status").GetInt32());
        using var delete = await portal.SendAsync(HttpMethod.Delete, "/api/hsds/services");
        Assert.Equal("*", Assert.Single(delete.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal(405, (await HsdsClient.JsonAsync(delete, HttpStatusCode.MethodNotAllowed)).GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Conditions_AllHoldTogether()
    {
        var housing = (await portal.JsonAsync($"/taxonomy_terms?search={Housing}&per_page=500")).Contents()
            .Single(term => term.Text("name") == Housing).Text("id");
        var all = (await portal.JsonAsync("/services?full=true&per_page=500")).Contents();
        var expected = all.Where(service => HasTerm(service, housing)
            && service.ToString().Contains("Ettlingen", StringComparison.OrdinalIgnoreCase)).Select(service => service.Text("id")).ToList();
        var found = (await portal.JsonAsync($"/services?taxonomy_term_id={housing}&search=ettlingen&per_page=500")).Contents()
            .Select(service => service.Text("id")).ToList();
        Assert.NotEmpty(found);
        Assert.Subset(expected.ToHashSet(), found.ToHashSet());
        Assert.True(found.Count < all.Count(service => HasTerm(service, housing)));
        var organization = all.First(service => HasTerm(service, housing)).Text("organization_id");
        Assert.All((await portal.JsonAsync($"/services?taxonomy_term_id={housing}&organization_id={organization}")).Contents(),
            service => Assert.Equal(organization, service.Text("organization_id")));
    }

    [Theory]
    [InlineData("/services?day=SU", false)]
    [InlineData("/services?minimum_age=120&maximum_age=3", true)]
    [InlineData("/service_at_locations?postcode=88045", true)]
    [InlineData("/service_at_locations?postcode=99999", false)]
    [InlineData("/service_at_locations?postcode=88045&proximity=100000", true)]
    [InlineData("/service_at_locations?postcode=99999&proximity=100000", false)]
    public async Task Conditions_OfTheUnitedKingdomAndOfPlaces_LeaveSome(string address, bool some)
    {
        var page = await portal.JsonAsync(address);
        var all = (await portal.JsonAsync(address.Split('?')[0])).GetProperty("total_items").GetInt32();
        Assert.Equal(some, page.GetProperty("total_items").GetInt32() > 0);
        Assert.True(page.GetProperty("total_items").GetInt32() <= all);
        Assert.Equal(!some, page.GetProperty("empty").GetBoolean());
    }

    [Fact]
    public async Task PrivateQuery_AsFormOrJson_AnswersLikeTheAddressAndSetsNoCookie()
    {
        var expected = (await portal.JsonAsync("/services?search=beratung&per_page=3&page=2")).ToString();
        using var form = new FormUrlEncodedContent([new("search", "beratung"), new("per_page", "3"), new("page", "2")]);
        Assert.Equal(expected, (await portal.PostAsync("/services", form)).ToString());
        using var json = new StringContent("{\"search\":\"beratung\",\"per_page\":3,\"page\":2}", Encoding.UTF8, "application/json");
        Assert.Equal(expected, (await portal.PostAsync("/services", json)).ToString());
        using var broken = new StringContent("{", Encoding.UTF8, "application/json");
        await portal.PostAsync("/services", broken, HttpStatusCode.BadRequest);
        using var again = new FormUrlEncodedContent([new("search", "beratung")]);
        using var response = await portal.Client.PostAsync(new Uri("/api/hsds/services?per_page=1", UriKind.Relative), again,
            TestContext.Current.CancellationToken);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("beratung", Assert.Single(response.Headers.GetValues("Link")), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/services")]
    [InlineData("/organizations")]
    [InlineData("/service_at_locations")]
    public async Task Lists_WalkedByLinksOrByNumber_HaveEveryEntryOnceInTheirOrder(string address)
    {
        var all = (await portal.JsonAsync(address + "?per_page=500")).Contents().Select(entry => entry.Text("id")).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Equal(all, (await portal.WalkAsync(address + "?per_page=7")).Select(entry => entry.Text("id")));
        var second = await portal.JsonAsync(address + "?per_page=7&page=2");
        Assert.Equal(all.Skip(7).Take(7), second.Contents().Select(entry => entry.Text("id")));
        Assert.Equal((all.Count + 6) / 7, second.GetProperty("total_pages").GetInt32());
        Assert.Equal(all, (await portal.LinesAsync(address + "?format=ndjson")).Select(entry => entry.Text("id")));
        Assert.True((await portal.JsonAsync(address + "?page=900")).GetProperty("empty").GetBoolean());
    }

    [Fact]
    public async Task Services_AreInTheOrderOfNames()
    {
        var names = (await portal.JsonAsync("/services?per_page=500")).Contents().Select(service => service.Text("name")).ToList();
        Assert.Equal(names.OrderBy(name => name, Comparer<string>.Create((a, b) =>
            Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)))), names);
    }

    [Fact]
    public async Task Services_Minimal_HaveIdAndDateOnly() => Assert.All(
        (await portal.JsonAsync("/services?minimal=true")).Contents(), service =>
        Assert.Equal(["id", "last_modified"], service.EnumerateObject().Select(property => property.Name)));

    [Fact]
    public async Task Answer_KnownByTagOrDate_IsNotSentAgain()
    {
        using var first = await portal.GetAsync("/api/hsds/services?per_page=2");
        var (tag, date) = (first.Headers.ETag!.ToString(), first.Content.Headers.LastModified!.Value.ToString("R"));
        foreach (var header in new[] { ("If-None-Match", tag), ("If-Modified-Since", date) })
        {
            using var again = await portal.GetAsync("/api/hsds/services?per_page=2", TestClock.Usual, header);
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Equal(tag, again.Headers.ETag!.ToString());
        }

        using var other = await portal.GetAsync("/api/hsds/services?per_page=3", TestClock.Usual, ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        using var head = await portal.SendAsync(HttpMethod.Head, "/api/hsds/services?per_page=2");
        Assert.Equal(tag, head.Headers.ETag!.ToString());
        Assert.Equal("*", Assert.Single(head.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("cross-origin", Assert.Single(head.Headers.GetValues("Cross-Origin-Resource-Policy")));
    }

    [Fact]
    public async Task Terms_TopOnlyAndByParent_AreTheTree()
    {
        var group = (await portal.JsonAsync("/taxonomies?search=Zielgruppe")).Contents().Single().Text("id");
        var top = (await portal.JsonAsync($"/taxonomy_terms?taxonomy_id={group}&top_only=true")).Contents();
        Assert.Equal(["Aufenthaltsstatus", "Geschlecht", "Sprachniveau"], top.Select(term => term.Text("name")));
        Assert.Equal(["Frauen", "Männer"], (await portal.JsonAsync($"/taxonomy_terms?parent_id={top[1].Text("id")}")).Contents()
            .Select(term => term.Text("name")));
    }

    [Fact]
    public async Task Description_ComparedWithRoutesAndParameters_IsTheSame()
    {
        var document = await portal.JsonAsync("/openapi.json");
        Assert.StartsWith("3.1.", document.Text("openapi"), StringComparison.Ordinal);
        _ = portal.Client;
        var routes = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<HsdsEndpoint>() is not null).ToList();
        var described = document.GetProperty("paths").EnumerateObject().Where(path => path.Name != "/").ToList();
        Assert.Equal(routes.Select(route => route.RoutePattern.RawText!["/api/hsds".Length..]).Order(StringComparer.Ordinal),
            described.Select(path => path.Name).Order(StringComparer.Ordinal));
        foreach (var path in described)
        {
            var route = routes.Single(route => route.RoutePattern.RawText == "/api/hsds" + path.Name);
            Assert.Equal(route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("POST"),
                path.Value.TryGetProperty("post", out var post));
            var names = path.Value.GetProperty("get").GetProperty("parameters").EnumerateArray()
                .Select(parameter => parameter.Text("name")).ToList();
            if (post.ValueKind == JsonValueKind.Object)
            {
                Assert.Equal(names, post.GetProperty("requestBody").GetProperty("content").GetProperty("application/json")
                    .GetProperty("schema").GetProperty("properties").EnumerateObject().Select(property => property.Name));
                var refusal = await portal.JsonAsync(path.Name + "?nichts=1", HttpStatusCode.BadRequest);
                Assert.EndsWith($"Known are: {string.Join(", ", names)}.", refusal.Text("detail"), StringComparison.Ordinal);
            }
        }
    }

    private static bool HasTerm(JsonElement service, string term) =>
        service.TryGetProperty("attributes", out var attributes) && attributes.EnumerateArray()
            .Any(attribute => attribute.Text("taxonomy_term_id") == term);
}
