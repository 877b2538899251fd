using System.Collections.Concurrent;
using System.Text;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;

namespace IntMan.Portal.Tests.Machines;

/// <summary>The operator's monitoring gets figures where it asked for them, and nothing about people.</summary>
public sealed class TelemetryTests(TelemetryTests.Host portal) : IClassFixture<TelemetryTests.Host>
{
    [Fact]
    public async Task Figures_Arrive_WithoutAnythingPersonal()
    {
        using var visitor = await Visitor.SignedInAsync(portal, "ib");
        string[] addresses =
            ["/ansprechpersonen/mirela-ampelstein", "/suche?q=Kanarienvogel", "/gibt-es-nicht/Kanarienvogel", "/verwaltung/protokoll"];
        foreach (var address in addresses)
        {
            using var answer = await visitor.GetAsync(address);
            Assert.True((int)answer.StatusCode < 500, address);
        }

        Assert.True(portal.Services.GetRequiredService<MeterProvider>().ForceFlush());

        var (path, type, figures) = portal.Received.Last();
        Assert.Equal(("/v1/metrics", "application/x-protobuf"), (path, type));
        string[] expected =
        [
            "http.server.request.duration", "kestrel.active_connections", "db.client.operation.duration", "dotnet.gc.collections",
            "intman.mails", "stuck", "intman.imports.waiting", "intman.audit.joined.age", "portal_public", "portal_staff",
            "ansprechpersonen/{slug}",
        ];
        Assert.All(expected, word => Assert.Contains(word, figures, StringComparison.Ordinal));
        string[] personal = ["Kanarienvogel", "mirela", "demo.example", visitor.Session!, "select "];
        Assert.All(personal, word => Assert.DoesNotContain(word, figures, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task WithoutTheSetting_NothingIsMeasured()
    {
        await using var silent = new PortalHost(portal.Cluster);
        await silent.InitializeAsync();
        Assert.Null(silent.Services.GetService<MeterProvider>());
    }

    [Fact]
    public async Task AddressThatIsNone_IsRefusedInASentence()
    {
        await using var started = PortalProcess.Start(portal.Cluster.Folder, ("Portal__Telemetry__Endpoint", "collector:4318"));
        Assert.Equal(1, await started.ExitCodeAsync());
        Assert.Contains(
            "Portal__Telemetry__Endpoint „collector:4318“ ist keine vollständige Adresse.", started.Output, StringComparison.Ordinal);
    }

    /// <summary>The portal beside a program that receives its figures.</summary>
    public sealed class Host(TestCluster cluster) : KestrelHost(cluster)
    {
        private readonly WebApplication _receiver = Silent();

        public ConcurrentQueue<(string Path, string? Type, string Figures)> Received { get; } = new();

        public override async ValueTask InitializeAsync()
        {
            _receiver.Urls.Add("http://127.0.0.1:0");
            _receiver.MapPost("/{**path}", async (HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body);
                Received.Enqueue((request.Path, request.ContentType, Encoding.UTF8.GetString(body.ToArray())));
            });
            await _receiver.StartAsync();
            await base.InitializeAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await _receiver.DisposeAsync();
            GC.SuppressFinalize(this);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Portal:Telemetry:Endpoint", _receiver.Urls.First());
        }

        private static WebApplication Silent()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            return builder.Build();
        }
    }
}
