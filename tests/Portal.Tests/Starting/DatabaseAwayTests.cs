using System.Net;
using System.Text.Json;
using IntMan.Portal.Database;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Security;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Npgsql;

namespace IntMan.Portal.Tests.Starting;

/// <summary>Without its database the portal says so, to people and programs, and what needs no database goes on.</summary>
public sealed class DatabaseAwayTests(DatabaseAwayTests.Host portal) : IClassFixture<DatabaseAwayTests.Host>
{
    private const string Entry = "/ansprechpersonen/mirela-ampelstein";

    [Theory]
    [InlineData(Entry, "de", "Das Portal antwortet gerade nicht")]
    [InlineData("/tr" + Entry, "tr", null)]
    [InlineData("/ar" + Entry, "ar", null)]
    public async Task Page_WithoutTheDatabase_SaysSoAndWhenToComeBack(string address, string language, string? title)
    {
        using var answer = await portal.GetAsync(address);
        await AssertAwayAsync(answer, language, title);
    }

    [Theory]
    [InlineData("/heute")]
    [InlineData("/verwaltung")]
    [InlineData("/gibt-es-nicht")]
    [InlineData(Entry)]
    public async Task Page_OfSomebodySignedIn_SaysSoToo(string address)
    {
        using var answer = await portal.SignedIn.GetAsync(address);
        await AssertAwayAsync(answer, "de", "Das Portal antwortet gerade nicht");
    }

    [Fact]
    public async Task Form_Sent_SaysSoToo()
    {
        using var visitor = new Visitor(portal);
        using var answer = await visitor.SubmitAsync("/konto/anmelden", null, ("email", "ib@demo.example"),
            ("passwort", "wegweiser-demo-2026"));
        await AssertAwayAsync(answer, "de", "Das Portal antwortet gerade nicht");
    }

    [Fact]
    public async Task Program_GetsAProblemDocument()
    {
        using var answer = await portal.GetAsync(Entry + ".json");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(503, problem.RootElement.GetProperty("status").GetInt32());
        Assert.True(problem.RootElement.TryGetProperty("reference", out _));
        AnswerTests.AssertHeaders(answer);
    }

    [Theory]
    [InlineData("/gibt-es-nicht", HttpStatusCode.NotFound)]
    [InlineData("/suche?q=%00", HttpStatusCode.BadRequest)]
    [InlineData("/seiten/hilfe", HttpStatusCode.OK)]
    [InlineData("/css/portal.css", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    public async Task WhatNeedsNoDatabase_GoesOn(string address, HttpStatusCode status)
    {
        using var answer = await portal.GetAsync(address);
        Assert.Equal(status, answer.StatusCode);
        AnswerTests.AssertHeaders(answer);
    }

    private static async Task AssertAwayAsync(HttpResponseMessage answer, string language, string? title)
    {
        AnswerTests.AssertHeaders(answer);
        Assert.Equal(TimeSpan.FromSeconds(10), answer.Headers.RetryAfter?.Delta);
        var page = await Visitor.ReadAsync(answer, HttpStatusCode.ServiceUnavailable);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(language == "ar" ? "rtl" : "ltr", page.DocumentElement.GetAttribute("dir"));
        Assert.Contains("503", page.MainText(), StringComparison.Ordinal);
        Assert.Equal(title ?? page.One("h1").Words(), page.One("h1").Words());
        Assert.NotNull(page.QuerySelector("footer a[href$='/barrierefreiheit#barriere-melden']"));
    }

    /// <summary>The portal over a database server of its own, which has ended after somebody had signed in.</summary>
    public sealed class Host(TestCluster cluster) : PortalHost(cluster)
    {
        private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("ima").FullName;
        private EmbeddedPostgres _server = null!;

        public Visitor SignedIn { get; private set; } = null!;

        public override async ValueTask InitializeAsync()
        {
            File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
            _server = new EmbeddedPostgres(Path.Combine(_folder, "postgres"), isDurable: false);
            await _server.StartAsync(CancellationToken.None);
            await using (var source = NpgsqlDataSource.Create(_server.ConnectionString("postgres") + ";Pooling=false"))
            {
                await using var create = source.CreateCommand("create database portal");
                await create.ExecuteNonQueryAsync();
            }

            SignedIn = await Visitor.SignedInAsync(this, "ib");
            await _server.StopAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            SignedIn.Dispose();
            await base.DisposeAsync();
            System.IO.Directory.Delete(_folder, recursive: true);
            GC.SuppressFinalize(this);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("ConnectionStrings:Portal", _server.ConnectionString("portal")).UseSetting("Portal:DataDirectory", _folder);
        }
    }
}
