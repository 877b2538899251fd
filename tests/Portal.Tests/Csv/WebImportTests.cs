using System.Net;
using System.Text;
using Dapper;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Csv;

/// <summary>A file through the web: what is read, what is refused, what is taken over, and the way back.</summary>
public sealed class WebImportTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Head = "Kürzel;Name;AGS;Raum\n";
    private const string Room = "select coalesce(room, '') from directory.place where slug = 'ettlingen-bunsenstr'";

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<string, byte[], string> Refused { get; } = new()
    {
        { "empty", [], "Die Datei ist leer." },
        { "only line ends", "\r\n\n"u8.ToArray(), "Die Datei ist leer." },
        { "spreadsheet", [0x50, 0x4B, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0],
        "Die ZIP-Datei ist beschädigt." },
        { "UTF-16", Encoding.Unicode.GetBytes(Head + "a;b;;\n"), "Die Datei ist keine Tabelle." },
        { "too large", new byte[(10 * 1024 * 1024) + 1], "Die Datei ist größer als 10 MB. Teilen Sie die Tabelle in mehrere Dateien." },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task Upload_OfWhatIsNoTable_IsRefusedAtTheField(string what, byte[] file, string sentence)
    {
        Assert.NotEmpty(what);
        const string Jobs = "directory.import_job";
        var before = await CountAsync(Jobs);
        using var importer = await Importer.SignInAsync(portal, "admin");
        using var sent = await importer.Visitor.UploadAsync(Importer.Address, "datei", "tabelle.csv", file, ("art", ""));
        var page = await Visitor.ReadAsync(sent, HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith(sentence, page.One("#datei-fehler").Words(), StringComparison.Ordinal);
        Assert.StartsWith("Fehler: ", page.Title, StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync(Jobs));
    }

    [Fact]
    public async Task Upload_FarTooLarge_IsRefusedBeforeItIsRead()
    {
        using var importer = await Importer.SignInAsync(portal, "admin");
        using var sent = await importer.Visitor.UploadAsync(Importer.Address, "datei", "tabelle.csv", new byte[33 * 1024 * 1024]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, sent.StatusCode);
    }

    [Fact]
    public async Task DryRun_InEveryFormOfficesSend_FindsTheSame()
    {
        using var importer = await Importer.SignInAsync(portal, "ib");
        const string Csv = Head + "ettlingen-sued;Bürgerhaus;08215017;Säle\n";
        var english = Csv.Replace(Head, "slug;name;ags;room\n", StringComparison.Ordinal);
        byte[][] forms =
        [
            Encoding.UTF8.GetBytes(Csv), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Csv)], Windows1252.GetBytes(Csv),
            Encoding.UTF8.GetBytes(Csv.Replace(';', ',')),
            Encoding.UTF8.GetBytes(Csv.Replace(';', '\t')), Encoding.UTF8.GetBytes(english),
            Encoding.UTF8.GetBytes(Csv.ReplaceLineEndings("\r\n")),
        ];
        foreach (var form in forms)
        {
            var (_, page) = await importer.CheckAsync(form);
            Assert.Equal("tabelle.csv, Orte, 1 Zeile. Probelauf vom 18. November 2026, 14:12 Uhr. Es wurde noch nichts geändert.",
                page.One(".ip-lead").Words());
            Assert.Equal("neue Zeilen 1 geänderte Zeilen 0 unverändert 0 mit Fehlern 0", page.One(".ip-kpis").Words());
            Assert.Equal("Bürgerhaus Ort noch kein Eintrag neuer Eintrag", page.One("tbody tr").Words());
        }

        Assert.Equal(0, await CountAsync("directory.place where name = 'Bürgerhaus'"));
        Assert.Equal(1,
            await CountAsync(
            "directory.import_job j join accounts.account a on a.id = j.account_id where j.state = 'Checked' and a.email = "
            + "'ib@demo.example'"));
    }

    [Fact]
    public async Task Import_TakenOver_IsRecordedAndCanBeTakenBack()
    {
        using var importer = await Importer.SignInAsync(portal, "ib");
        var before = await portal.Cluster.ScalarAsync<string>(portal.Database, Room);
        var (job, page) = await importer.CheckAsync(Head
            + "ettlingen-bunsenstr;Bunsenstr. 2-4;08215017;Zimmer 12\nettlingen-neu;Neues Haus;08215017;\n");
        Assert.Equal("Bunsenstr. 2-4 Ort Raum: – Raum: Zimmer 12", page.One("tbody tr").Words());

        page = await importer.DecideAsync(job, "Uebernehmen");
        Assert.Equal("tabelle.csv, Orte, 2 Zeilen. Übernommen am 18. November 2026, 14:12 Uhr durch Jonas Kieselbart.",
            page.One(".ip-lead").Words());
        Assert.Equal("Zimmer 12", await portal.Cluster.ScalarAsync<string>(portal.Database, Room));
        Assert.Equal("Import|Datei übernommen: Orte|Integrationsbeauftragung|2|directory.import",
            await portal.Cluster.ScalarAsync<string>(portal.Database, $"""
            select concat_ws('|', s.kind, s.action, s.actor_role, (select count(*) from directory.change where change_set_id = s.id),
              a.action)
            from directory.import_job j join directory.change_set s on s.id = j.change_set_id
              join accounts.audit_log a on a.subject = s.id::text
            where j.id = '{job[^36..]}' and j.content is null
            """));
        using var twice = await importer.Visitor.SubmitAsync(await importer.Visitor.PageAsync(job), job, "Uebernehmen");
        Assert.EndsWith("?gespeichert=entschieden", twice.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("tabelle.csv", (await importer.Visitor.PageAsync(Importer.Address)).One("tbody").Words(), StringComparison.Ordinal);

        page = await importer.DecideAsync(job, "Zuruecknehmen");
        Assert.Equal("Zurückgenommener Import", page.One("h1").Words());
        Assert.Equal(before, await portal.Cluster.ScalarAsync<string>(portal.Database, Room));
        Assert.Equal(0, await CountAsync("directory.place where slug = 'ettlingen-neu'"));
    }

    [Fact]
    public async Task Undo_AfterALaterChange_IsRefusedWithTheReason()
    {
        using var importer = await Importer.SignInAsync(portal, "ib");
        var (job, _) = await importer.CheckAsync(Head + "ettlingen-spessart;Spessart, Hauptstraße;08215017;Saal\n");
        await importer.DecideAsync(job, "Uebernehmen");
        var (later, _) = await importer.CheckAsync(Head + "ettlingen-spessart;Spessart, Hauptstraße;08215017;Keller\n");
        await importer.DecideAsync(later, "Uebernehmen");
        var page = await importer.DecideAsync(job, "Zuruecknehmen");
        Assert.Equal("Ein Eintrag wurde seither geändert. Nehmen Sie zuerst die späteren Änderungen zurück.",
            page.One(".ip-note--warn").Words());
        Assert.Equal("Keller", await portal.Cluster.ScalarAsync<string>(portal.Database,
            "select room from directory.place where slug = 'ettlingen-spessart'"));
    }

    [Fact]
    public async Task Apply_WhenAnEntryChangedSinceTheCheck_ChangesNothingAndShowsTheNewCheck()
    {
        using var importer = await Importer.SignInAsync(portal, "ib");
        const string OfBruchhausen = "select room from directory.place where slug = 'ettlingen-bruchhausen'";
        var (job, _) = await importer.CheckAsync(Head + "ettlingen-bruchhausen;Bruchhausen, Rathausstr. 14;08215017;Zimmer 1\n");
        await portal.Cluster.ExecuteAsync(portal.Database,
            "update directory.place set room = 'Zimmer 7' where slug = 'ettlingen-bruchhausen'");
        var page = await importer.DecideAsync(job, "Uebernehmen");
        Assert.StartsWith("Seit der Prüfung hat jemand Einträge geändert", page.One(".ip-note--warn").Words(), StringComparison.Ordinal);
        Assert.Equal("Bruchhausen, Rathausstr. 14 Ort Raum: Zimmer 7 Raum: Zimmer 1", page.One("tbody tr").Words());
        Assert.Equal("Zimmer 7", await portal.Cluster.ScalarAsync<string>(portal.Database, OfBruchhausen));
        await importer.DecideAsync(job, "Uebernehmen");
        Assert.Equal("Zimmer 1", await portal.Cluster.ScalarAsync<string>(portal.Database, OfBruchhausen));
    }

    [Fact]
    public async Task Errors_AreShownWithRowColumnAndReason_BoundedAndAsCsv()
    {
        using var importer = await Importer.SignInAsync(portal, "admin");
        var rows = string.Concat(Enumerable.Range(1, 1100).Select(n => $"ort-{n};Ort {n};=0815{n};\n"));
        var (job, page) = await importer.CheckAsync(Head + rows);
        Assert.Equal("1.100 Zeilen können wir nicht übernehmen", page.One("#h-fehler").Words());
        Assert.Equal(50, page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("2 Fehler AGS =08151 „=08151“ ist kein Schlüssel mit 8 Ziffern.", page.One("tbody tr").Words());
        Assert.Contains("1.050 weitere; die ersten 1.000 stehen in der CSV-Datei.", page.MainText(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("form[action$=Uebernehmen]"));

        using var csv = await importer.Visitor.GetAsync(job + "?handler=Fehler");
        Assert.Equal("attachment; filename=fehler-tabelle.csv; filename*=UTF-8''fehler-tabelle.csv",
            csv.Content.Headers.ContentDisposition!.ToString());
        var lines = (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal((1002, "Zeile;Spalte;Inhalt;Problem;So geht es", "2;AGS;'=08151;„=08151“ ist kein Schlüssel mit 8 Ziffern.;"),
            (lines.Length, lines[0], lines[1]));
        using var forced = await importer.Visitor.SubmitAsync(page, job, "Uebernehmen");
        Assert.EndsWith("?gespeichert=entschieden", forced.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_OfAnotherAccount_DoesNotExist()
    {
        using var importer = await Importer.SignInAsync(portal, "ib");
        var (job, page) = await importer.CheckAsync(Head + "ettlingen-geheim;Haus;08215017;\n");
        using var other = await Importer.SignInAsync(portal, "admin");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Visitor.GetAsync(job)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Visitor.GetAsync(job + "?handler=Stand")).StatusCode);
        foreach (var handler in new[] { "Uebernehmen", "Verwerfen", "Zuruecknehmen" })
        {
            using var sent = await other.Visitor.SubmitAsync(await other.Visitor.PageAsync(Importer.Address), job, handler);
            Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
        }

        using var own = await importer.Visitor.SubmitAsync(page, job, "Verwerfen");
        Assert.Equal("/verwaltung/import?gespeichert=verworfen", own.Headers.Location!.OriginalString);
        Assert.Equal(0, await CountAsync($"directory.import_job where id = '{job[^36..]}'"));
    }

    [Fact]
    public async Task Apply_WhoseWorkerDied_IsTakenUpByAnother()
    {
        using var importer = await Importer.SignInAsync(portal, "ib");
        var (job, _) = await importer.CheckAsync(Head + "ettlingen-zwei-anlaeufe;Haus;08215017;\n");
        await portal.Cluster.ExecuteAsync(portal.Database,
            $"update directory.import_job set state = 'Applying', lease_until = now() - interval '1 second' where id = '{job[^36..]}'; "
            + "notify import_job");
        var page = await importer.WaitAsync(job);
        Assert.StartsWith("tabelle.csv, Orte, 1 Zeile. Übernommen am", page.One(".ip-lead").Words(), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync("directory.place where slug = 'ettlingen-zwei-anlaeufe'"));
    }

    [Fact]
    public async Task Street_MovedToANewDistrict_IsTakenOverWithItsVersionAndTakenBack()
    {
        using var importer = await Importer.SignInAsync(portal, "ib");
        const string Where =
            "select coalesce(d.name, '-') from directory.street s left join directory.district d on d.id = s.district_id where s.ags = "
            + "'08215017' and s.name = 'Lindenweg'";
        var (job, page) = await importer.CheckAsync("AGS;Ortsteil;Straße\n08215017;Neudorf am Wald;Lindenweg\n");
        Assert.Equal("Lindenweg Straße Ortsteil: – Ortsteil: Neudorf am Wald", page.One("tbody tr").Words());
        await importer.DecideAsync(job, "Uebernehmen");
        Assert.Equal("Neudorf am Wald", await portal.Cluster.ScalarAsync<string>(portal.Database, Where));
        await importer.DecideAsync(job, "Zuruecknehmen");
        Assert.Equal("- 0", await portal.Cluster.ScalarAsync<string>(portal.Database,
            $"select ({Where}) || ' ' || (select count(*) from directory.district where name = 'Neudorf am Wald')"));
    }

    [Fact]
    public async Task File_WithoutDecision_IsForgottenAfterAnHour()
    {
        using var importer = await Importer.SignInAsync(portal, "ib");
        var (job, _) = await importer.CheckAsync(Head + "ettlingen-alt;Haus;08215017;\n");
        await portal.Cluster.ExecuteAsync(portal.Database,
            $"update directory.import_job set expires_at = '2026-11-18T13:11Z' where id = '{job[^36..]}'");
        Assert.Equal(HttpStatusCode.NotFound, (await importer.Visitor.GetAsync(job)).StatusCode);
        await importer.CheckAsync(Head + "ettlingen-alt;Haus;08215017;\n");
        Assert.Equal(0, await CountAsync($"directory.import_job where id = '{job[^36..]}'"));
    }

    private Task<long> CountAsync(string from) => portal.Cluster.ScalarAsync<long>(portal.Database, $"select count(*) from {from}");
}
