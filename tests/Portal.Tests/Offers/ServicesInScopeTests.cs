using System.Net;
using AngleSharp.Html.Dom;
using Dapper;
using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Text;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Staff;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Offers;

/// <summary>Services as officers, the coordination and partners keep them: list, status, places, hours, translations, and what is nobody
/// else's.</summary>
public sealed class ServicesInScopeTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private static readonly string[] Pages = ["", "/orte", "/zeiten", "/zeit", "/zusatztermin", "/uebersetzung/en"];

    [Theory]
    [InlineData("ib", "schuldnerberatung-ettlingen", true)]
    [InlineData("ib", "sprachcafe-friedrichshafen", false)]
    [InlineData("ib", "schuldnerberatung-singen", false)]
    [InlineData("koordination", "sprachcafe-friedrichshafen", true)]
    [InlineData("koordination", "schuldnerberatung-ettlingen", false)]
    [InlineData("koordination", "law-clinic-seeblick", false)]
    [InlineData("admin", "law-clinic-seeblick", true)]
    [InlineData("partner", "sprachcafe-friedrichshafen", true)]
    [InlineData("partner", "maennertreff-friedrichshafen", true)]
    [InlineData("partner", "berufsberatung-friedrichshafen", false)]
    public async Task Service_OnEveryPage_IsThereForThoseWhoKeepItAlone(string user, string slug, bool isTheirs)
    {
        using var visitor = await Visitor.SignedInAsync(portal, user);
        var address = await AddressAsync(slug);
        foreach (var page in Pages)
        {
            using var response = await visitor.GetAsync(address + page);
            Assert.Equal((page, isTheirs ? HttpStatusCode.OK : HttpStatusCode.NotFound), (page, response.StatusCode));
        }

        var listed =
            (await visitor.PageAsync(
            $"/verwaltung/angebote?q={Uri.EscapeDataString(await ScalarAsync<string>($"select name from directory.service where slug = '{slug}'"))}")).QuerySelectorAll($"a[href='{address}']");
        Assert.Equal(isTheirs, listed.Length > 0);
    }

    [Fact]
    public async Task Partner_OnAnotherOrganisationsService_ReachesNoHandler()
    {
        using var partner = await Visitor.SignedInAsync(portal, "partner");
        var token = (await partner.PageAsync(await AddressAsync("sprachcafe-friedrichshafen")))
            .One("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        var address = await AddressAsync("berufsberatung-friedrichshafen");
        var (hour, place) =
            (await ScalarAsync<string>(
            "select h.id::text from directory.office_hour h join directory.service s on s.id = h.service_id where s.slug = "
            + "'berufsberatung-friedrichshafen' union all select gen_random_uuid()::text limit 1"),
            await ScalarAsync<string>(
            "select p.id::text from directory.service_place p join directory.service s on s.id = p.service_id where s.slug = "
            + "'berufsberatung-friedrichshafen'"));
        var before = await ScalarAsync<int>("select count(*)::int from directory.change_set");
        foreach (var handler in (string[])["", "?handler=Vorschau", "?handler=Pruefen", "?handler=Bestaetigen", "?handler=Loeschen",
            "/orte", "/orte?handler=Entfernen", "/orte?handler=Aendern", "/zeit", $"/zeit/{hour}", $"/zeit/{hour}?handler=Beenden",
            $"/termin/{hour}/2026-11-23?handler=Absagen", $"/termin/{hour}/2026-11-23?handler=Doch",
            $"/termin/{hour}/2026-11-23?handler=WieSonst", $"/termin/{hour}/2026-11-23?handler=Verlegen", "/zusatztermin",
            "/uebersetzung/en", "/uebersetzung/en?handler=Loeschen"])
        {
            using var posted = await partner.PostAsync(address + handler, ("__RequestVerificationToken", token), ("version", "1"),
                ("stelle", place), ("name", "Meins"));
            Assert.Equal((handler, HttpStatusCode.NotFound), (handler, posted.StatusCode));
        }

        using var created = await partner.PostAsync("/verwaltung/angebote/neu", ("__RequestVerificationToken", token), ("name", "Neu"));
        Assert.Equal(HttpStatusCode.NotFound, created.StatusCode);
        Assert.Equal(before, await ScalarAsync<int>("select count(*)::int from directory.change_set"));
    }

    [Fact]
    public async Task Partner_ChangingTheOwnService_KeepsOrganisationSlugAndDraft()
    {
        using var partner = await Visitor.SignedInAsync(portal, "partner");
        var address = await AddressAsync("maennertreff-friedrichshafen");
        var other = await ScalarAsync<string>("select id::text from directory.organisation where slug = 'stadt-ettlingen'");
        var page = await partner.PageAsync(address);
        Assert.Null(page.QuerySelector("select[name=organisation]"));
        Assert.Equal("Draft", page.One("select[name=status]").QuerySelectorAll("option").OfType<IHtmlOptionElement>().Single().Value);
        using var refused = await EntryFormTests.PostAsync(partner, page, address, null, ("status", "Published"));
        Assert.Equal("Wählen Sie den Status.", (await Visitor.ReadAsync(refused, HttpStatusCode.UnprocessableEntity))
            .One("#status-fehler").Words());
        using var saved = await EntryFormTests.PostAsync(partner, page, address, null, ("kurz", "Männer kochen zusammen."),
            ("organisation", other), ("kuerzel", "meins"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("Männer kochen zusammen.|maennertreff-friedrichshafen|hafenlicht|Draft|Kooperation", await ScalarAsync<string>("""
            select concat_ws('|', s.summary, s.slug, o.slug, s.status, (select c.actor_role from directory.change_set c
              join directory.change d on d.change_set_id = c.id where d.entity_key = s.id::text order by d.id desc limit 1))
            from directory.service s join directory.organisation o on o.id = s.organisation_id where s.summary = 'Männer kochen zusammen.'
            """));
    }

    [Fact]
    public async Task Status_FromDraftToPublished_AsksForWhatIsMissingAndNeverGoesBack()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        var organisation = await ScalarAsync<string>("select id::text from directory.organisation where slug = 'stadt-ettlingen'");
        (string, string)[] fields = [("name", "Lesekreis"), ("organisation", organisation), ("kurz", "Gemeinsam lesen."),
            ("lebensbereiche", "Leisure"), ("art", "Other"), ("kapazitaet", "Unknown"), ("kosten", "Unknown"),
            ("einzugsgebiet", "Ettlingen"), ("kuerzel", "lesekreis")];
        using var refused = await officer.SubmitAsync("/verwaltung/angebote/neu", null, [.. fields, ("status", "Published")]);
        Assert.StartsWith("Zum Veröffentlichen fehlt, wo man das Angebot findet",
            (await Visitor.ReadAsync(refused, HttpStatusCode.UnprocessableEntity)).One("#status-fehler").Words(), StringComparison.Ordinal);
        using var drafted = await officer.SubmitAsync("/verwaltung/angebote/neu", null, [.. fields, ("status", "Draft")]);
        var address = drafted.Headers.Location!.OriginalString.Split('?')[0];
        Assert.Equal(0, await ScalarAsync<int>("select count(*)::int from public_directory.service where slug = 'lesekreis'"));
        using var outside = await EntryFormTests.PostAsync(officer, await officer.PageAsync(address), address, null,
            ("einzugsgebiet", "Überlingen"));
        Assert.StartsWith("So läge das Angebot außerhalb Ihres Bereichs.",
            (await Visitor.ReadAsync(outside, HttpStatusCode.UnprocessableEntity)).One("#einzugsgebiet-fehler").Words(),
            StringComparison.Ordinal);
        using var published = await EntryFormTests.PostAsync(officer, await officer.PageAsync(address), address, null,
            ("status", "Published"), ("telefon", "069 90009 271"));
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        Assert.Equal(1, await ScalarAsync<int>("select count(*)::int from public_directory.service where slug = 'lesekreis'"));
        using var back = await EntryFormTests.PostAsync(officer, await officer.PageAsync(address), address, null, ("status", "Draft"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, back.StatusCode);
        using var ended = await EntryFormTests.PostAsync(officer, await officer.PageAsync(address), address, null, ("status", "Ended"));
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        using var deleted = await EntryFormTests.PostAsync(officer, await officer.PageAsync(address), address, "Loeschen");
        Assert.Equal(HttpStatusCode.NotFound, deleted.StatusCode);
        Assert.Equal("Ended", await ScalarAsync<string>("select status from directory.service where slug = 'lesekreis'"));
    }

    [Fact]
    public async Task Preview_ShowsTheChangeAndSavesNothing()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        var address = await AddressAsync("mbe-ettlingen");
        using var response = await EntryFormTests.PostAsync(officer, await officer.PageAsync(address), address, "Vorschau",
            ("kurz", "Ein ganz neuer Satz."));
        Assert.Contains("Ein ganz neuer Satz.", (await Visitor.ReadAsync(response, HttpStatusCode.OK)).One("#vorschau article").Words(),
            StringComparison.Ordinal);
        Assert.Equal(0, await ScalarAsync<int>("select count(*)::int from directory.service where summary = 'Ein ganz neuer Satz.'"));
    }

    [Fact]
    public async Task Check_AtTheField_SaysWhatIsMissing()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        var address = await AddressAsync("mbe-ettlingen");
        using var response = await EntryFormTests.PostAsync(officer, await officer.PageAsync(address), address, "Pruefen",
            ("alter-ab", "jung"));
        Assert.Equal("""{"alter-ab":"Geben Sie eine ganze Zahl ein, zum Beispiel 18."}""",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task List_Filtered_KeepsTheFilterInTheAddress()
    {
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        var drafts = (await coordinator.PageAsync("/verwaltung/angebote?status=Draft")).QuerySelectorAll("tbody th")
            .Select(cell => cell.Words()).ToList();
        Assert.Equal(await ScalarAsync<int>("select count(*)::int from directory.service where status = 'Draft'"), drafts.Count);
        Assert.Contains(drafts, name => name.StartsWith("Männertreff", StringComparison.Ordinal));
        var overdue = await coordinator.PageAsync("/verwaltung/angebote?ueberfaellig=1");
        Assert.Contains("Elternmentorinnen und Elternmentoren", overdue.One("tbody").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Sprachcafé Hafenkiste", overdue.One("tbody").Words(), StringComparison.Ordinal);
        Assert.All((await coordinator.PageAsync("/verwaltung/angebote?bereich=Language&q=deutsch")).QuerySelectorAll("tbody tr"),
            row => Assert.NotEmpty(row.Words()));
        Assert.NotNull((await coordinator.PageAsync("/verwaltung/angebote?q=gibt-es-nicht")).QuerySelector(".ip-empty"));
    }

    [Fact]
    public async Task Place_AddedChangedAndRemoved_FollowsTheHours()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        var address = await AddressAsync("begegnungscafe-ettlingen");
        var place = await ScalarAsync<string>("select id::text from directory.place where slug = 'ettlingen-spessart'");
        using var added = await PostAsync(officer, $"{address}/orte", "", ("ort", place), ("telefon", "069 90009 280"),
            ("hinweis", "Eingang im Hof"));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        using var twice = await PostAsync(officer, $"{address}/orte", "", ("ort", place));
        Assert.Equal("Das Angebot gibt es an diesem Ort schon.", (await Visitor.ReadAsync(twice, HttpStatusCode.UnprocessableEntity))
            .One("#ort-fehler").Words());
        var sql = $"select id::text || ' ' || xmin::text from directory.service_place where place_id = '{place}'";
        var (id, version) = (await ScalarAsync<string>(sql)).Split(' ') is [var key, var seen] ? (key, seen) : ("", "");
        using var stale = await PostAsync(officer, $"{address}/orte", "?handler=Aendern", ("stelle", id), ("version", "1"),
            ("telefon", "069 90009 281"));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        using var wrong = await PostAsync(officer, $"{address}/orte", "?handler=Aendern", ("stelle", id), ("version", version),
            ("telefon", "keins"), ("hinweis", "Hof"));
        var row = (await Visitor.ReadAsync(wrong, HttpStatusCode.UnprocessableEntity)).One($"section[aria-labelledby='o-{id}']");
        Assert.Equal("keins", row.QuerySelector("#telefon[aria-invalid=true]")?.GetAttribute("value"));
        Assert.NotNull(row.QuerySelector("#telefon-fehler"));
        using var hour = await officer.SubmitAsync($"{address}/zeit", null, ("wochentag", "Friday"), ("rhythmus", "w1"),
            ("beginn", "10:00"), ("ende", "12:00"), ("form", "Open"), ("ort", place), ("gilt-ab", "20.11.2026"));
        Assert.Equal(HttpStatusCode.Redirect, hour.StatusCode);
        using var held = await PostAsync(officer, $"{address}/orte", "?handler=Entfernen", ("stelle", id), ("version", version));
        Assert.Contains("An diesem Ort stehen noch Öffnungszeiten.",
            (await Visitor.ReadAsync(held, HttpStatusCode.UnprocessableEntity)).One(".ip-errorsum").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hours_OfAService_AreKeptLikeOfficeHours()
    {
        using var partner = await Visitor.SignedInAsync(portal, "partner");
        var address = await AddressAsync("verfahrensberatung-bodenseekreis");
        using var added = await partner.SubmitAsync($"{address}/zeit", null, ("wochentag", "Thursday"), ("rhythmus", "w1"),
            ("beginn", "9:00"), ("ende", "11:00"), ("form", "Open"), ("ort", ""), ("gilt-ab", "18.11.2026"), ("hinweis", "ohne Termin"));
        Assert.Equal($"{address}/zeiten?gespeichert=1", added.Headers.Location?.OriginalString);
        var id = await ScalarAsync<string>(
            "select h.id::text from directory.office_hour h join directory.service s on s.id = h.service_id where s.slug = "
            + "'verfahrensberatung-bodenseekreis' and h.note = 'ohne Termin'");
        Assert.Contains("Do., 19. November 09:00–11:00 Uhr", (await partner.PageAsync($"{address}/zeiten")).One("#h-termine ~ ul").Words(),
            StringComparison.Ordinal);
        using var cancelled = await partner.SubmitAsync($"{address}/termin/{id}/2026-11-19", "Absagen", ("grund", "Fortbildung"));
        Assert.Equal(HttpStatusCode.Redirect, cancelled.StatusCode);
        using var moved = await partner.SubmitAsync($"{address}/termin/{id}/2026-11-26", "Verlegen", ("neuer-tag", "27.11.2026"),
            ("beginn", "13:00"), ("ende", "15:00"), ("ort", ""), ("hinweis", ""));
        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        using var extra = await partner.SubmitAsync($"{address}/zusatztermin", null, ("zeit", id), ("neuer-tag", "23.11.2026"),
            ("beginn", "9:00"), ("ende", "10:00"), ("ort", ""), ("hinweis", ""));
        Assert.Equal(HttpStatusCode.Redirect, extra.StatusCode);
        Assert.Equal("2026-11-19 Cancelled,2026-11-23 Extra,2026-11-26 Moved",
            await ScalarAsync<string>(
            "select string_agg(day || ' ' || kind, ',' order by day) from public_directory.service_hour_deviation where office_hour_id = "
            + $"'{id}'"));
        using var changed = await partner.SubmitAsync($"{address}/zeit/{id}", null, ("wochentag", "Thursday"), ("rhythmus", "w2"),
            ("beginn", "9:00"), ("ende", "11:30"), ("form", "Open"), ("ort", ""), ("gilt-ab", "03.12.2026"));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        using var ended = await partner.SubmitAsync($"{address}/zeit/{id}", "Beenden", ("letzter-tag", "30.11.2026"));
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await partner.SubmitAsync($"{address}/zeit", null, ("wochentag", "Monday"), ("rhythmus", "w1"), ("beginn", "9:00"),
            ("ende", "neun"), ("form", "Open"), ("gilt-ab", "18.11.2026"))).StatusCode);
    }

    [Fact]
    public async Task Translation_SavedAndDeleted_StandsInThePublicView()
    {
        using var partner = await Visitor.SignedInAsync(portal, "partner");
        var address = $"{await AddressAsync("hausaufgabenhilfe-friedrichshafen")}/uebersetzung/ar";
        using var missing = await partner.SubmitAsync(address, null, ("name", "مساعدة"), ("kurz", ""));
        Assert.Equal("Beschreiben Sie das Angebot in einem Satz.", (await Visitor.ReadAsync(missing, HttpStatusCode.UnprocessableEntity))
            .One("#kurz-fehler").Words());
        using var saved = await partner.SubmitAsync(address, null, ("name", "مساعدة"), ("kurz", "نساعد الأطفال."), ("beschreibung", ""));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("نساعد الأطفال.",
            await ScalarAsync<string>(
            "select t.summary from public_directory.service_translation t join public_directory.service s on s.id = t.service_id where "
            + "s.slug = 'hausaufgabenhilfe-friedrichshafen' and t.language = 'ar'"));
        Assert.Equal("rtl", (await partner.PageAsync(address)).One("#name").GetAttribute("dir"));
        Assert.Equal(HttpStatusCode.Conflict,
            (await partner.PostAsync(address, ("__RequestVerificationToken",
            (await partner.PageAsync(address)).One("input[name=__RequestVerificationToken]").GetAttribute("value")!), ("version", "0"),
            ("name", "x"), ("kurz", "y"))).StatusCode);
        using var deleted = await partner.SubmitAsync(address, "Loeschen");
        Assert.Equal(HttpStatusCode.Redirect, deleted.StatusCode);
        Assert.Equal(0,
            await ScalarAsync<int>(
            "select count(*)::int from directory.service_translation where language = 'ar' and service_id = (select id from "
            + "directory.service where slug = 'hausaufgabenhilfe-friedrichshafen')"));
    }

    [Fact]
    public async Task History_OfAService_RestoresWhatWasBefore()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        var address = await AddressAsync("sprachkurse-ettlingen");
        using var saved = await EntryFormTests.PostAsync(officer, await officer.PageAsync(address), address, null,
            ("kurz", "Nur noch online."));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var history = address.Replace("/angebote/", "/verlauf/angebote/", StringComparison.Ordinal);
        var page = await officer.PageAsync(history);
        Assert.Contains("Nur noch online.", page.One("main").Words(), StringComparison.Ordinal);
        var change = await ScalarAsync<long>(
            $"select max(id) from directory.change where entity = 'service' and entity_key = '{address.Split('/')[^1]}'");
        using var restored = await officer.SubmitAsync(await officer.PageAsync($"{history}?fassung={change}"), history, "Wiederherstellen");
        Assert.Equal(HttpStatusCode.Redirect, restored.StatusCode);
        Assert.Equal(0, await ScalarAsync<int>("select count(*)::int from directory.service where summary = 'Nur noch online.'"));
    }

    /// <summary>One form of a page with several.</summary>
    private static async Task<HttpResponseMessage> PostAsync(Visitor visitor, string address, string handler,
        params (string, string)[] fields) =>
        await visitor.PostAsync(address + handler,
            [("__RequestVerificationToken", (await visitor.PageAsync(address)).One("input[name=__RequestVerificationToken]")
            .GetAttribute("value")!), .. fields]);

    private async Task<string> AddressAsync(string slug) =>
        $"/verwaltung/angebote/{await ScalarAsync<string>($"select id::text from directory.service where slug = '{slug}'")}";

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        return (await owner.ExecuteScalarAsync<T>(sql))!;
    }
}
