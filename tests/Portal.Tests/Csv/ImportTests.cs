using System.Text;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Csv;

/// <summary>The importers against a real database: all or nothing, repeatable, and every error says where.</summary>
public sealed class ImportTests(TestCluster cluster)
{
    private const string Head = "ags;name_kurz;kreis_schluessel;kreis_name;kreis_typ;land;einwohner\n";
    private const string Two = Head
        + "08435059;Überlingen;08435;Bodenseekreis;Landkreis;Baden-Württemberg;23098\n08435066;Uhldingen-Mühlhofen;08435;Bodenseekreis;Landkreis;Baden-Württemberg;8477\n";

    private static readonly UTF8Encoding Utf8 = new(false);

    public static TheoryData<string, byte[]> Junk { get; } = new()
    {
        { "empty", [] },
        { "only line ends", "\n\n\r\n"u8.ToArray() },
        { "zeros", new byte[4096] },
        { "picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] },
        { "spreadsheet", [0x50, 0x4B, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0] },
        { "UTF-16", Encoding.Unicode.GetBytes(Two) },
        { "web page", "<!doctype html><html><body>Fehler 500</body></html>"u8.ToArray() },
        { "other columns", "a;b;c\n1;2;3\n"u8.ToArray() },
        { "column missing", "name_kurz;kreis_schluessel\nÜberlingen;08435\n"u8.ToArray() },
        { "column twice", "ags;ags;name_kurz\n08435059;08435059;Überlingen\n"u8.ToArray() },
        { "open quote", Utf8.GetBytes(Head + "08435059;\"Überlingen;08435;x\n08435066;y\n") },
        { "too many fields", Utf8.GetBytes(Two + "08435005;a;b;c;d;e;f;g;h;i;j\n") },
        { "endless field", Utf8.GetBytes(Two + "08435005;" + new string('x', 3_000_000) + "\n") },
        { "control characters", Utf8.GetBytes(Two + "08435005;a\u0001b;08435;;;;\n") },
    };

    [Fact]
    public async Task DryRun_OfNewData_CountsAndChangesNothing()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        var before = await cluster.FingerprintAsync(name);
        var report = await ImportAsync(name, ImportKind.Municipalities, Utf8.GetBytes(Two), dryRun: true);
        Assert.Equal((2, 2, 0, 0, 0), (report.Rows, report.Created, report.Changed, report.Unchanged, report.ErrorCount));
        Assert.Equal(before, await cluster.FingerprintAsync(name));
    }

    [Fact]
    public async Task SameFile_InEveryFormOfficesSend_ChangesNothingAfterTheFirstTime()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        Assert.Equal(2, (await ImportAsync(name, ImportKind.Municipalities, Utf8.GetBytes(Two))).Created);
        var before = await cluster.FingerprintAsync(name);
        var english = Two.Replace(Head, "AGS;Name;County Key;County;County kind;State;Population\n", StringComparison.Ordinal);
        var german = Two.Replace(Head, "Gemeindeschlüssel;Gemeinde;Kreisschlüssel;Kreis;kreis_typ;Bundesland;Einwohner\n",
            StringComparison.Ordinal);
        byte[][] forms =
        [
            Utf8.GetBytes(Two), [.. Encoding.UTF8.Preamble, .. Utf8.GetBytes(Two)],
            CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Two), Utf8.GetBytes(Two.Replace(';', '\t')),
            Utf8.GetBytes(Two.Replace(';', ',')), Utf8.GetBytes(Two.ReplaceLineEndings("\r\n")), Utf8.GetBytes(english),
            Utf8.GetBytes(german), Utf8.GetBytes("\n\n" + Two + "\n;;;;;;\n\n"),
            Utf8.GetBytes(Two.Replace("Überlingen", "\"Überlingen\"", StringComparison.Ordinal)),
        ];
        foreach (var (form, at) in forms.Select((form, at) => (form, at)))
        {
            var report = await ImportAsync(name, ImportKind.Municipalities, form);
            Assert.True(report is { ErrorCount: 0, Rows: 2, Unchanged: 2 },
                $"Form {at}: {report} {string.Join(' ', report.Errors.Select(e => e.Message))}");
            Assert.Equal(before, await cluster.FingerprintAsync(name));
        }

        Assert.Equal("Uhldingen-Mühlhofen, Überlingen",
            await cluster.ScalarAsync<string>(name, "select string_agg(name, ', ' order by ags desc) from directory.municipality"));
    }

    [Theory]
    [InlineData("0843500A;Bermatingen;08435;;;;1", "ags", "0843500A")]
    [InlineData("08435005;;08435;;;;1", "name_kurz", "fehlt")]
    [InlineData("08435005;Bermatingen;08435;;;;viele", "einwohner", "„viele“ ist keine ganze Zahl.")]
    [InlineData("08999005;Irgendwo;08999;;;;1", "kreis_schluessel", "Der Kreis 08999 ist nicht bekannt.")]
    [InlineData("08435059;Unterlingen;08435;;;;1", null, "Zeile 2")]
    public async Task OneWrongRow_ImportsNothingAndSaysWhereAndWhy(string row, string? column, string reason)
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        var before = await cluster.FingerprintAsync(name);
        var report = await ImportAsync(name, ImportKind.Municipalities, Utf8.GetBytes(Two + row + "\n"));
        var error = Assert.Single(report.Errors);
        Assert.Equal((4, column), (error.Row, error.Column));
        Assert.StartsWith(column is null ? "Zeile 4: " : $"Zeile 4, Spalte „{column}“: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await cluster.FingerprintAsync(name));
    }

    [Theory]
    [InlineData(ImportKind.Mandates,
        "AGS;Auftragsmodell;gültig ab\n08435047;eigenes Personal;2026-01-01\n08435016;eigenes Personal;2026-06-01\n", 3,
        "Für diese Gemeinde gilt in dem Zeitraum schon ein anderes Auftragsverhältnis.")]
    [InlineData(ImportKind.Absences,
        "Person;von;bis;Vertretung;eingetragen am;eingetragen "
        + "durch\nmehmet-pfahlinger;2026-11-20;2026-11-21;ludger-klosterwiese;2026-11-01;Test\n", 2, "Die Vertretungen bilden einen Kreis")]
    [InlineData(ImportKind.OfficeHours,
        "Stelle;Wochentag;von;bis;Ort;gültig ab\nim-ettlingen-sued;Mittwoch;16:00;17:00;ettlingen-spessart;2026-01-01\n", 2,
        "überschneidet sich mit einer anderen an einem anderen Ort.")]
    public async Task RefusalOfTheDatabase_NamesTheRowInWords(ImportKind kind, string csv, int line, string reason)
    {
        var before = await cluster.FingerprintAsync("demo");
        var report = await ImportAsync("demo", kind, Utf8.GetBytes(csv));
        var error = Assert.Single(report.Errors);
        Assert.Equal(line, error.Row);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await cluster.FingerprintAsync("demo"));
    }

    [Theory]
    [MemberData(nameof(Junk), DisableDiscoveryEnumeration = true)]
    public async Task Junk_GetsASentenceForEveryKind(string what, byte[] bytes)
    {
        var before = await cluster.FingerprintAsync("demo");
        foreach (var kind in Enum.GetValues<ImportKind>())
        {
            var report = await ImportAsync("demo", kind, bytes);
            Assert.True(report.ErrorCount > 0, $"{what} as {kind}: no error");
            Assert.All(report.Errors, error => Assert.Matches(@"^\P{Cc}{20,600}$", error.Message));
        }

        Assert.Equal(before, await cluster.FingerprintAsync("demo"));
    }

    [Fact]
    public async Task DemoCounty_ASecondTime_ChangesNothing()
    {
        var before = await cluster.FingerprintAsync("demo");
        await using var database = await cluster.OpenAsync("demo");
        await using var directory = database.CreateDirectory();
        var report = await new ImportFolder(directory, new TestClock())
            .ExecuteAsync(Path.Combine(AppContext.BaseDirectory, "content", "demo"), TestContext.Current.CancellationToken);
        Assert.True(report is { ErrorCount: 0, Created: 0, Changed: 0, Rows: > 200 }, report.ToString());
        Assert.Equal(before, await cluster.FingerprintAsync("demo"));
    }

    [Fact]
    public async Task Register_OfBadenWuerttemberg_IsTakenOverOnce()
    {
        var bytes = await File.ReadAllBytesAsync(Repository.Shared("data/bw_gemeinden.csv"), TestContext.Current.CancellationToken);
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        var first = await ImportAsync(name, ImportKind.Municipalities, bytes);
        Assert.Equal((1_103, 1_103, 0), (first.Rows, first.Created, first.ErrorCount));
        Assert.Equal("1101 and 2 in 44", await cluster.ScalarAsync<string>(name, """
            select count(*) filter (where kind <> 'Uninhabited') || ' and ' || count(*) filter (where kind = 'Uninhabited') || ' in ' ||
              count(distinct county_key) from directory.municipality
            """));
        var before = await cluster.FingerprintAsync(name);
        var second = await ImportAsync(name, ImportKind.Municipalities, bytes);
        Assert.Equal((1_103, 0, 0, 1_103), (second.Rows, second.Created, second.Changed, second.Unchanged));
        Assert.Equal(before, await cluster.FingerprintAsync(name));
    }

    private async Task<ImportReport> ImportAsync(string name, ImportKind kind, byte[] csv, bool dryRun = false)
    {
        await using var database = await cluster.OpenAsync(name);
        await using var directory = database.CreateDirectory();
        return await new ImportFile(directory, new TestClock()).ExecuteAsync(kind, new MemoryStream(csv), dryRun, null,
            TestContext.Current.CancellationToken);
    }
}
