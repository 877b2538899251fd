using System.Net;
using Dapper;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Staff;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Offers;

/// <summary>What a partner does with the services of the organisation, and how the officer looks at it.</summary>
public sealed class PartnerTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("Free", "", "Free||2026-11-18")]
    [InlineData("Full", "", "Full||2026-11-18")]
    [InlineData("WaitingList", "7", "WaitingList|7|2026-11-18")]
    [InlineData("WaitingList", "", "WaitingList||2026-11-18")]
    public async Task Capacity_WithOneTap_StandsInThePublicViewWithTodaysDate(string button, string weeks, string stored)
    {
        using var partner = await Visitor.SignedInAsync(portal, "partner");
        var id = await IdAsync("sprachcafe-friedrichshafen");
        using var reported = await PostAsync(partner, "/konto/angebote", "", ("angebot", id), ("plaetze", button), ("wochen", weeks));
        Assert.Equal($"/konto/angebote?seite=1&gespeichert=plaetze#a-{id}", reported.Headers.Location?.OriginalString);
        Assert.Equal(stored,
            await ScalarAsync<string>(
            "select capacity || '|' || coalesce(waiting_weeks::text, '') || '|' || capacity_on from public_directory.service where id = "
            + $"'{id}'"));
    }

    [Fact]
    public async Task Capacity_Refused_KeepsTheStateAndSaysWhy()
    {
        using var partner = await Visitor.SignedInAsync(portal, "partner");
        var id = await IdAsync("hausaufgabenhilfe-friedrichshafen");
        using var refused = await PostAsync(partner, "/konto/angebote", "", ("angebot", id), ("plaetze", "WaitingList"),
            ("wochen", "bald"));
        Assert.Equal("Geben Sie die Wartezeit in ganzen Wochen an, höchstens 260.",
            (await Visitor.ReadAsync(refused, HttpStatusCode.UnprocessableEntity)).One(".ip-errorsum a").Words());
        var other = await IdAsync("berufsberatung-friedrichshafen");
        var before = await StateAsync(other);
        using var foreign = await PostAsync(partner, "/konto/angebote", "", ("angebot", other), ("plaetze", "Full"), ("wochen", ""));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using var confirmed = await PostAsync(partner, "/konto/angebote", "?handler=Bestaetigen", ("angebot", other));
        Assert.Equal(before, await StateAsync(other));
        Assert.Equal(0,
            await ScalarAsync<int>(
            $"select count(*)::int from directory.confirmation where service_id = '{other}' and confirmed_on = '2026-11-18'"));
    }

    [Fact]
    public async Task Confirmed_ByThePartner_CountsAsTheProvider()
    {
        using var partner = await Visitor.SignedInAsync(portal, "partner");
        var id = await IdAsync("hausaufgabenhilfe-friedrichshafen");
        using var first = await PostAsync(partner, "/konto/angebote", "?handler=Bestaetigen", ("angebot", id));
        using var second = await PostAsync(partner, "/konto/angebote", "?handler=Bestaetigen", ("angebot", id));
        Assert.Equal("2026-11-18 Träger",
            await ScalarAsync<string>(
            $"select string_agg(confirmed_on || ' ' || by_role, ',') from public_directory.service_confirmation where service_id = '{id}' "
            + "and confirmed_on >= '2026-11-01'"));
    }

    [Fact]
    public async Task Review_OfTwoChanges_ShowsThemTogetherAndTakesBothBack()
    {
        using var partner = await Visitor.SignedInAsync(portal, "partner");
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        var id = await IdAsync("verfahrensberatung-bodenseekreis");
        var address = $"/verwaltung/angebote/{id}";
        var before = await ScalarAsync<string>($"select summary || '|' || coalesce(phone, '') from directory.service where id = '{id}'");
        await SaveAsync(partner, address, ("kurz", "Erster neuer Satz."));
        await SaveAsync(partner, address, ("kurz", "Zweiter neuer Satz."), ("telefon", "040 66969 499"));
        using var hour = await partner.SubmitAsync($"{address}/zeit", null, ("wochentag", "Tuesday"), ("rhythmus", "w1"),
            ("beginn", "9:00"), ("ende", "11:00"), ("form", "Open"), ("ort", ""), ("gilt-ab", "24.11.2026"), ("hinweis", ""));
        Assert.Equal(HttpStatusCode.Redirect, hour.StatusCode);

        Assert.Contains("Zweiter neuer Satz.", await ScalarAsync<string>($"select summary from public_directory.service where id = '{id}'"),
            StringComparison.Ordinal);
        Assert.Contains("Änderung prüfen: ", (await coordinator.PageAsync("/heute")).One($"a[href='{address}/pruefung']").Words(),
            StringComparison.Ordinal);
        Assert.NotNull((await coordinator.PageAsync("/verwaltung/angebote?pruefen=1")).QuerySelector($"a[href='{address}/pruefung']"));
        var page = await coordinator.PageAsync($"{address}/pruefung");
        var row = page.QuerySelectorAll("tbody tr").Single(tr => tr.One("th").Words() == "In einem Satz").Words();
        Assert.Contains(before.Split('|')[0], row, StringComparison.Ordinal);
        Assert.Contains("Zweiter neuer Satz.", row, StringComparison.Ordinal);
        Assert.DoesNotContain("Erster neuer Satz.", page.One("main").Words(), StringComparison.Ordinal);

        using var unfounded = await coordinator.SubmitAsync(page, $"{address}/pruefung", "Zuruecknehmen", ("grund", " "));
        Assert.Equal("Nennen Sie den Grund. Die Kooperation liest ihn.",
            (await Visitor.ReadAsync(unfounded, HttpStatusCode.UnprocessableEntity)).One("#grund-fehler").Words());
        using var taken = await coordinator.SubmitAsync(page, $"{address}/pruefung", "Zuruecknehmen",
            ("grund", "Die Nummer stimmt nicht."));
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal(before,
            await ScalarAsync<string>($"select summary || '|' || coalesce(phone, '') from directory.service where id = '{id}'"));
        Assert.Equal(0,
            await ScalarAsync<int>(
            $"select count(*)::int from directory.office_hour where service_id = '{id}' and weekday = 'Tuesday' and valid_from = "
            + "'2026-11-24'"));
        Assert.Contains("Grund: Die Nummer stimmt nicht.", (await partner.PageAsync("/konto/angebote")).One("main").Words(),
            StringComparison.Ordinal);
        Assert.Null((await coordinator.PageAsync("/verwaltung/angebote?pruefen=1")).QuerySelector($"a[href='{address}/pruefung']"));
        Assert.Equal(3, await ScalarAsync<int>("select count(*)::int from accounts.audit_log where action = 'directory.review back'"));
    }

    [Fact]
    public async Task Review_AcceptedOnceSeen_RefusesWhatCameAfterwards()
    {
        using var partner = await Visitor.SignedInAsync(portal, "partner");
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        var id = await IdAsync("hausaufgabenhilfe-friedrichshafen");
        var address = $"/verwaltung/angebote/{id}";
        await SaveAsync(partner, address, ("kurz", "Hilfe bei den Aufgaben."));
        var seen = await coordinator.PageAsync($"{address}/pruefung");
        await SaveAsync(partner, address, ("kurz", "Hilfe bei allen Aufgaben."));
        using var stale = await coordinator.SubmitAsync(seen, $"{address}/pruefung", "InOrdnung");
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        using var accepted = await coordinator.SubmitAsync($"{address}/pruefung", "InOrdnung");
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        Assert.Equal(0,
            await ScalarAsync<int>($"select count(*)::int from quality.service_review where service_id = '{id}' and state = 'Open'"));
        Assert.Contains("Hilfe bei allen Aufgaben.", await StateAsync(id), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ib", HttpStatusCode.NotFound)]
    [InlineData("partner", HttpStatusCode.Forbidden)]
    public async Task Review_OutsideTheReach_IsMissing(string user, HttpStatusCode expected)
    {
        using var visitor = await Visitor.SignedInAsync(portal, user);
        using var opened = await visitor.GetAsync($"/verwaltung/angebote/{await IdAsync("sprachcafe-friedrichshafen")}/pruefung");
        Assert.Equal(expected, opened.StatusCode);
    }

    [Fact]
    public async Task Officer_ChangingAService_NeedsNoReview()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        var id = await IdAsync("mbe-ettlingen");
        await SaveAsync(officer, $"/verwaltung/angebote/{id}", ("kurz", "Beratung für Erwachsene."));
        Assert.Equal(0, await ScalarAsync<int>($"select count(*)::int from quality.service_review where service_id = '{id}'"));
    }

    /// <summary>One form of a page with several.</summary>
    private static async Task<HttpResponseMessage> PostAsync(Visitor visitor, string address, string handler,
        params (string, string)[] fields) =>
        await visitor.PostAsync(address + handler,
            [("__RequestVerificationToken", (await visitor.PageAsync(address)).One("input[name=__RequestVerificationToken]")
            .GetAttribute("value")!), .. fields]);

    private static async Task SaveAsync(Visitor visitor, string address, params (string, string)[] fields)
    {
        using var saved = await EntryFormTests.PostAsync(visitor, await visitor.PageAsync(address), address, null, fields);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    private Task<string> IdAsync(string slug) => ScalarAsync<string>($"select id::text from directory.service where slug = '{slug}'");

    private Task<string> StateAsync(string id) => ScalarAsync<string>($"select directory.state_of('service', '{id}')::text");

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        return (await owner.ExecuteScalarAsync<T>(sql))!;
    }
}
