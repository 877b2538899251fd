using System.Collections.Concurrent;
using System.Security.Cryptography;
using IntMan.Foundation.Database;
using IntMan.Portal.Commands;
using IntMan.Portal.Security;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>The keys that protect cookies and second factors lie encrypted in the database, or somebody is told.</summary>
public sealed class KeyCertificateTests(TestCluster cluster)
{
    private const string Warning = "Portal__KeyCertificates fehlt: Die Schlüssel des Portals liegen offen in der Datenbank";

    [Fact]
    public async Task Certificate_MadeOnce_IsForItsOwnerAlone()
    {
        var file = FileOf("once");
        Assert.Equal(0, await MakeKeyCertificate.ExecuteAsync(file, TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(file));
        var made = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var refusal = await Assert.ThrowsAsync<PortalStartRefused>(() =>
            MakeKeyCertificate.ExecuteAsync(file, TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.StartsWith($"{file} lässt sich nicht anlegen:", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(made, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Keys_MadeBefore_AreWrappedAndGoOnOpening()
    {
        var file = FileOf("wrapping");
        await MakeKeyCertificate.ExecuteAsync(file, TimeProvider.System, TestContext.Current.CancellationToken);
        var database = await cluster.CreateDatabaseAsync(Template.Demo);
        string sealedBefore;
        await using (var open = new KeyHost(cluster, database, null))
        {
            sealedBefore = ProtectorOf(open).Protect("geheim");
            Assert.Contains("<masterKey", await KeysAsync(database), StringComparison.Ordinal);
        }

        await using (var wrapped = new KeyHost(cluster, database, file))
        {
            Assert.Equal("geheim", ProtectorOf(wrapped).Unprotect(sealedBefore));
            Assert.DoesNotContain("<masterKey", await KeysAsync(database), StringComparison.Ordinal);
            Assert.Contains("<encryptedSecret", await KeysAsync(database), StringComparison.Ordinal);
        }

        // A copy of the database without the certificate opens nothing.
        await using var stolen = new KeyHost(cluster, database, null);
        Assert.Throws<CryptographicException>(() => ProtectorOf(stolen).Unprotect(sealedBefore));
    }

    [Fact]
    public async Task ProductionWithoutCertificate_WarnsAdministratorsAndTheLogOnce()
    {
        await using var host = new KeyHost(cluster, await cluster.CreateDatabaseAsync(Template.Demo), null, isProduction: true);
        using var administrator = await Visitor.SignedInAsync(host, "admin");
        Assert.Contains(Warning, (await administrator.PageAsync("/heute")).MainText(), StringComparison.Ordinal);
        Assert.Contains(Warning, (await administrator.PageAsync("/verwaltung")).MainText(), StringComparison.Ordinal);
        using var coordination = await Visitor.SignedInAsync(host, "koordination");
        Assert.DoesNotContain("Portal__KeyCertificates", (await coordination.PageAsync("/heute")).MainText(), StringComparison.Ordinal);
        Assert.Single(host.Lines, line => line.StartsWith("Warning: The portal's keys lie open in the database", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NoWarning_OutsideProductionOrWithACertificate()
    {
        await using var host = new KeyHost(cluster, await cluster.CreateDatabaseAsync(Template.Demo), null);
        using var administrator = await Visitor.SignedInAsync(host, "admin");
        Assert.DoesNotContain("Portal__KeyCertificates", (await administrator.PageAsync("/heute")).MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain(host.Lines, line => line.Contains("keys lie open", StringComparison.Ordinal));
    }

    [Fact]
    public void CertificateThatCannotBeRead_IsOneSentence()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Portal:KeyCertificates:0", "/nowhere/keys.pem")]).Build();
        var refusal = Assert.Throws<PortalStartRefused>(() => KeyCertificates.Read(settings, new HostingEnvironment()));
        Assert.StartsWith("Portal__KeyCertificates: /nowhere/keys.pem ist kein lesbares Zertifikat", refusal.Message, StringComparison.Ordinal);
    }

    private static IDataProtector ProtectorOf(KeyHost host) =>
        host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private string FileOf(string name) => Path.Combine(cluster.Folder, $"{name}.pem");

    private Task<string> KeysAsync(string database) =>
        cluster.ScalarAsync<string>(database, "select string_agg(xml, '') from accounts.data_protection_key");

    private sealed class KeyHost(TestCluster cluster, string database, string? certificate, bool isProduction = false)
        : PortalHost(cluster), ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{logLevel}: {formatter(state, exception)}");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("ConnectionStrings:Portal", Cluster.ConnectionString(database));
            if (certificate is not null)
            {
                builder.UseSetting("Portal:KeyCertificates:0", certificate);
            }

            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<ILoggerProvider>(this);
                if (isProduction)
                {
                    // All else stays as in Development, so that demo accounts can sign in.
                    var production = new HostingEnvironment { EnvironmentName = Environments.Production };
                    services.Replace(ServiceDescriptor.Singleton(KeyCertificates.Read(new ConfigurationBuilder().Build(), production)));
                }
            });
        }
    }

    private sealed class HostingEnvironment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Development;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = null!;
    }
}
