using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Staff;

/// <summary>What makes the daily work of staff safe: merging, taking back, being asked, seeing names and the own part first.</summary>
public sealed class StaffComfortTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Hours = "/konto/eintrag/sprechstunden";

    [Fact]
    public async Task TwoEditors_OfOneEntry_AreMergedFieldByField()
    {
        var id = await ScalarAsync("select id::text from directory.organisation where slug = 'stadt-ettlingen'");
        var address = $"/verwaltung/organisationen/{id}";
        using var one = await Visitor.SignedInAsync(portal, "ib");
        using var other = await Visitor.SignedInAsync(portal, "admin");
        var (mine, theirs) = (FormOf(await one.PageAsync(address)), FormOf(await other.PageAsync(address)));
        Type(theirs, ("telefon", "069 90009 271"), ("strasse", "Marktplatz 5"));
        using var first = await other.SendAsync(theirs, address);
        await AssertSavedAsync(first);

        Type(mine, ("telefon", "069 90009 272"), ("email", "rathaus@ettlingen.example"));
        using var second = await one.SendAsync(mine, address);
        var conflict = await Visitor.ReadAsync(second, HttpStatusCode.Conflict);
        Assert.Equal("069 90009 272", conflict.One("#telefon").GetAttribute("value"));
        Assert.Equal("Hier steht inzwischen: „069 90009 271“. Wählen Sie, was gelten soll.", conflict.One("#telefon-fehler").Words());
        Assert.Equal(("rathaus@ettlingen.example", "Marktplatz 5"),
            (conflict.One("#email").GetAttribute("value"), conflict.One("#strasse").GetAttribute("value")));
        Assert.Single(conflict.QuerySelectorAll("[id^=nimm-]"));

        var merged = FormOf(conflict);
        ((IHtmlInputElement)merged.QuerySelector("#nimm-telefon")!).IsChecked = true;
        using var saved = await one.SendAsync(merged, address);
        await AssertSavedAsync(saved);
        Assert.Equal("069 90009 271|rathaus@ettlingen.example|Marktplatz 5",
            await ScalarAsync($"select concat_ws('|', phone, email, street) from directory.organisation where id = '{id}'"));
    }

    [Fact]
    public async Task Deleted_IsPutBackByOnePress_AndOnlyByWhoDeletedIt()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        using var made = await officer.SubmitAsync("/verwaltung/orte/neu", null, ("name", "Treff am Wehr"), ("gemeinde", "08215017"),
            ("adresse", "Am Wehr 1"), ("plz", "76275"), ("ort", "Ettlingen"), ("rollstuhl", "Full"), ("kuerzel", "treff-am-wehr"));
        var address = made.Headers.Location!.OriginalString.Split('?')[0];
        using var deleted = await officer.SubmitAsync(address, "Loeschen");
        var after = await officer.PageAsync(deleted.Headers.Location!.OriginalString);
        var undo = after.One("form[action='/konto/rueckgaengig']");
        Assert.Equal("Rückgängig: Ort gelöscht", undo.One("button").Words());
        Assert.Equal("0", await ScalarAsync("select count(*)::text from directory.place where slug = 'treff-am-wehr'"));

        using var colleague = await Visitor.SignedInAsync(portal, "admin");
        var token = (await colleague.PageAsync("/konto/benachrichtigungen")).One("input[name=__RequestVerificationToken]");
        using var foreign = await colleague.PostAsync("/konto/rueckgaengig", ("__RequestVerificationToken", token.GetAttribute("value")!),
            ("vorgang", undo.One("input[name=vorgang]").GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);

        using var undone = await officer.SendAsync((IHtmlFormElement)undo, address);
        Assert.EndsWith("?gespeichert=rueckgaengig", undone.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal("1", await ScalarAsync("select count(*)::text from directory.place where slug = 'treff-am-wehr'"));
        Assert.Contains("Rückgängig gemacht.", (await officer.PageAsync(undone.Headers.Location!.OriginalString)).MainText(),
            StringComparison.Ordinal);
        using var again = await officer.SendAsync((IHtmlFormElement)undo, address);
        var refused = await Visitor.ReadAsync(again, HttpStatusCode.Conflict);
        Assert.Contains("schon zurückgenommen", refused.One(".ip-errorsum").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hour_AtTheSamePlaceAndTime_IsAskedAbout_AndItsEndCanBeTakenBack()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im1");
        using var first = await AddAsync(manager);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var second = await AddAsync(manager);
        var asked = await Visitor.ReadAsync(second, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Am Samstag ist von 05:00 bis 06:00 Uhr schon eine Sprechstunde am selben Ort eingetragen. Beide stehen dann "
            + "nebeneinander. Ist das so gemeint?", asked.One("#trotzdem-fehler").Words());
        Assert.Null((await manager.PageAsync("/konto/eintrag/sprechstunde")).QuerySelector("#trotzdem"));
        using var anyway = await AddAsync(manager, ("trotzdem", "true"));
        Assert.Equal(HttpStatusCode.Redirect, anyway.StatusCode);

        var hour = await ScalarAsync(
            "select id::text from directory.office_hour where weekday = 'Saturday' and starts_at = '05:00' limit 1");
        using var ended = await manager.SubmitAsync($"/konto/eintrag/sprechstunde/{hour}", "Beenden", ("letzter-tag", "19.11.2026"));
        Assert.Equal(Hours + "?gespeichert=beendet", ended.Headers.Location?.OriginalString);
        var undo = (await manager.PageAsync(Hours + "?gespeichert=beendet")).One("form[action='/konto/rueckgaengig']");
        using var undone = await manager.SendAsync((IHtmlFormElement)undo, Hours);
        Assert.Equal(Hours + "?gespeichert=rueckgaengig", undone.Headers.Location?.OriginalString);
        Assert.Equal("2", await ScalarAsync("""
            select count(*)::text from directory.office_hour where weekday = 'Saturday' and starts_at = '05:00' and valid_until is null
            """));
    }

    [Fact]
    public async Task Consent_InTheFuture_IsAskedAbout()
    {
        var address = "/verwaltung/besetzungen/" + await ScalarAsync("""
            select h.id::text from directory.post_holder h join directory.post p on p.id = h.post_id where p.slug = 'im-ettlingen-ost'
            """);
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        var form = FormOf(await officer.PageAsync(address));
        Type(form, ("einwilligung", "18.11.2027"));
        using var refused = await officer.SendAsync(form, address);
        var asked = await Visitor.ReadAsync(refused, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Die Einwilligung liegt in der Zukunft: Bis zu diesem Tag erscheint kein Name. Stimmt der Tag?",
            asked.One("#trotzdem-fehler").Words());
        ((IHtmlInputElement)asked.One("#trotzdem")).IsChecked = true;
        using var saved = await officer.SendAsync(FormOf(asked), address);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    [Fact]
    public async Task WithdrawnConsent_LeadsStaffToThePost_AndReadersNowhere()
    {
        await portal.Cluster.ExecuteAsync(portal.Database, """
            update directory.post_holder set consent_on = null
            where person_id = (select id from directory.person where slug = 'thabo-libellenau')
            """);
        await portal.DocumentAsync("/ansprechpersonen/thabo-libellenau", status: HttpStatusCode.NotFound);
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        using var led = await coordinator.GetAsync("/ansprechpersonen/thabo-libellenau");
        Assert.Equal("/ansprechpersonen/im-immenstaad", led.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task AuditLog_NamesThings()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        var address = "/verwaltung/orte/" + await ScalarAsync("select id::text from directory.place where slug = 'ettlingen-spessart'");
        var form = FormOf(await officer.PageAsync(address));
        Type(form, ("raum", "Saal 3"));
        using var saved = await officer.SendAsync(form, address);
        using var admin = await Visitor.SignedInAsync(portal, "admin");
        var about = (await admin.PageAsync("/verwaltung/protokoll")).QuerySelectorAll("tbody td[data-label=Woran]")
            .Select(cell => cell.Words()).ToList();
        Assert.Contains(about, text => text.StartsWith("Ort geändert: ", StringComparison.Ordinal));
        Assert.DoesNotContain(about, text => System.Text.RegularExpressions.Regex.IsMatch(text, "[0-9a-f]{8}-[0-9a-f]{4}-"));
    }

    [Fact]
    public async Task SeveralStreets_ChangeHandsAtOnce()
    {
        const string Form = "/verwaltung/zustaendigkeiten/08215017/aendern";
        var streets = (await ScalarAsync("""
            select string_agg('strasse:' || id, ',' order by name) from directory.street
            where ags = '08215017' and name in ('Albstr.', 'Englerstr.')
            """)).Split(',');
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        var chosen = await officer.PageAsync($"{Form}?zielgruppe=alle&weitere={streets[0]}&weitere={streets[1]}");
        Assert.Equal("Albstr.", chosen.One("#bereich option[selected]").Words());
        var form = FormOf(chosen);
        Type(form, ("ab", "01.04.2027"), ("quelle", "Beschluss 2026"));
        form.Elements.OfType<IHtmlSelectElement>().Single(select => select.Name == "stelle").Value =
            await ScalarAsync("select id::text from directory.post where slug = 'im-ettlingen-west'");
        using var checkedChange = await officer.SendAsync(form, Form);
        var preview = await Visitor.ReadAsync(checkedChange, HttpStatusCode.OK);
        Assert.Contains("Albstr.", preview.One("#pruefung").Words(), StringComparison.Ordinal);
        Assert.Contains("Englerstr.", preview.One("#pruefung").Words(), StringComparison.Ordinal);
        using var published = await officer.SendAsync((IHtmlFormElement)preview.One("form[action$=Veroeffentlichen]"), Form);
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        Assert.Equal("2", await ScalarAsync("""
            select count(*)::text from directory.responsibility r join directory.street s on s.id = r.street_id
            where s.name in ('Albstr.', 'Englerstr.') and r.valid_from = '2027-04-01'
            """));
    }

    [Fact]
    public async Task OwnPart_StandsFirst_AndAServiceForOthersWarns()
    {
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        var first = (await coordinator.PageAsync("/gemeinden")).QuerySelector("table tbody th a")!.GetAttribute("href")!;
        Assert.StartsWith("/gemeinden/08435", first, StringComparison.Ordinal);
        using var manager = await Visitor.SignedInAsync(portal, "ib");
        Assert.Equal("Ettlingen", (await manager.PageAsync("/wegweiser?anliegen=dolmetschen")).One("#gemeinde").GetAttribute("value"));
        var emptied = await manager.PageAsync("/wegweiser?anliegen=dolmetschen&gemeinde=");
        Assert.Equal("", emptied.One("#gemeinde").GetAttribute("value") ?? "");
        Assert.Contains("Ihr Ort gehört nicht zum Einzugsgebiet",
            (await manager.PageAsync("/angebote/tafel-friedrichshafen/verweisen")).MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Einzugsgebiet dieses Angebots",
            (await manager.PageAsync("/angebote/schuldnerberatung-ettlingen/verweisen")).MainText(), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> AddAsync(Visitor manager, params (string Name, string Value)[] more) =>
        await manager.SubmitAsync("/konto/eintrag/sprechstunde", null, [.. more, ("wochentag", "Saturday"), ("rhythmus", "w1"),
            ("beginn", "05:00"), ("ende", "06:00"), ("ort", ""), ("form", "Phone"), ("gilt-ab", "21.11.2026"), ("gilt-bis", "")]);

    private static async Task AssertSavedAsync(HttpResponseMessage answer)
    {
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            Assert.Fail((await Visitor.ReadAsync(answer, answer.StatusCode)).QuerySelector(".ip-errorsum")?.Words());
        }
    }

    private static IHtmlFormElement FormOf(IHtmlDocument page) =>
        page.QuerySelectorAll<IHtmlFormElement>("main form[method=post].ip-form").Last();

    private static void Type(IHtmlFormElement form, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
        {
            form.Elements.OfType<IHtmlInputElement>().Single(input => input.Name == name).Value = value;
        }
    }

    private async Task<string> ScalarAsync(string sql) => await portal.Cluster.ScalarAsync<string>(portal.Database, sql);
}
