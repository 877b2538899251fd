using IntMan.Portal.Tests.Staff;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Browsing;

/// <summary>The pages of those who are signed in: axe without violations in light and dark, nothing wider than a narrow phone, no errors in
/// the console.</summary>
[Collection(BrowserHost.Collection)]
public sealed class StaffAccessibilityTests(BrowserHost browser)
{
    [Theory]
    [InlineData("im1", "/heute", "/konto/benachrichtigungen", "/konto/uebersicht", "/konto/sicherheit", "/konto/app",
        "/konto/passkeys", "/konto/sitzungen")]
    [InlineData("im1", "/konto/eintrag", "/konto/eintrag?wochen=8", "/konto/eintrag/profil", "/konto/eintrag/sprechstunden",
        "/konto/eintrag/sprechstunde", "/konto/eintrag/zusatztermin", "/konto/eintrag/abwesend", "/konto/eintrag/abwesenheit")]
    [InlineData("ib", "/heute", "/verwaltung?bereich=gebiete", "/verwaltung?q=ettlingen", "/verwaltung?q=gibt-es-nicht",
        "/stellen/{ib-ettlingen}", "/stellen/{ib-ettlingen}/sprechstunden", "/stellen/{ib-ettlingen}/abwesenheit",
        "/stellen/{ib-ettlingen}/zustaendigkeiten", "/stellen/{ib-ettlingen}/abwesend")]
    [InlineData("ib", "/verwaltung", "/verwaltung/qualitaet", "/verwaltung/hinweise", "/verwaltung/bestaetigen", "/konto/bestaetigung")]
    [InlineData("ib", "/verwaltung/personen", "/verwaltung/strassen?q=gibt-es-nicht", "/verwaltung/personen/neu", "/verwaltung/stellen/neu",
        "/verwaltung/orte/neu", "/verwaltung/organisationen/neu", "/verwaltung/gemeinden/08215017", "/verwaltung/zustaendigkeiten/08215017",
        "/verwaltung/zustaendigkeiten/08215017/aendern", "/verwaltung/verlauf/gemeinden/08215017")]
    [InlineData("koordination", "/verwaltung/zustaendigkeiten", "/verwaltung/zustaendigkeiten/08435", "/verwaltung/kreise/08435",
        "/verwaltung/auftraege/neu", "/verwaltung/schulferien/neu", "/verwaltung/schliesstage/neu", "/verwaltung/zielgruppen/ukraine", "/verwaltung/verbaende/neu")]
    [InlineData("ib", "/verwaltung/angebote", "/verwaltung/angebote?q=gibt-es-nicht", "/verwaltung/angebote/neu",
        "/verwaltung/angebote/{mbe-ettlingen}", "/verwaltung/angebote/{mbe-ettlingen}/orte", "/verwaltung/angebote/{mbe-ettlingen}/zeiten",
        "/verwaltung/angebote/{mbe-ettlingen}/zeit", "/verwaltung/angebote/{mbe-ettlingen}/zusatztermin",
        "/verwaltung/angebote/{mbe-ettlingen}/uebersetzung/ar", "/verwaltung/angebote/{mbe-ettlingen}/pruefung")]
    [InlineData("partner", "/heute", "/konto/angebote", "/verwaltung/angebote", "/verwaltung/angebote/{sprachcafe-friedrichshafen}",
        "/verwaltung/angebote/{sprachcafe-friedrichshafen}/zeiten")]
    [InlineData("ehrenamt", "/heute", "/konto/rueckgaengig")]
    [InlineData("leitung", "/heute", "/verwaltung", "/verwaltung/auftragswechsel", "/verwaltung/auftragswechsel/08435036")]
    [InlineData("leitung", "/auswertung", "/auswertung/team")]
    [InlineData("koordination", "/auswertung", "/auswertung/neu")]
    [InlineData("im2", "/faelle/zahlen", "/faelle/themenmeldung")]
    [InlineData("admin", "/verwaltung/mails", "/entwicklung/mails")]
    [InlineData("ib", "/treffen", "/treffen/neu", "/treffen/teamaustausch-ettlingen", "/treffen/teamaustausch-ettlingen/mitglieder",
        "/treffen/teamaustausch-ettlingen/auftrag", "/treffen/teamaustausch-ettlingen/themen", "/treffen/teamaustausch-ettlingen/aufgaben",
        "/treffen/teamaustausch-ettlingen/planen", "/treffen/teamaustausch-ettlingen/{Invited}",
        "/treffen/teamaustausch-ettlingen/{Invited}/tagesordnung?bearbeiten=neu", "/treffen/teamaustausch-ettlingen/{Invited}/absagen",
        "/treffen/teamaustausch-ettlingen/{Held}/sitzung", "/treffen/teamaustausch-ettlingen/{Held}/protokoll",
        "/treffen/teamaustausch-ettlingen/{Held}/weltcafe")]
    [InlineData("koordination", "/treffen/mandate", "/treffen/berichte", "/treffen/berichte?bericht=themen", "/treffen/berichte?bericht=protokolle",
        "/treffen/netzwerktreffen-bodenseekreis/umfrage", "/treffen/koordinierungsrunde-bodenseekreis/optimierung", "/treffen/netzwerktreffen-bodenseekreis/{Closed}/protokoll")]
    [InlineData("sprecher", "/treffen/kalender", "/treffen/aufgaben", "/treffen/austauschforum-bodenseekreis", "/treffen/austauschforum-bodenseekreis/{Invited}",
        "/treffen/austauschforum-bodenseekreis/{Invited}/tagesordnung", "/treffen/austauschforum-bodenseekreis/{Held}/sitzung",
        "/treffen/austauschforum-bodenseekreis/{Held}/protokoll")]
    public async Task Pages_OnANarrowPhone_HaveNoBarrierThatAxeFinds(string role, params string[] addresses)
    {
        await using var window = await browser.OpenAsync(320);
        await window.SignInAsync(role);
        foreach (var named in addresses)
        {
            var address = await AddressAsync(named);
            var response = await window.Page.GotoAsync(address);
            Assert.Equal(200, response!.Status);
            Assert.EndsWith(address, window.Page.Url, StringComparison.Ordinal);
            await Barriers.AssertNoneInBothSchemesAsync(window.Page, $"{role} {address}", 320);
        }

        Assert.Empty(window.Troubles);
    }

    /// <summary>"{slug}" in an address is the id of that service or post, or the day of a meeting in that state.</summary>
    private async Task<string> AddressAsync(string named) => named.Split('{', '}') is not [var before, var slug, var after] ? named
        : before + await browser.Cluster.ScalarAsync<string>(browser.Database, before.StartsWith("/treffen/", StringComparison.Ordinal)
            ? $"""
                select max(m.held_on)::text from meetings.meeting m join meetings.series s on s.id = m.series_id
                where s.slug = '{before.Split('/')[2]}' and m.state = '{slug}'
                """
            : $"select id::text from directory.{(before == "/stellen/" ? "post" : "service")} where slug = '{slug}'") + after;

    /// <summary>The forms of entries that are there, the form of who holds a post, and the list of a commission that
    /// changes hands.</summary>
    [Theory]
    [InlineData("ib")]
    [InlineData("koordination")]
    public async Task Forms_OfEntriesThatExist_HaveNoBarrierThatAxeFinds(string role)
    {
        await using var window = await browser.OpenAsync(320);
        await window.SignInAsync(role);
        foreach (var form in FormCase.All.Where(form => form.User == role))
        {
            var address = $"/verwaltung/{form.Path}/{await browser.Cluster.ScalarAsync<string>(browser.Database, form.Entry)}";
            await AssertNoneAsync(window, $"{role} {form.Path}", address);
        }

        if (role == "ib")
        {
            await AssertNoneAsync(window, "new holder", $"/verwaltung/besetzungen/neu?stelle={await PostAsync("im-ettlingen-west")}");
        }

        Assert.Empty(window.Troubles);
    }

    [Fact]
    public async Task HandOverList_OnANarrowPhone_HasNoBarrierThatAxeFinds()
    {
        const string Meersburg = "/verwaltung/auftragswechsel/08435036";
        await using var window = await browser.OpenAsync(320);
        await window.SignInAsync("leitung");
        var page = window.Page;
        await page.GotoAsync(Meersburg);
        await page.SelectOptionAsync("#modell", "CededToCounty");
        await page.FillAsync("#ab", "01.01.2031");
        await page.SelectOptionAsync($"#nachfolge-{await PostAsync("im-meersburg")}", await PostAsync("im-salem"));
        await page.ClickAsync("form[aria-label=Angaben] button[type=submit]");
        await Barriers.AssertNoneInBothSchemesAsync(page, "commission gate", 320);
        await page.ClickAsync("form[aria-label=Wechseln] button");
        await page.WaitForURLAsync("**/auftragswechsel/08435036/*");
        await Barriers.AssertNoneInBothSchemesAsync(page, "hand-over list", 320);
        Assert.Empty(window.Troubles);
    }

    private static async Task AssertNoneAsync(BrowserWindow window, string name, string address)
    {
        var response = await window.Page.GotoAsync(address);
        Assert.Equal(200, response!.Status);
        await Barriers.AssertNoneInBothSchemesAsync(window.Page, name, 320);
    }

    private Task<string> PostAsync(string slug) => browser.Cluster.ScalarAsync<string>(browser.Database,
        $"select id::text from directory.post where slug = '{slug}'");
}
