using System.Net;
using System.Text;
using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Exchange.Import.Jobs;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using IntMan.Portal.Transfer;
using IntMan.Portal.Workers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Csv;

/// <summary>How many files one person may send and take; limits are on, and nobody works off the uploads.</summary>
public sealed class TransferLimitTests(TransferLimitTests.Host portal) : IClassFixture<TransferLimitTests.Host>
{
    private static readonly byte[] Csv = Encoding.UTF8.GetBytes("Kürzel;Name;AGS\nettlingen-sued;Bürgerhaus;08215017\n");

    [Fact]
    public async Task Uploads_OfOnePerson_WaitThreeAtOnce_HoweverTheyCome()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        var account = await portal.Cluster.ScalarAsync<Guid>(portal.Database,
            "select id from accounts.account where email = 'ib@demo.example'");
        var upload = portal.Services.GetRequiredService<UploadImport>();
        var accepted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => IsAcceptedAsync()));
        Assert.Equal(3, accepted.Count(isAccepted => isAccepted));
        Assert.Equal(3L, await portal.Cluster.ScalarAsync<long>(portal.Database, "select count(*) from directory.import_job"));

        using var sent = await officer.UploadAsync(Importer.Address, "datei", "tabelle.csv", Csv, ("art", ""));
        var page = await Visitor.ReadAsync(sent, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Es werden schon drei Ihrer Dateien geprüft. Warten Sie, bis eine fertig ist.", page.One(".ip-errorsum li").Words());
        using var colleague = await Visitor.SignedInAsync(portal, "koordination");
        using var other = await colleague.UploadAsync(Importer.Address, "datei", "tabelle.csv", Csv, ("art", ""));
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);

        async Task<bool> IsAcceptedAsync()
        {
            try
            {
                await upload.ExecuteAsync(new Caller(new Actor(account, "Jonas Kieselbart", "Integrationsbeauftragte"),
                    new AccessScope(new DateOnly(2026, 11, 18)) { Municipalities = ["08215017"] }), ImportKind.Places, "tabelle.csv",
                    new FileOrigin(null, null), Csv, TestContext.Current.CancellationToken);
                return true;
            }
            catch (RuleViolation)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task Exports_OfOneSession_AreFiveAnHour()
    {
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        for (var number = 1; number <= 5; number++)
        {
            using var file = await ExportAsync(coordinator);
            Assert.Equal("text/csv", file.Content.Headers.ContentType?.MediaType);
        }

        using (var sixth = await ExportAsync(coordinator))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, sixth.StatusCode);
            Assert.InRange(sixth.Headers.RetryAfter!.Delta!.Value.TotalMinutes, 50, 60);
        }

        Assert.Equal(5L, await portal.Cluster.ScalarAsync<long>(portal.Database,
            "select count(*) from accounts.audit_log where action = 'directory.export'"));
        Assert.Equal("Exportieren", (await coordinator.PageAsync("/verwaltung/export")).One("h1").Words());
        using var again = await Visitor.SignedInAsync(portal, "koordination");
        using var later = await ExportAsync(again);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    private static Task<HttpResponseMessage> ExportAsync(Visitor visitor) =>
        visitor.SubmitAsync("/verwaltung/export", null, ("art", "places"));

    public sealed class Host(TestCluster cluster) : PortalHost(cluster)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Portal:RateLimits", "true");
            builder.ConfigureTestServices(services =>
                services.Remove(services.Single(service => service.ImplementationType == typeof(ImportWorker))));
        }
    }
}
