using System.IO.Compression;
using System.Net;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Csv;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Hsds;

/// <summary>A foreign directory through the web: check, take over as drafts, take back.</summary>
public sealed class HsdsWebImportTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Imported = "select count(*)::int from directory.service where source = 'nachbarn'";

    [Fact]
    public async Task Package_UploadedTakenOverAndTakenBack_TellsWhatWasRepairedAndLeavesNothing()
    {
        using var importer = await Importer.SignInAsync(portal, "admin");
        var before = await portal.TextAsync("/api/hsds/services?per_page=500");
        var (job, page) = await importer.CheckAsync(Package(), "", "nachbarn-2026-11.zip");
        var text = page.Body!.Words();
        Assert.Contains("Repariert und nicht übernommen", text, StringComparison.Ordinal);
        Assert.Contains("die Organisation des Angebots ist nicht dabei", text, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());

        await importer.DecideAsync(job, "Uebernehmen");
        Assert.Equal(1, await CountAsync());
        Assert.Equal("Draft", await portal.Cluster.ScalarAsync<string>(portal.Database,
            "select status from directory.service where source = 'nachbarn'"));
        Assert.Equal(before, await portal.TextAsync("/api/hsds/services?per_page=500"));

        await importer.DecideAsync(job, "Zuruecknehmen");
        Assert.Equal(0, await CountAsync());
        Assert.Equal(0, await portal.Cluster.ScalarAsync<int>(portal.Database,
            "select count(*)::int from directory.organisation where source = 'nachbarn'"));
    }

    [Fact]
    public async Task Package_WithNameAndLicence_KeepsBothAtEachEntry()
    {
        using var importer = await Importer.SignInAsync(portal, "admin");
        var (job, page) = await importer.CheckAsync(Package(), "", "hsds.zip", "Hilfe im Norden", "CC BY 4.0");
        Assert.Contains("Verzeichnis: Hilfe im Norden, Lizenz: CC BY 4.0", page.Body!.TextContent, StringComparison.Ordinal);
        await importer.DecideAsync(job, "Uebernehmen");
        Assert.Equal("CC BY 4.0", await portal.Cluster.ScalarAsync<string>(portal.Database,
            "select source_licence from directory.service where source = 'Hilfe im Norden'"));
        await importer.DecideAsync(job, "Zuruecknehmen");
    }

    [Fact]
    public async Task Name_ThatIsTooLong_IsRefusedAtItsFieldAndKept()
    {
        using var importer = await Importer.SignInAsync(portal, "admin");
        var name = new string('N', 121);
        using var sent = await importer.Visitor.UploadAsync(Importer.Address, "datei", "hsds.zip", Package(), ("quelle", name));
        var page = await Visitor.ReadAsync(sent, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Kürzen Sie die Angabe auf höchstens 120 Zeichen.", page.One("#quelle-fehler").Words());
        Assert.Equal(name, page.One("#quelle").GetAttribute("value"));
    }

    private Task<int> CountAsync() => portal.Cluster.ScalarAsync<int>(portal.Database, Imported);

    private static byte[] Package()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write("organizations.csv", "id,name,description\no1,NACHBARN HELFEN,Hilft\n");
            Write("services.csv", "id,organization_id,name,description,status\ns1,o1,Einkaufen,Kauft ein.,active\ns2,o9,Fremd,,active\n");

            void Write(string name, string text)
            {
                using var entry = new StreamWriter(archive.CreateEntry(name).Open());
                entry.Write(text);
            }
        }

        return file.ToArray();
    }
}
