using System.Text;
using IntMan.Directory.Exchange.Export;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Seeds;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Csv;

/// <summary>What the export writes, the import reads: nothing changes, and the second export has the same bytes.</summary>
public sealed class ExportTests(TestCluster cluster) : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("imt-export").FullName;

    public static TheoryData<string> Awkward { get; } =
    [
        "=1+1", "+49 30", "-1", "@SUM(A1)", "'=1+1", "''-x", "'s Gässle", "a;b", "Amt \"Süd\"", "Ä ö ü ß ẞ € ş Київ العربية",
        "erste Zeile\nzweite", "erste Zeile\r\nzweite", "\"", "1,5", "08435", "=\"a\"\n;",
    ];

    [Fact]
    public async Task DemoCounty_ExportedAndImported_ChangesNothing() =>
        await AssertNothingChangesAsync(await cluster.CreateDatabaseAsync(Template.Demo));

    [Fact]
    public async Task DemoCounty_ExportedIntoAnEmptyDatabase_ExportsTheSameBytes()
    {
        var source = await cluster.CreateDatabaseAsync(Template.Demo);
        await AddWhatTheDemoLacksAsync(source);
        var first = await ExportAsync(source, "first");
        var copy = await cluster.CreateDatabaseAsync(Template.Migrated);
        await using var database = await cluster.OpenAsync(copy);
        await using var directory = database.CreateDirectory();
        var report = await new ImportFolder(directory, new TestClock()).ExecuteAsync(first, TestContext.Current.CancellationToken);
        Assert.True(report.ErrorCount == 0, string.Join('\n', report.Errors.Select(e => e.Message)));
        Assert.Empty(report.UnusedColumns);
        AssertSameBytes(first, await ExportAsync(copy, "second"));
    }

    [Fact]
    public async Task SyntheticCounty_ExportedAndImported_ChangesNothing()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        await using (var database = await cluster.OpenAsync(name))
        {
            await using var directory = database.CreateDirectory();
            await SyntheticCounty.LoadSynthetic(directory, 1, null, TestContext.Current.CancellationToken);
        }

        await AssertNothingChangesAsync(name);
        Assert.Equal(1001, File.ReadLines(Path.Combine(_folder, "before", "streets.csv")).Count(line => line.Split(';')[4].Length > 0));
    }

    [Theory]
    [MemberData(nameof(Awkward))]
    public async Task Text_OfAnyKind_ComesBackAsItWas(string text)
    {
        var name = await cluster.CreateDatabaseAsync(Template.Demo);
        var quoted = text.Replace("'", "''", StringComparison.Ordinal);
        await cluster.ExecuteAsync(name, $"""
            update directory.office_hour set note = '{quoted}';
            update directory.post set vacancy_note = '{quoted}';
            """);
        await AssertNothingChangesAsync(name);
    }

    [Fact]
    public async Task File_OfPlaces_IsWrittenForGermanSpreadsheets()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        await cluster.ExecuteAsync(name, """
            insert into directory.place (id, slug, name, wheelchair_access, room, transport, latitude, longitude)
            values (gen_random_uuid(), 'b', 'Café "Süd"; Saal', 'Partial', '=HYPERLINK("http://x.example")', 'Bus 7', 47.659,
              -9.1754321098765),
                   (gen_random_uuid(), 'B', 'Ärztehaus', 'Unknown', '+1', null, null, null)
            """);
        var bytes = await File.ReadAllBytesAsync(Path.Combine(await ExportAsync(name, "places"), "places.csv"),
            TestContext.Current.CancellationToken);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(
            "Kürzel;Name;AGS;Adresse;PLZ;Ort;Raum;Barrierefrei;Haltestelle;Breitengrad;Längengrad;Land;Staat;Quelle;Lizenz;Schlüssel der "
            + "Quelle\r\n"
            + "B;Ärztehaus;;;;;'+1;unbekannt;;;;;;;;\r\n"
            + "b;\"Café \"\"Süd\"\"; Saal\";;;;;\"'=HYPERLINK(\"\"http://x.example\"\")\";teilweise;Bus "
                + "7;47,659;'-9,1754321098765;;;;;\r\n",
            Encoding.UTF8.GetString(bytes[3..]));
    }

    [Fact]
    public async Task File_IsForItsOwnerOnly()
    {
        var folder = await ExportAsync(await cluster.CreateDatabaseAsync(Template.Migrated), "rights");
        Assert.Equal(Enum.GetValues<ImportKind>().Select(ImportKinds.FileNameOf).Order(StringComparer.Ordinal),
            System.IO.Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(System.IO.Directory.GetFiles(folder), file =>
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    private async Task AssertNothingChangesAsync(string name)
    {
        var before = await cluster.FingerprintAsync(name);
        var folder = await ExportAsync(name, "before");
        await using var database = await cluster.OpenAsync(name);
        foreach (var kind in Enum.GetValues<ImportKind>())
        {
            await using var directory = database.CreateDirectory();
            await using var csv = File.OpenRead(Path.Combine(folder, ImportKinds.FileNameOf(kind)));
            var report = await new ImportFile(directory, new TestClock())
                .ExecuteAsync(kind, csv, dryRun: false, null, TestContext.Current.CancellationToken);
            Assert.True(report is { Created: 0, Changed: 0, ErrorCount: 0, UnusedColumns: [] },
                $"{kind}: {report} {string.Join(' ', report.Errors.Select(e => e.Message))}");
        }

        Assert.Equal(before, await cluster.FingerprintAsync(name));
        AssertSameBytes(folder, await ExportAsync(name, "after"));
    }

    private async Task<string> ExportAsync(string name, string to)
    {
        await using var database = await cluster.OpenAsync(name);
        await using var directory = database.CreateDirectory();
        var folder = Path.Combine(_folder, to);
        await new ExportFolder(directory).ExecuteAsync(folder, _ => null, TestContext.Current.CancellationToken);
        return folder;
    }

    // Two rhythms at one time of day, a Stadtkreis, a parent that sorts behind its child, a district without streets.
    private Task AddWhatTheDemoLacksAsync(string name) => cluster.ExecuteAsync(name, """
        insert into directory.county (key, name, kind, state) values ('08221', 'Stadtkreis Heidelberg', 'Urban', 'BW');
        insert into directory.municipality (ags, name, kind, county_key, postal_codes, search_key, search_words, search_near)
          values ('08221000', 'Heidelberg', 'UrbanCounty', '08221', '{69115,69117}', 'heidelberg', '{}', '{}');
        insert into directory.district (id, ags, name, search_key, search_words, search_near)
          values (gen_random_uuid(), '08221000', 'Altstadt', 'altstadt', '{}', '{}');
        insert into directory.organisation (id, slug, name, kind)
          values ('00000000-0000-0000-0000-000000000001', 'zz-eltern', 'Eltern', 'Club');
        insert into directory.organisation (id, slug, name, kind, parent_id)
          values (gen_random_uuid(), 'aa-kind', 'Kind', 'Club', '00000000-0000-0000-0000-000000000001');
        insert into directory.office_hour (id, post_id, weekday, recurrence, step, starts_at, ends_at, channel, pauses_in_school_holidays,
          open_on_public_holidays, valid_from)
            select id, (select id from directory.post order by slug limit 1), 'Monday', 'NthWeekdayOfMonth', n, '07:00', '07:30', 'Open',
              false, false, '2026-01-01'
            from (values ('00000000-0000-0000-0000-000000000002'::uuid, 1), ('00000000-0000-0000-0000-000000000003'::uuid, 3)) rhythm (id,
              n);
        insert into directory.office_hour_deviation (id, office_hour_id, day, kind)
          values (gen_random_uuid(), '00000000-0000-0000-0000-000000000003', '2026-11-16', 'Cancelled');
        insert into directory.closing_day (id, county_key, ags, organisation_id, reason, first_day, last_day)
          values (gen_random_uuid(), '08221', null, null, 'Heiligabend', '2026-12-24', '2026-12-24'),
            (gen_random_uuid(), null, '08221000', null, 'Betriebsausflug', '2026-12-24', '2026-12-25'),
            (gen_random_uuid(), null, null, '00000000-0000-0000-0000-000000000001', 'Inventur', '2026-12-30', '2026-12-31');
        """);

    private static void AssertSameBytes(string expected, string actual)
    {
        foreach (var file in System.IO.Directory.GetFiles(expected))
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(actual, Path.GetFileName(file))));
        }
    }
}
