using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using IntMan.Portal.Infrastructure;
using IntMan.Directory.Quality;
using IntMan.Portal.Workers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace IntMan.Portal.Tests.Support;

/// <summary>The whole portal in this process over a database of its own; clock at <see cref="TestClock.Usual"/>, rate limits and
/// page cache off.</summary>
public class PortalHost(TestCluster cluster) : WebApplicationFactory<Program>, IAsyncLifetime
{
    private HttpClient? _client;

    public TestCluster Cluster => cluster;

    public TestClock Clock { get; } = new();

    public string Database { get; private set; } = "";

    /// <summary>Does not follow redirects, so that a test sees them.</summary>
    public HttpClient Client => _client ??= CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    public virtual async ValueTask InitializeAsync() => Database = await ChooseDatabaseAsync();

    /// <param name="address">Path and query.</param>
    /// <param name="at">Local time of the request, e.g. 2026-11-18T16:31.</param>
    /// <param name="headers">Request headers beside the usual ones.</param>
    public Task<HttpResponseMessage> GetAsync(string address, string at = TestClock.Usual, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, address, at, headers);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string at = TestClock.Usual,
        params (string Name, string Value)[] headers)
    {
        Clock.Set(at);
        using var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The page as an independent parser reads it.</summary>
    public async Task<IHtmlDocument> DocumentAsync(string address, string at = TestClock.Usual, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await GetAsync(address, at);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == status, $"{address}: {(int)response.StatusCode} {html}");
        return new HtmlParser().ParseDocument(html);
    }

    public async Task<string> TextAsync(string address, string at = TestClock.Usual)
    {
        using var response = await GetAsync(address, at);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A copy of the demo world; another portal on one that is there names it.</summary>
    protected virtual Task<string> ChooseDatabaseAsync() => cluster.CreateDatabaseAsync(Template.World);

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Development")
        .UseSetting("ConnectionStrings:Portal", cluster.ConnectionString(Database))
        .UseSetting("Portal:DataDirectory", Path.Combine(cluster.Folder, $"data-{Database}"))
        .UseSetting("Portal:RateLimits", "false")
        .UseSetting("Portal:CacheMegabytes", "0")
        .UseSetting("Portal:FixedNow", TestClock.Usual + "+01:00")
        .ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));

            // Lines of some sixty hosts would bury the names of failed tests; tests of the log start the portal as a process.
            services.RemoveAll<ILoggerProvider>();

            // Tests run the jobs of the calendar and of the audit log themselves.
            services.Remove(services.Single(service => service.ImplementationType == typeof(QualityWorker)));
            services.Remove(services.Single(service => service.ImplementationType == typeof(AuditWorker)));
        });
}
