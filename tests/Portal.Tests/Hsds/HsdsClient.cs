using System.Net;
using System.Text.Json;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Hsds;

/// <summary>Reads the API as programs of others do.</summary>
internal static class HsdsClient
{
    public static async Task<JsonElement> JsonAsync(this PortalHost portal, string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await portal.GetAsync("/api/hsds" + address);
        return await JsonAsync(response, status);
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response, HttpStatusCode status = HttpStatusCode.OK)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} {text}");
        Assert.Equal(status == HttpStatusCode.OK ? "application/json" : "application/problem+json",
            response.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(text).RootElement;
    }

    public static async Task<JsonElement> PostAsync(this PortalHost portal, string address, HttpContent body,
        HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await portal.Client.PostAsync(new Uri("/api/hsds" + address, UriKind.Relative), body,
            TestContext.Current.CancellationToken);
        return await JsonAsync(response, status);
    }

    /// <summary>Every line of a stream.</summary>
    public static async Task<List<JsonElement>> LinesAsync(this PortalHost portal, string address)
    {
        using var response = await portal.GetAsync("/api/hsds" + address);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.MediaType);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    /// <summary>Follows the links to the end.</summary>
    public static async Task<List<JsonElement>> WalkAsync(this PortalHost portal, string address, Func<int, Task>? between = null)
    {
        var found = new List<JsonElement>();
        for (var (next, page) = ("/api/hsds" + address, 1); next is not null; page++)
        {
            using var response = await portal.GetAsync(next);
            var json = await JsonAsync(response);
            Assert.Equal(page, json.GetProperty("page_number").GetInt32());
            found.AddRange(json.GetProperty("contents").EnumerateArray());
            next = response.Headers.TryGetValues("Link", out var links)
                ? new Uri(Assert.Single(links).Split('<', '>')[1]).PathAndQuery : null;
            Assert.Equal(next is null, json.GetProperty("last_page").GetBoolean());
            await (between?.Invoke(page) ?? Task.CompletedTask);
        }

        return found;
    }

    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;

    public static List<JsonElement> Contents(this JsonElement page) => [.. page.GetProperty("contents").EnumerateArray()];
}
