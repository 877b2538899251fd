using System.Net;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Caseload;

/// <summary>From a new case to the second talk, through HTTP and the database.</summary>
public sealed class CasePathTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task NewCase_GetsANumberAndAWord_AndStandsInTheList()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var address = await manager.OpenCaseAsync(("dauer", "ja"), ("komplex", "ja"), ("aktiv", "nein"), ("art", "Managed"));
        var (number, word) = await ReadAsync(address, "number || '|' || alias");
        Assert.Matches("^08435016-[0-9]{2}-[0-9]{4}$", number);
        var list = (await manager.PageAsync("/faelle")).MainText();
        Assert.Contains($"{number[9..]} {word} Friedrichshafen", list, StringComparison.Ordinal);
        Assert.Equal(("Managed", "Simple"), await ReadAsync(address, "kind || '|' || recommended"));
        Assert.Equal("aktiv-,komplex+,lang+", await portal.Cluster.ScalarAsync<string>(portal.Database,
            $"select string_agg(c, ',' order by c) from caseload.case, unnest(criteria) c where id = '{Casework.IdOf(address)}'"));
    }

    [Fact]
    public async Task Recommendation_ReadsTheTableOfAnhang4_AndSavesNothing()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var before = await portal.Cluster.ScalarAsync<long>(portal.Database, "select count(*) from caseload.case");
        using var sent = await manager.SubmitAsync("/faelle/neu", null, ("dauer", "ja"), ("komplex", "ja"), ("aktiv", "ja"),
            ("aktion", "empfehlung"));
        var page = await Visitor.ReadAsync(sent, HttpStatusCode.OK);
        Assert.Contains("Empfehlung: Ausführliche Fallsteuerung", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("Es gibt mehrere Probleme zugleich.", page.MainText(), StringComparison.Ordinal);
        Assert.Equal(before, await portal.Cluster.ScalarAsync<long>(portal.Database, "select count(*) from caseload.case"));
    }

    [Fact]
    public async Task WithoutConsent_TeilAIsClosed_AndTheDatabaseRefusesIt()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var address = await manager.OpenCaseAsync();
        Assert.Contains("Teil A ist noch zu.", (await manager.PageAsync($"{address}/teil-a/person")).MainText(), StringComparison.Ordinal);
        await manager.SignAsync(address, "Agreement");
        var page = await manager.PageAsync($"{address}/einwilligung");
        using var sent = await manager.SendCaseAsync(page, $"{address}/teil-a/person", ("geschlecht", "w"));
        Assert.Equal(["Teil A und Teil B brauchen Beratungsvereinbarung und Einwilligung. Tragen Sie zuerst beide ein."],
            Casework.Mistakes(await Visitor.ReadAsync(sent, HttpStatusCode.UnprocessableEntity)));
    }

    [Fact]
    public async Task TeilA_HidesWhatARuleHides_AndNeverMergesNoWithNotRecorded()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var address = await manager.OpenPlanAsync();
        using (var missing = await manager.SendCaseAsync(address, "/teil-a/arbeit", ("arbeitsverhaeltnis", "ja"), ("umfang", "teilzeit")))
        {
            Assert.Equal(["Beantworten Sie „Vertrag“."],
                Casework.Mistakes(await Visitor.ReadAsync(missing, HttpStatusCode.UnprocessableEntity)));
        }

        (await manager.SendCaseAsync(address, "/teil-a/arbeit", ("arbeitsverhaeltnis", "ja"), ("umfang", "teilzeit"), ("vertrag",
            "befristet"),
            ("qualifizierung", "nicht-erhoben"), ("schulische-ausbildung", "nein"))).Dispose();
        Assert.Equal("arbeitsverhaeltnis=ja qualifizierung=nicht-erhoben schulische-ausbildung=nein umfang=teilzeit vertrag=befristet",
            await AnswersAsync(address));
        (await manager.SendCaseAsync(address, "/teil-a/arbeit", ("arbeitsverhaeltnis", "nein"), ("umfang", "teilzeit"),
            ("vertrag", "befristet"))).Dispose();
        Assert.Equal("arbeitsverhaeltnis=nein", await AnswersAsync(address));
    }

    [Fact]
    public async Task TeilA_KeepsARareCountryAsItsGroup_UnlessItIsNeeded()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var address = await manager.OpenPlanAsync();
        (await manager.SendCaseAsync(address, "/teil-a/person", ("herkunft", "er"))).Dispose();
        Assert.Equal("herkunft=ws-afrika", await AnswersAsync(address));
        (await manager.SendCaseAsync(address, "/teil-a/person", ("herkunft", "er"), ("herkunft-genau", "ja"))).Dispose();
        Assert.Equal("herkunft=er herkunft-genau=ja", await AnswersAsync(address));
    }

    [Fact]
    public async Task LevelOfGerman_IsASeries()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im3");
        var address = await manager.OpenPlanAsync();
        (await manager.SendCaseAsync(address, "/teil-a/deutsch", ("niveau", "a1"))).Dispose();
        await portal.Cluster.ExecuteAsync(portal.Database,
            $"update caseload.language_level set noted_on = '2026-05-04' where case_id = '{Casework.IdOf(address)}'");
        (await manager.SendCaseAsync(address, "/teil-a/deutsch", ("niveau", "a2"))).Dispose();
        var text = (await manager.PageAsync($"{address}/teil-a/deutsch")).MainText();
        Assert.Contains("4. Mai 2026: A1", text, StringComparison.Ordinal);
        Assert.Contains("18. November 2026: A2", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Points_AreWhatTheTableGives_WithLightsAndOpenSteps()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var address = await manager.OpenPlanAsync();
        (await manager.SendCaseAsync(address, "/punkte", ("finanzen", "unterstuetzt"), ("schulden", "keine"), ("psyche", "termine"),
            ("psyche", "vereinbart"), ("psyche", "antraege"), ("familie", "kein-bedarf"))).Dispose();
        var text = (await manager.PageAsync(address)).MainText();
        Assert.Contains("12 von 20 Punkten in 4 erhobenen Bereichen", text, StringComparison.Ordinal);
        Assert.Contains("Existenzielle Stabilität: 12 von 20 Punkten, Mindestziel 24", text, StringComparison.Ordinal);
        Assert.Equal("finanzen 3.0, schulden 0.0", await portal.Cluster.ScalarAsync<string>(portal.Database,
            $"select string_agg(row_key || ' ' || points, ', ' order by row_key) from caseload.score where case_id = '{Casework.IdOf(address)}'"
            + " and row_key <> 'familie'"));
        Assert.Equal("psyche 4.0", await portal.Cluster.ScalarAsync<string>(portal.Database,
            $"select row_key || ' ' || points from caseload.health_score where case_id = '{Casework.IdOf(address)}'"));
        var page = await manager.PageAsync(address);
        var step = page.One("a[href*='bereich=schulden&schritt=beratung']").GetAttribute("href")!;
        Assert.Contains("Wahrnehmen von Schuldnerberatung", (await manager.PageAsync(step)).One("#was-1").GetAttribute("value"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_NeedsAConsentThatNamesIt()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var address = await manager.OpenPlanAsync(withHealth: false);
        var person = await manager.PageAsync($"{address}/teil-a/person");
        using var sent = await manager.SendCaseAsync(person, $"{address}/teil-a/gesundheit", ("behinderung", "ja"));
        Assert.Equal(["Angaben zur Gesundheit brauchen eine Einwilligung, die Gesundheit nennt. Tragen Sie sie zuerst ein."],
            Casework.Mistakes(await Visitor.ReadAsync(sent, HttpStatusCode.UnprocessableEntity)));
    }

    [Fact]
    public async Task Talk_MovesTheNextContact_AndIsProposedNextTime()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var address = await manager.OpenCaseAsync();
        Assert.Equal($"{address}?gespeichert=1", await manager.TalkAsync(address, ("weg", "Phone"), ("thema", "wohnen"), ("naechster",
            "4")));
        Assert.Equal(("2026-11-18", "2026-12-16"), await ReadAsync(address, "last_contact_on || '|' || next_contact_on"));
        var again = await manager.PageAsync($"{address}/gespraech?wie=letztes");
        Assert.Equal(["0", "Phone", "Person", "wohnen", "nein", "4"],
            again.QuerySelectorAll("main form[method=post] input[checked]").Select(input => input.GetAttribute("value")));
    }

    [Fact]
    public async Task Note_ThatTellsWhoItIs_IsNotSaved_AndStaysInTheForm()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var address = await manager.OpenCaseAsync();
        using var sent = await manager.SendCaseAsync(address, "/gespraech", ("tag", "0"), ("weg", "Phone"), ("wer", "Person"),
            ("thema", "wohnen"), ("naechster", "2"), ("notiz", "Rückruf unter 0171 3920014"));
        var page = await Visitor.ReadAsync(sent, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["Entfernen Sie aus dem Text, was jemanden verrät: Telefonnummer. Erkannt: „0171 3920014“."], Casework.Mistakes(page));
        Assert.Equal("Rückruf unter 0171 3920014", page.One("#notiz").TextContent.Trim());
        Assert.Equal(0, await portal.Cluster.ScalarAsync<long>(portal.Database,
            $"select count(*) from caseload.consultation where case_id = '{Casework.IdOf(address)}'"));
    }

    [Fact]
    public async Task Goal_WithSteps_IsShownAndNextInTheList()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im3");
        var address = await manager.OpenPlanAsync();
        (await manager.SendCaseAsync(address, "/ziele", ("bereich", "schulden"), ("ziel", "schulden.ueberblick"), ("vereinbart",
            "18.11.2026"),
            ("geplant", "30.12.2026"), ("erreicht", "Open"), ("was-1", "Briefe sortieren"), ("wer-1", "Client"), ("bis-1", "20.11.2026"),
            ("aktion", "speichern"))).Dispose();
        Assert.Contains("Überblick über alle Schulden haben", (await manager.PageAsync(address)).MainText(), StringComparison.Ordinal);
        var list = (await manager.PageAsync($"/faelle?q={(await ReadAsync(address, "number || '|'")).First}")).MainText();
        Assert.Contains("Briefe sortieren Fr., 20. November", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawal_LocksThePlan_AndAsksForItsErasure()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var address = await manager.OpenPlanAsync();
        (await manager.SendCaseAsync(address, "/teil-a/person", ("geschlecht", "w"))).Dispose();
        var page = await manager.PageAsync($"{address}/einwilligung");
        (await manager.SendCaseAsync(page, $"{address}/einwilligung", ("widerruf", "18.11.2026"))).Dispose();
        Assert.Contains("Gesperrt seit 18. November 2026", (await manager.PageAsync(address)).MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("weiblich", (await manager.PageAsync($"{address}/teil-a/person")).MainText(), StringComparison.Ordinal);
        Assert.Equal("Withdrawal 2026-12-18", await portal.Cluster.ScalarAsync<string>(portal.Database,
            $"select rule || ' ' || due_on from caseload.erasure where case_id = '{Casework.IdOf(address)}'"));
        using var refused = await manager.SendCaseAsync(page, $"{address}/teil-a/person", ("geschlecht", "m"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task EndAndReopening_KeepTheNumber_AndReportTheStatus()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var address = await manager.OpenCaseAsync();
        (await manager.SendCaseAsync(address, "/ende", ("ende", "17.11.2026"), ("grund", "LeftCountry"))).Dispose();
        Assert.Contains("Beendet am 17. November 2026: Ausreise.", (await manager.PageAsync(address)).MainText(), StringComparison.Ordinal);
        Assert.Equal("LeftCountry 2026-11-17", await portal.Cluster.ScalarAsync<string>(portal.Database,
            $"select status || ' ' || reported_on from caseload.reporting_status where case_id = '{Casework.IdOf(address)}'"));
        using var talk = await manager.GetAsync($"{address}/gespraech");
        Assert.Equal(HttpStatusCode.Redirect, talk.StatusCode);
        (await manager.SendCaseAsync(address, "/ende")).Dispose();
        Assert.DoesNotContain("Beendet am", (await manager.PageAsync(address)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inquiry_IsCountedWithoutACase()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        using var sent = await manager.SubmitAsync("/faelle/anfrage", null, ("tag", "1"), ("weg", "Mail"), ("wer", "Family"), ("thema",
            "kinder"),
            ("ort", Casework.Ags), ("aktion", "speichern"));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal("2026-11-17 Mail Family {kinder} 08435", await portal.Cluster.ScalarAsync<string>(portal.Database, """
            select held_on || ' ' || channel || ' ' || setting || ' ' || topics::text || ' ' || county_key from caseload.consultation
            where case_id is null
            """));
    }

    private async Task<string> AnswersAsync(string address) => await portal.Cluster.ScalarAsync<string>(portal.Database, $"""
        select string_agg(question || '=' || array_to_string(value, '+'), ' ' order by question) from caseload.answer
        where case_id = '{Casework.IdOf(address)}'
        """);

    private async Task<(string First, string Second)> ReadAsync(string address, string columns)
    {
        var parts = (await portal.Cluster.ScalarAsync<string>(portal.Database,
            $"select {columns} from caseload.case where id = '{Casework.IdOf(address)}'")).Split('|');
        return (parts[0], parts[1]);
    }
}
