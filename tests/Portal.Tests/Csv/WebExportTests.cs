using System.IO.Compression;
using System.Net;
using System.Text;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Csv;

/// <summary>What people take out of the portal is what they keep, and the same file changes nothing when it comes back.</summary>
public sealed class WebExportTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Address = "/verwaltung/export";

    [Theory]
    [InlineData("admin")]
    [InlineData("koordination")]
    [InlineData("ib")]
    public async Task Archive_ComingBackThroughTheWeb_ChangesNothing(string account)
    {
        using var importer = await Importer.SignInAsync(portal, account);
        using var archive = await ArchiveAsync(importer.Visitor);
        Assert.Equal(Enum.GetValues<ImportKind>().Select(ImportKinds.FileNameOf), archive.Entries.Select(entry => entry.FullName));
        foreach (var entry in archive.Entries)
        {
            var csv = Read(entry);
            var rows = Encoding.UTF8.GetString(csv).Split("\r\n").Length - 2;
            if (rows == 0)
            {
                continue;
            }

            var (_, page) = await importer.CheckAsync(csv, fileName: entry.FullName);
            Assert.StartsWith(
                $"{entry.FullName}, {ImportKinds.GermanOf(ImportKinds.Parse(Path.GetFileNameWithoutExtension(entry.FullName)))}, ",
                page.One(".ip-lead").Words(), StringComparison.Ordinal);
            Assert.Contains("Es gibt nichts zu übernehmen.", page.MainText(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ib", "places", "ettlingen-bunsenstr", "friedrichshafen-rathaus")]
    [InlineData("koordination", "places", "friedrichshafen-rathaus", "ettlingen-bunsenstr")]
    [InlineData("ib", "people", "mirela-ampelstein", "nadim-rebstoeckl")]
    [InlineData("koordination", "people", "nadim-rebstoeckl", "mirela-ampelstein")]
    [InlineData("ib", "streets", "08215017;", "08435")]
    [InlineData("ib", "municipalities", "08215017;", "08435")]
    [InlineData("ib", "mandates", "08215017;", "08435")]
    [InlineData("ib", "office-hours", "im-ettlingen", "nadim-rebstoeckl")]
    [InlineData("ib", "services", "schuldnerberatung-ettlingen", "sprachcafe-friedrichshafen")]
    [InlineData("koordination", "services", "sprachcafe-friedrichshafen", "schuldnerberatung-ettlingen")]
    [InlineData("koordination", "office-hours", "sprachcafe-friedrichshafen", "mbe-ettlingen")]
    [InlineData("ib", "posts", "im-ettlingen-sued", "koordination-bodenseekreis")]
    public async Task File_HoldsWhatLiesWithinTheReachAndNothingElse(string account, string kind, string inside, string outside)
    {
        using var importer = await Importer.SignInAsync(portal, account);
        using var sent = await importer.Visitor.SubmitAsync(Address, null, ("art", kind));
        var text = await sent.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(inside, text, StringComparison.Ordinal);
        Assert.DoesNotContain(outside, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_IsNamedByKindAndDate_SavedNotShown_AndWrittenDown()
    {
        await portal.Cluster.ExecuteAsync(portal.Database, "update directory.place set room = '=1+1' where slug = 'ettlingen-spessart'");
        using var importer = await Importer.SignInAsync(portal, "ib");
        using var sent = await importer.Visitor.SubmitAsync(Address, null, ("art", "places"));
        Assert.Equal("attachment; filename=orte-2026-11-18.csv; filename*=UTF-8''orte-2026-11-18.csv",
            sent.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("text/csv; charset=utf-8", sent.Content.Headers.ContentType!.ToString());
        Assert.True(sent.Headers.CacheControl!.NoStore);
        Assert.Contains(";'=1+1;", await sent.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("places", await portal.Cluster.ScalarAsync<string>(portal.Database,
            "select subject from accounts.audit_log where action = 'directory.export' order by id desc limit 1"));
        using var streets = await importer.Visitor.SubmitAsync(Address, null, ("art", "streets"));
        Assert.Equal("strassen-und-zustaendigkeiten-2026-11-18.csv", streets.Content.Headers.ContentDisposition!.FileName);
        using var nothing = await importer.Visitor.SubmitAsync(Address, null, ("art", "farben"));
        Assert.Equal("Wählen Sie aus, was Sie exportieren möchten.",
            (await Visitor.ReadAsync(nothing, HttpStatusCode.UnprocessableEntity)).One("#art-fehler").Words());
    }

    [Fact]
    public async Task Page_WhenTheProofIsOld_AsksAgain()
    {
        using var importer = await Importer.SignInAsync(portal, "koordination");
        await portal.Cluster.ExecuteAsync(portal.Database,
            "update accounts.session set confirmed_at = confirmed_at - interval '11 minutes' where account_id = (select id from "
            + "accounts.account where email = 'koordination@demo.example')");
        Assert.Equal("/konto/bestaetigen?zurueck=%2Fverwaltung%2Fexport",
            (await importer.Visitor.GetAsync(Address)).Headers.Location!.OriginalString);
    }

    private static async Task<ZipArchive> ArchiveAsync(Visitor visitor)
    {
        var sent = await visitor.SubmitAsync(Address, null, ("art", "alles"));
        Assert.Equal("wegweiser-export-2026-11-18.zip", sent.Content.Headers.ContentDisposition?.FileName);
        return new ZipArchive(await sent.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var file = new MemoryStream();
        using var csv = entry.Open();
        csv.CopyTo(file);
        return file.ToArray();
    }
}
