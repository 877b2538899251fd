using System.Text;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Files;

/// <summary>A demo county with one more town, whose files are as people have them.</summary>
internal static class TownOfTests
{
    public const string Ags = "08222000";

    private static readonly (ImportKind Kind, string Csv)[] Entries =
    [
        (ImportKind.Municipalities,
            $"AGS;Name;kreis_schluessel;kreis_name;kreis_typ;Land\n{Ags};Mannheim;08222;Mannheim;Stadtkreis;Baden-Württemberg\n"),
        (ImportKind.Organisations, "Kürzel;Name;Art\nstadt-mannheim;Stadt Mannheim;Stadt\n"),
        (ImportKind.Posts, "Kürzel;Bezeichnung;Position;Organisation;AGS\n"
            + string.Concat(Enumerable.Range(12, 10).Select(n => $"ma-{n};IM Mannheim {n};Integrationsmanagement;stadt-mannheim;{Ags}\n"))),
        (ImportKind.Streets, $"AGS;Stelle;gültig ab\n{Ags};ma-21;2026-01-01\n"),
    ];

    public static async Task<string> CreateAsync(TestCluster cluster)
    {
        var name = await cluster.CreateDatabaseAsync(Template.Demo);
        await AddAsync(cluster, name);
        return name;
    }

    public static async Task AddAsync(TestCluster cluster, string database)
    {
        foreach (var (kind, csv) in Entries)
        {
            var report = await ImportAsync(cluster, database, kind, Encoding.UTF8.GetBytes(csv));
            Assert.True(report.ErrorCount == 0, string.Join(' ', report.Errors.Select(error => error.Message)));
        }
    }

    public static async Task<ImportReport> ImportAsync(TestCluster cluster, string database, ImportKind? kind, byte[] file,
        FileReading? reading = null, bool dryRun = false, string fileName = "tabelle.csv")
    {
        await using var opened = await cluster.OpenAsync(database);
        await using var directory = opened.CreateDirectory();
        return await new ImportFile(directory, new TestClock()) { Reading = reading ?? FileReading.Nothing, FileName = fileName }
            .ExecuteAsync(kind, new MemoryStream(file), dryRun, null, TestContext.Current.CancellationToken);
    }

    public static string Sentences(ImportReport report) => string.Join(" | ", report.Errors.Select(error => error.Message)
        .Concat(report.Notices.Select(notice => $"{notice.File} {notice.Row}: {notice.Text}")));
}
