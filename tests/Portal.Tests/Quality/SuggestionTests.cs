using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Quality;

/// <summary>"Stimmt etwas nicht?": from any reader to the officer of the municipality, who applies or rejects it.</summary>
public sealed class SuggestionTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Reports = "quality.suggestion";

    [Fact]
    public async Task Report_OfAReader_WaitsAtTheOfficerOfTheMunicipality()
    {
        using var reader = new Visitor(portal);
        var entry = await reader.PageAsync("/ansprechpersonen/mirela-ampelstein");
        Assert.Equal("/hinweis?eintrag=mirela-ampelstein", entry.QuerySelectorAll("main a").First(a => a.Words() == "Stimmt etwas nicht?")
            .GetAttribute("href"));
        using (var sent = await ReportAsync(reader, "mirela-ampelstein", ("art", "HoursWrong"),
            ("nachricht", "Mittwochs ist niemand da.\r\nSeit zwei Wochen.")))
        {
            Assert.Equal("/hinweis/danke?eintrag=mirela-ampelstein", sent.Headers.Location?.OriginalString);
        }

        Assert.Equal("/ansprechpersonen/mirela-ampelstein", (await reader.PageAsync("/hinweis/danke?eintrag=mirela-ampelstein"))
            .One("main .kern-btn").GetAttribute("href"));
        using var officer = await SignedInAsync("ib");
        var list = await officer.PageAsync("/verwaltung/hinweise");
        var row = list.QuerySelectorAll("main tbody tr").First(r => r.Words().Contains("Zeiten falsch", StringComparison.Ordinal)
            && r.Words().Contains("Integrationsmanagement Ettlingen-Süd", StringComparison.Ordinal));
        Assert.Contains("Mittwochs ist niemand da. Seit zwei Wochen.",
            (await officer.PageAsync(row.One("a").GetAttribute("href")!)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_WithTheTrapFilledIn_IsThankedForAndForgotten()
    {
        using var program = new Visitor(portal);
        using var sent = await ReportAsync(program, "oksana-birkenzahn", ("art", "Other"), ("nachricht", "Kaufen Sie hier ein"),
            ("website", "https://werbung.example"));
        Assert.Equal("/hinweis/danke?eintrag=oksana-birkenzahn", sent.Headers.Location?.OriginalString);
        Assert.Equal(0, await CountAsync($"{Reports} where message = 'Kaufen Sie hier ein'"));
    }

    [Theory]
    [InlineData("art", "", "Wählen Sie aus, was nicht stimmt.")]
    [InlineData("art", "StreetWrong2", "Wählen Sie aus, was nicht stimmt.")]
    [InlineData("nachricht", "", "Schreiben Sie kurz, was nicht stimmt.")]
    [InlineData("mail", "a@b.example,c@d.example", "Prüfen Sie die E-Mail-Adresse, zum Beispiel name@beispiel.de.")]
    public async Task Report_WithAMistake_IsTheFormAgainWithWhatWasTyped(string field, string value, string message)
    {
        using var reader = new Visitor(portal);
        (string Name, string Value)[] typed = [("art", "Other"), ("nachricht", "Der Raum ist ein anderer"), ("richtig", "Zimmer 12"),
            ("mail", "leserin@beispiel.example")];
        using var sent = await ReportAsync(reader, "im-ettlingen-ost", [.. typed.Select(f => f.Name == field ? (field, value) : f)]);
        var page = await Visitor.ReadAsync(sent, HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("Fehler: ", page.Title, StringComparison.Ordinal);
        Assert.Equal(message, page.One($".ip-errorsum a[href='#{field}']").Words());
        Assert.NotNull(page.GetElementById(field));
        Assert.Equal("Zimmer 12", ((IHtmlInputElement)page.One("#richtig")).Value);
    }

    [Fact]
    public async Task Report_TooLong_IsRefused()
    {
        using var reader = new Visitor(portal);
        using var sent = await ReportAsync(reader, "im-ettlingen-ost", ("art", "Other"), ("nachricht", new string('ä', 1001)));
        Assert.Contains("Schreiben Sie höchstens 1.000 Zeichen.", (await Visitor.ReadAsync(sent, HttpStatusCode.UnprocessableEntity))
            .MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_InOtherLanguages_LeadsBackInTheLanguage()
    {
        using var reader = new Visitor(portal);
        var page = await reader.PageAsync("/ar/hinweis?eintrag=im-ettlingen-ost");
        Assert.Equal("rtl", page.DocumentElement.GetAttribute("dir"));
        using var sent = await reader.SubmitAsync(page, "/ar/hinweis", null, ("art", "PlaceWrong"));
        Assert.Equal("/ar/hinweis/danke?eintrag=im-ettlingen-ost", sent.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/hinweis?eintrag=gibt-es-nicht")]
    [InlineData("/hinweis?eintrag=08999999")]
    [InlineData("/hinweis?eintrag=thabo-libellenau2")]
    public async Task Form_OfNoEntry_IsNotFound(string address) => await portal.DocumentAsync(address, status: HttpStatusCode.NotFound);

    [Fact]
    public async Task TwoWrongNumbers_OfOnePost_MakeOneTask()
    {
        using var reader = new Visitor(portal);
        (await ReportAsync(reader, "im-ettlingen-west", ("art", "PhoneWrong"))).Dispose();
        Assert.Equal(0, await CountAsync("quality.task t join directory.post p on p.id = t.post_id where p.slug = 'im-ettlingen-west'"));
        (await ReportAsync(reader, "im-ettlingen-west", ("art", "HoursWrong"))).Dispose();
        Assert.Equal(0, await CountAsync("quality.task t join directory.post p on p.id = t.post_id where p.slug = 'im-ettlingen-west'"));
        (await ReportAsync(reader, "im-ettlingen-west", ("art", "PhoneWrong"))).Dispose();
        (await ReportAsync(reader, "im-ettlingen-west", ("art", "PhoneWrong"))).Dispose();
        Assert.Equal(1,
            await CountAsync(
            "quality.task t join directory.post p on p.id = t.post_id where p.slug = 'im-ettlingen-west' and done_at is null"));

        using var officer = await SignedInAsync("ib");
        Assert.Contains("Integrationsmanagement Ettlingen-West", (await officer.PageAsync("/verwaltung/qualitaet?art=falsche-nummern"))
            .MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Applying_APhoneNumber_ChangesTheEntryAnswersAndForgetsTheAddress()
    {
        using var reader = new Visitor(portal);
        (await ReportAsync(reader, "im-ettlingen-ost", ("art", "PhoneWrong"), ("richtig", "030 23125 777"),
            ("mail", "leserin@beispiel.example"))).Dispose();
        using var officer = await SignedInAsync("ib");
        var address = await AddressAsync("correct = '030 23125 777'");
        var page = await officer.PageAsync(address);
        Assert.Equal("030 23125 777", ((IHtmlInputElement)page.One("#telefon")).Value);
        using (var done = await officer.SubmitAsync(page, address, "Uebernehmen", ("telefon", "030 23125 777"),
            ("mail", ((IHtmlInputElement)page.One("#mail")).Value)))
        {
            Assert.Equal($"{address}?gespeichert=1", done.Headers.Location?.OriginalString);
        }

        Assert.Contains("030 23125 777", (await portal.DocumentAsync("/ansprechpersonen/oksana-birkenzahn")).MainText(),
            StringComparison.Ordinal);
        Assert.Equal("Applied  Integrationsbeauftragung",
            await portal.Cluster.ScalarAsync<string>(portal.Database,
            $"select state || ' ' || coalesce(email, '') || ' ' || decided_by from {Reports} where correct = '030 23125 777'"));
        Assert.Equal(1, await CountAsync("mail.outbox where kind = 'suggestion.answer' and to_address = 'leserin@beispiel.example'"));

        // A second decision about the same report, e.g. from another window.
        using var again = await officer.SubmitAsync(page, address, "Erledigt");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal(1, await CountAsync("mail.outbox where kind = 'suggestion.answer' and to_address = 'leserin@beispiel.example'"));
    }

    [Fact]
    public async Task Rejecting_NeedsAReason_WhichTheReaderGets()
    {
        using var reader = new Visitor(portal);
        (await ReportAsync(reader, "08215017", ("art", "StreetWrong"), ("nachricht", "Meine Straße fehlt"),
            ("mail", "nachbar@beispiel.example"))).Dispose();
        using var officer = await SignedInAsync("ib");
        var address = await AddressAsync("message = 'Meine Straße fehlt'");
        using (var bare = await officer.SubmitAsync(address, "Ablehnen", ("grund", " ")))
        {
            var page = await Visitor.ReadAsync(bare, HttpStatusCode.UnprocessableEntity);
            Assert.Equal("Nennen Sie den Grund. Wer die Meldung geschickt hat, liest ihn.",
                page.One(".ip-errorsum a[href='#grund']").Words());
        }

        using (var done = await officer.SubmitAsync(address, "Ablehnen", ("grund", "Die Straße gehört zu Karlsruhe.")))
        {
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        }

        Assert.Contains("Grund: Die Straße gehört zu Karlsruhe.", (await officer.PageAsync(address)).MainText(), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync("mail.outbox where kind = 'suggestion.answer' and to_address = 'nachbar@beispiel.example'"));
        Assert.Equal(1,
            await CountAsync($"accounts.audit_log where action = 'suggestion.rejected' and subject = '{address.Split('/')[^1]}'"));
    }

    [Fact]
    public async Task Report_OfAnotherMunicipality_DoesNotExistForTheOfficer()
    {
        using var reader = new Visitor(portal);
        (await ReportAsync(reader, "im-tettnang", ("art", "Other"), ("nachricht", "Nur für Tettnang"))).Dispose();
        using var officer = await SignedInAsync("ib");
        Assert.DoesNotContain("Tettnang", (await officer.PageAsync("/verwaltung/hinweise")).MainText(), StringComparison.Ordinal);
        var own = await officer.PageAsync("/verwaltung/bestaetigen");
        var address = await AddressAsync("message = 'Nur für Tettnang'");
        using (var shown = await officer.GetAsync(address))
        {
            Assert.Equal(HttpStatusCode.NotFound, shown.StatusCode);
        }

        foreach (var handler in new[] { "Uebernehmen", "Erledigt", "Ablehnen" })
        {
            using var written = await officer.SubmitAsync(own, address, handler, ("version", "1"), ("grund", "x"));
            Assert.Equal(HttpStatusCode.NotFound, written.StatusCode);
        }

        using var coordinator = await SignedInAsync("koordination");
        Assert.Contains("Nur für Tettnang", (await coordinator.PageAsync(address)).MainText(), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> ReportAsync(Visitor reader, string entry, params (string Name, string Value)[] fields) =>
        await reader.SubmitAsync(await reader.PageAsync($"/hinweis?eintrag={entry}"), "/hinweis", null, fields);

    private async Task<string> AddressAsync(string condition) =>
        "/verwaltung/hinweise/" + await portal.Cluster.ScalarAsync<Guid>(portal.Database, $"select id from {Reports} where {condition}");

    private async Task<long> CountAsync(string from) => await portal.Cluster.ScalarAsync<long>(portal.Database,
        $"select count(*) from {from}");

    private async Task<Visitor> SignedInAsync(string name)
    {
        var visitor = new Visitor(portal);
        using var response = await visitor.SignInAsync(name);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return visitor;
    }
}
