using System.Text.Json;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Hsds;

/// <summary>Five thousand services as a stream. Alone, because the memory of the process is measured.</summary>
[Collection(Alone)]
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class HsdsStreamTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Alone = "alone";
    private const int Many = 5000;

    [Fact]
    public async Task Stream_OfManyServices_IsCompleteAndKeepsLittleInMemory()
    {
        await portal.Cluster.ExecuteAsync(portal.Database, $"""
            insert into directory.service
            select r.* from directory.service s cross join generate_series(1, {Many}) n
            cross join lateral jsonb_populate_record(null::directory.service,
              to_jsonb(s) || jsonb_build_object('id', gen_random_uuid(), 'slug', 'viele-' || n, 'name', 'Angebot ' || n, 'description',
              repeat('Text ', 400))) r
            where s.slug = 'schuldnerberatung-friedrichshafen'
            """);
        _ = await portal.JsonAsync("/services?per_page=1");
        using var response = await portal.Client.GetAsync(new Uri("/api/hsds/services?format=ndjson&full=true", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var (ids, bytes, most) = (new HashSet<string>(), 0L, 0L);
        var atFirst = GC.GetTotalMemory(forceFullCollection: true);
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            using var service = JsonDocument.Parse(line);
            Assert.True(ids.Add(service.RootElement.Text("id")));
            bytes += line.Length;
            if (ids.Count % 1000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - atFirst);
            }
        }

        Assert.Equal(Many + 73, ids.Count);
        Assert.True(bytes > 20_000_000 && most < 12_000_000, $"{bytes} bytes streamed, {most} bytes held");
    }
}
