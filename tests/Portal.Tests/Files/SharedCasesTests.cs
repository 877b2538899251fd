using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Files;

/// <summary>The small files on which the trial failed. Each is taken over or refused with the right reason; skipped, visibly, where the
/// shared folder is missing.</summary>
public sealed class SharedCasesTests(TestCluster cluster)
{
    [Theory]
    [InlineData("hn-gesamt.csv", ImportKind.Streets, 1, "")]
    [InlineData("header-second-line.csv", ImportKind.Streets, 1, "")]
    [InlineData("sep-line.csv", ImportKind.Streets, 1, "")]
    [InlineData("search-streets.csv", ImportKind.Streets, 6, "")]
    [InlineData("hours-dot.csv", ImportKind.OfficeHours, 1, "")]
    [InlineData("hours-range.csv", ImportKind.OfficeHours, 1, "")]
    [InlineData("long-description.csv", ImportKind.Services, 0, "Die Spalte „Lebensbereiche“ fehlt in der Kopfzeile.")]
    [InlineData("plz-4digit.csv", ImportKind.Places, 1, "PLZ: führende Null ergänzt")]
    [InlineData("phone-nozero.csv", ImportKind.Posts, 0, "„62155512“ beginnt ohne 0.")]
    [InlineData("hour9.ndjson", ImportKind.Services, 3, "Uhrzeit „9“ bis „17“ als 09:00 bis 17:00 gelesen")]
    [InlineData("altname.zip", ImportKind.Services, 3, "alternate_name „Second Name“: als Stichwort übernommen")]
    [InlineData("spreadsheet-service-translations.csv", ImportKind.ServiceTranslations, 0, "hat Fragezeichen statt Buchstaben")]
    [InlineData("spreadsheet-services.csv", ImportKind.Services, 0, "")]
    public async Task File_IsTakenOverOrRefusedWithItsReason(string file, ImportKind kind, int created, string reason)
    {
        var content = await File.ReadAllBytesAsync(Repository.Shared("cases/" + file), TestContext.Current.CancellationToken);
        var database = await TownOfTests.CreateAsync(cluster);
        var report = await TownOfTests.ImportAsync(cluster, database, kind, content, fileName: file);
        Assert.Contains(reason, TownOfTests.Sentences(report), StringComparison.Ordinal);
        Assert.True(report.Created == created, $"{report.Created}: {TownOfTests.Sentences(report)}");
    }

    [Theory]
    [InlineData("altname", 3, "location.alternate_name: dafür gibt es hier keinen Platz")]
    [InlineData("hour0900", 3, "Uhrzeit „0900“ bis „1700“ als 09:00 bis 17:00 gelesen")]
    [InlineData("hour9", 3, "Uhrzeit „9“ bis „17“ als 09:00 bis 17:00 gelesen")]
    [InlineData("physaddr", 4, "address.address_1: dafür gibt es hier keinen Platz")]
    public async Task Folder_IsTakenOverAndTellsWhatItDidNotKeep(string folder, int created, string notice)
    {
        var organizations = Repository.Shared($"cases/{folder}/organizations.csv");
        var database = await cluster.CreateDatabaseAsync(Template.Migrated);
        await using var opened = await cluster.OpenAsync(database);
        await using var directory = opened.CreateDirectory();
        var report = await new ImportFile(directory, new TestClock()).ExecuteFolderAsync(Path.GetDirectoryName(organizations)!,
            dryRun: false,
            null, TestContext.Current.CancellationToken);
        Assert.True(report.Created == created, $"{report.Created}: {TownOfTests.Sentences(report)}");
        Assert.Contains(report.EveryNotice, found => found.Text.Contains(notice, StringComparison.Ordinal));
    }
}
