using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Csv;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Files;

/// <summary>A town's own street directory: a row for each section of a street, headers of its own, Windows-1252, no key of the
/// municipality and
/// no post. Whoever knows it says once what is in it.</summary>
public sealed class StreetDirectoryTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Head = "LFD;STRNAME;HNR VON;ZUSATZ V;HNR BIS;ZUSATZ B;SEITE;BEZIRK\r\n";

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Fact]
    public async Task Directory_OfATown_IsTakenOverWithWhatIsSaidOnceAndRememberedForTheNext()
    {
        await TownOfTests.AddAsync(portal.Cluster, portal.Database);
        using var importer = await Importer.SignInAsync(portal, "admin");
        var file = Windows1252.GetBytes("Straßenverzeichnis der Stadt, Stand Januar\r\n" + Head
            + "1;Äußere Talstraße;0001;;0099;;U;Nord\r\n2;Äußere Talstraße;0002;;0100;B;G;Nord\r\n"
            + "3;Grenzweg;1;;20;;;Nord\r\n4;Grenzweg;21;a;60;;;Süd\r\n5;Seeblick;0;;0;;;Süd\r\n6;Gartenweg;5;;5;;;Waldhof\r\n");
        var mapping = await UploadAsync(importer, file);
        var page = await importer.Visitor.PageAsync(mapping);
        Assert.Equal("Was steht in welcher Spalte?", page.One("h1").Words());
        Assert.Equal("Zum Beispiel: Äußere Talstraße · Grenzweg · Seeblick", page.One("#spalte-1-hinweis").Words());
        page = await NextAsync(importer, page, mapping, ("spalte-1", "StreetId"), ("spalte-2", "NumberFrom"), ("spalte-3", "LetterFrom"),
            ("spalte-4", "NumberTo"), ("spalte-5", "LetterTo"), ("spalte-6", "Side"), ("spalte-7", "DistrictId"));
        Assert.Equal("Was gilt für alle Zeilen?", page.One("h1").Words());
        page = await NextAsync(importer, page, mapping, ("angabe-Ags", TownOfTests.Ags), ("angabe-ValidFrom", "01.01.2026"),
            ("angabe-PostId", "*"));
        Assert.Equal("Wer ist in welchem Ortsteil zuständig?", page.One("h1").Words());
        Assert.Equal(["Nord 3 Zeilen", "Süd 2 Zeilen", "Waldhof 1 Zeile"], page.QuerySelectorAll("main form .kern-form-input")
            .Select(field =>
            $"{field.QuerySelector("label")!.Words()} {field.QuerySelector(".kern-hint")!.Words()}"));
        var job = mapping[..^"/zuordnung".Length];
        page = await NextAsync(importer, page, mapping, ("stelle-0", "ma-12"), ("stelle-1", "ma-13"));
        page = await importer.WaitAsync(job);
        Assert.Equal("neue Zeilen 6 geänderte Zeilen 0 unverändert 0 repariert 2 übergangen 0 mit Fehlern 0", page.One(".ip-kpis").Words());
        Assert.Contains("Straßen in mehreren Ortsteilen stehen ohne Ortsteil", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("IM Mannheim 21", page.One("section[aria-labelledby=h-g]").Words(), StringComparison.Ordinal);
        Assert.Contains("IM Mannheim 12", page.One("section[aria-labelledby=h-g]").Words(), StringComparison.Ordinal);

        // Nobody holds the posts yet.
        Assert.Contains("An diesem Tag hat niemand die Stelle.", page.One("section[aria-labelledby=h-g]").Words(), StringComparison.Ordinal);
        using var decided = await importer.Visitor.SubmitAsync(job, "Uebernehmen", ("geprueft", "true"));
        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        page = await importer.WaitAsync(job);
        Assert.StartsWith("Import", page.One("h1").Words(), StringComparison.Ordinal);
        Assert.Equal("Grenzweg-1–20-ma-12-, Grenzweg-21a–60-ma-13-, Seeblick--ma-13-Süd, Äußere Talstraße-1–99 ungerade-ma-12-Nord, "
            + "Äußere Talstraße-2–100b gerade-ma-12-Nord",
            await portal.Cluster.ScalarAsync<string>(portal.Database, $"""
                select string_agg(concat_ws('-', s.name, coalesce(r.numbers, ''), p.slug, coalesce(d.name, '')), ', ' order by s.name
                    collate "C", r.numbers)
                from directory.responsibility r join directory.street s on s.id = r.street_id join directory.post p on p.id = r.post_id
                left join directory.district d on d.id = s.district_id where s.ags = '{TownOfTests.Ags}'
                """));
        Assert.Equal(1, await CountAsync("directory.street s join directory.district d on d.id = s.district_id where s.name = 'Gartenweg' "
            + "and d.name = 'Waldhof'"));
        await CountedAsync(job);

        // The next year's file: only what is in no file is asked.
        var next = await UploadAsync(importer, [.. file, .. Windows1252.GetBytes("7;Neuweg;1;;9;;;Nord\r\n")], "streets");
        page = await importer.Visitor.PageAsync(next);
        Assert.Equal("Was gilt für alle Zeilen?", page.One("h1").Words());
        page = await NextAsync(importer, page, next, ("angabe-Ags", TownOfTests.Ags), ("angabe-ValidFrom", "01.01.2026"), ("angabe-PostId",
            "*"));
        Assert.Equal("ma-12", page.QuerySelectorAll("select").OfType<IHtmlSelectElement>().First().Value);
        await NextAsync(importer, page, next);
        page = await importer.WaitAsync(next[..^"/zuordnung".Length]);
        Assert.StartsWith("neue Zeilen 1 geänderte Zeilen 0 unverändert 6", page.One(".ip-kpis").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_InTheAnswers_AreSaidAtTheirFieldsAndWhatWasChosenStays()
    {
        using var importer = await Importer.SignInAsync(portal, "admin");
        var mapping = await UploadAsync(importer, Windows1252.GetBytes(Head.Replace("BEZIRK", "TEILORT", StringComparison.Ordinal)
            .Replace("STRNAME", "WEGNAME", StringComparison.Ordinal) + "1;Weg;1;;9;;;Nord\r\n"), "streets");
        var page = await importer.Visitor.PageAsync(mapping + "?schritt=spalten");
        page = await NextAsync(importer, page, mapping, HttpStatusCode.UnprocessableEntity, ("spalte-1", "StreetId"), ("spalte-2",
            "StreetId"));
        Assert.Equal("Das steht schon in der Spalte „WEGNAME“. Wählen Sie etwas anderes.", page.One("#spalte-2-fehler").Words());
        page = await NextAsync(importer, page, mapping, HttpStatusCode.UnprocessableEntity, ("spalte-1", ""), ("spalte-2", "NumberFrom"));
        Assert.Contains("Wählen Sie die Spalte, in der die Straße oder der Ortsteil steht.", page.One(".ip-errorsum").Words(),
            StringComparison.Ordinal);
        Assert.Equal("NumberFrom", ((IHtmlSelectElement)page.One("#spalte-2")).Value);
        page = await NextAsync(importer, page, mapping, ("spalte-1", "StreetId"), ("spalte-7", "DistrictId"));
        page = await NextAsync(importer, page, mapping, HttpStatusCode.UnprocessableEntity, ("angabe-PostId", "*"));
        Assert.Equal("Diese Angabe fehlt in der Datei. Nennen Sie sie hier.", page.One("#angabe-Ags-fehler").Words());
        Assert.Equal("Nennen Sie den Tag, ab dem das gilt.", page.One("#angabe-ValidFrom-fehler").Words());
        using var other = await Importer.SignInAsync(portal, "koordination");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Visitor.GetAsync(mapping)).StatusCode);
    }

    [Fact]
    public async Task Responsibilities_WithNewGaps_AreTakenOverOnlyWhenSomebodyHasLooked()
    {
        await TownOfTests.AddAsync(portal.Cluster, portal.Database);
        using var importer = await Importer.SignInAsync(portal, "admin");
        var (job, page) = await importer.CheckAsync("AGS;Straße;Stelle;gültig ab\n08222000;Doppelweg;ma-14;2026-01-01\n"
            + "08222000;Doppelweg;ma-15;2026-01-01\n");
        Assert.Contains("Mehrere gleich zuständig: Doppelweg", page.One("section[aria-labelledby=h-g]").Words(), StringComparison.Ordinal);
        using (var refused = await importer.Visitor.SubmitAsync(job, "Uebernehmen"))
        {
            page = await Visitor.ReadAsync(refused, HttpStatusCode.UnprocessableEntity);
            Assert.StartsWith("Bestätigen Sie, dass Sie die Auffälligkeiten geprüft haben", page.One("#geprueft-fehler").Words(),
                StringComparison.Ordinal);
        }

        using var accepted = await importer.Visitor.SubmitAsync(job, "Uebernehmen", ("geprueft", "true"));
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        await importer.WaitAsync(job);
        Assert.Equal(2,
            await CountAsync("directory.responsibility r join directory.street s on s.id = r.street_id where s.name = 'Doppelweg'"));
    }

    [Theory]
    [InlineData("ja", "062155512")]
    [InlineData("nein", "62155512")]
    public async Task PhoneWithoutZero_IsAskedAboutOnceForTheFile(string answer, string expected)
    {
        await TownOfTests.AddAsync(portal.Cluster, portal.Database);
        using var importer = await Importer.SignInAsync(portal, "admin");
        var mapping = await UploadAsync(importer, Encoding.UTF8.GetBytes("Kürzel;Bezeichnung;Position;Organisation;AGS;Telefon\n"
            + $"ma-tel-{answer};Test;Integrationsmanagement;stadt-mannheim;08222000;62155512\n"));
        var page = await importer.Visitor.PageAsync(mapping);
        Assert.Contains("1 Nummer beginnt ohne Null, zum Beispiel 62155512.", page.One("main form fieldset").Words(),
            StringComparison.Ordinal);
        page = await NextAsync(importer, page, mapping, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Wählen Sie aus, ob die Null fehlt.", page.One(".ip-errorsum").Words(), StringComparison.Ordinal);
        page.QuerySelectorAll("input[name=nullen]").OfType<IHtmlInputElement>().First(input => input.Value == answer).IsChecked = true;
        await NextAsync(importer, page, mapping);
        var job = mapping[..^"/zuordnung".Length];
        await importer.WaitAsync(job);
        await importer.DecideAsync(job, "Uebernehmen");
        Assert.Equal(expected, await portal.Cluster.ScalarAsync<string>(portal.Database,
            $"select phone from directory.post where slug = 'ma-tel-{answer}'"));
    }

    private static async Task<string> UploadAsync(Importer importer, byte[] file, string kind = "")
    {
        using var sent = await importer.Visitor.UploadAsync(Importer.Address, "datei", "verzeichnis.csv", file, ("art", kind));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        using var details = await importer.Visitor.GetAsync(sent.Headers.Location!.OriginalString);
        Assert.EndsWith("/zuordnung", details.Headers.Location?.OriginalString, StringComparison.Ordinal);
        return details.Headers.Location!.OriginalString;
    }

    private static Task<IHtmlDocument> NextAsync(Importer importer, IHtmlDocument page, string address, params (string Name,
        string Value)[] chosen) =>
        NextAsync(importer, page, address, HttpStatusCode.Redirect, chosen);

    // Chooses, sends the form and opens what comes next.
    private static async Task<IHtmlDocument> NextAsync(Importer importer, IHtmlDocument page, string address, HttpStatusCode status,
        params (string Name, string Value)[] chosen)
    {
        foreach (var (name, value) in chosen)
        {
            if (page.One($"[name='{name}']") is IHtmlSelectElement select)
            {
                select.Value = value;
                Assert.True(select.Value == value, $"{name} does not offer {value}.");
            }
            else
            {
                ((IHtmlInputElement)page.One($"[name='{name}']")).Value = value;
            }
        }

        using var sent = await importer.Visitor.SendAsync((IHtmlFormElement)page.One("main form.ip-form"), address);
        return status == HttpStatusCode.Redirect && sent.StatusCode == status
            ? await importer.Visitor.PageAsync(sent.Headers.Location!.OriginalString) : await Visitor.ReadAsync(sent, status);
    }

    // The worker makes the server count right after it has taken a file over.
    private async Task CountedAsync(string job)
    {
        for (var tries = 0; await CountAsync($"directory.import_job where id = '{job[^36..]}' and counted_at is not null") == 0; tries++)
        {
            Assert.True(tries < 300, "The server has not counted its rows.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private Task<int> CountAsync(string from) => portal.Cluster.ScalarAsync<int>(portal.Database,
        string.Create(CultureInfo.InvariantCulture, $"select count(*)::int from {from}"));
}
