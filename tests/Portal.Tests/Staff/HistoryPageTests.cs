using System.Net;
using AngleSharp.Html.Dom;
using Dapper;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Staff;

/// <summary>The history of an entry: who changed what, putting an earlier version back, taking a whole change set back.</summary>
public sealed class HistoryPageTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Changed_StandsThereWithBothValues_AndIsRestoredAfterOneQuestion()
    {
        using var officer = await SignedInAsync("ib");
        var id = await IdAsync("person", "tarek-wolkenfeld");
        await ChangeAsync(officer, $"/verwaltung/personen/{id}", ("telefon", "040 66969 390"));
        var address = $"/verwaltung/verlauf/personen/{id}";
        var form = await officer.PageAsync($"/verwaltung/personen/{id}");
        Assert.NotNull(form.QuerySelector($"a[href='{address}']"));

        var page = await officer.PageAsync(address);
        Assert.Equal("Verlauf: Person Tarek Wolkenfeld", page.One("h1").Words());
        Assert.Contains("Person geändert Mittwoch, 18. November 2026, 14:12 Uhr: Jonas Kieselbart (Integrationsbeauftragung)",
            page.One("main ol.ip-plainlist > li").Words(), StringComparison.Ordinal);
        Assert.Contains("Telefon 040 66969 326 040 66969 390", page.One("main ol.ip-plainlist > li").Words(), StringComparison.Ordinal);

        var question = await officer.PageAsync(page.One("a[href*='fassung=']").GetAttribute("href")!);
        Assert.Contains("Fassung vor dieser Änderung wiederherstellen?", question.One("#frage").Words(), StringComparison.Ordinal);
        Assert.Equal("040 66969 390", await ScalarAsync<string>($"select phone from directory.person where id = '{id}'"));
        using var restored = await SendAsync(officer, question, "#frage form");
        Assert.Equal(address + "?gespeichert=wiederhergestellt", restored.Headers.Location?.OriginalString);
        Assert.Equal("040 66969 326", await ScalarAsync<string>($"select phone from directory.person where id = '{id}'"));
        Assert.Contains("Frühere Fassung wiederhergestellt", (await officer.PageAsync(address)).One("main ol.ip-plainlist > li h2").Words(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restoring_WhatAColleagueChangedSince_IsAConflict()
    {
        using var officer = await SignedInAsync("ib");
        var address = $"/verwaltung/orte/{await IdAsync("place", "ettlingen-rathaus")}";
        await ChangeAsync(officer, address, ("raum", "Zimmer 1"));
        var history = address.Replace("/orte/", "/verlauf/orte/", StringComparison.Ordinal);
        var question = await officer.PageAsync((await officer.PageAsync(history)).One("a[href*='fassung=']").GetAttribute("href")!);
        await ChangeAsync(officer, address, ("raum", "Zimmer 2"));
        using var late = await SendAsync(officer, question, "#frage form");
        var conflict = await Visitor.ReadAsync(late, HttpStatusCode.Conflict);
        Assert.StartsWith("Der Eintrag wurde inzwischen geändert.", conflict.One(".ip-errorsum li").Words(), StringComparison.Ordinal);
        Assert.Equal("Zimmer 2", await ScalarAsync<string>("select room from directory.place where slug = 'ettlingen-rathaus'"));
        using var again = await SendAsync(officer, conflict, "#frage form");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal("Infopunkt im Erdgeschoss",
            await ScalarAsync<string>("select room from directory.place where slug = 'ettlingen-rathaus'"));
    }

    [Fact]
    public async Task Deleted_IsRestoredFromItsHistory()
    {
        using var officer = await SignedInAsync("ib");
        using var added = await officer.SubmitAsync("/verwaltung/strassen/neu", null, ("name", "Irrweg"), ("gemeinde", "08215017"));
        using var removed = await officer.SubmitAsync(added.Headers.Location!.OriginalString.Split('?')[0], "Loeschen");
        var page = await officer.PageAsync(removed.Headers.Location!.OriginalString);
        Assert.Contains("Der Eintrag ist gelöscht. Sie können ihn hier wiederherstellen.", page.One("main").Words(),
            StringComparison.Ordinal);
        using var restored = await SendAsync(officer, await officer.PageAsync(page.One("a[href*='fassung=']").GetAttribute("href")!),
            "#frage form");
        Assert.Equal(HttpStatusCode.Redirect, restored.StatusCode);
        Assert.Equal(1, await ScalarAsync<int>("select count(*)::int from directory.street where name = 'Irrweg'"));
    }

    [Fact]
    public async Task ChangeSet_TakenBack_PutsEveryEntryBack_Once()
    {
        using var officer = await SignedInAsync("ib");
        using var added = await officer.SubmitAsync("/verwaltung/personen/neu", null,
            ("vorname", "Nele"), ("nachname", "Neuling"), ("stelle", await IdAsync("post", "im-ettlingen-ost")), ("rolle", "Deputy"),
            ("ab", "18.11.2026"));
        var history = added.Headers.Location!.OriginalString.Split('?')[0]
            .Replace("/personen/", "/verlauf/personen/", StringComparison.Ordinal);
        var question = await officer.PageAsync((await officer.PageAsync(history)).One("a[href*='vorgang=']").GetAttribute("href")!);
        Assert.Contains("2 Einträge bekommen wieder den Stand von vorher.", question.One("#vorgang").Words(), StringComparison.Ordinal);
        using var undone = await SendAsync(officer, question, "#vorgang form");
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal(0, await ScalarAsync<int>("select count(*)::int from directory.person where family_name = 'Neuling'"));
    }

    [Fact]
    public async Task ChangeSet_WithALaterChange_StaysAsAWhole()
    {
        using var officer = await SignedInAsync("ib");
        var id = await IdAsync("person", "oksana-birkenzahn");
        await ChangeAsync(officer, $"/verwaltung/personen/{id}", ("funktion", "Erste"));
        var question = await officer.PageAsync((await officer.PageAsync($"/verwaltung/verlauf/personen/{id}")).One("a[href*='vorgang=']")
            .GetAttribute("href")!);
        await ChangeAsync(officer, $"/verwaltung/personen/{id}", ("funktion", "Zweite"));
        using var refused = await SendAsync(officer, question, "#vorgang form");
        Assert.Contains("Ein Eintrag wurde seither geändert.", (await Visitor.ReadAsync(refused, HttpStatusCode.Conflict))
            .One(".ip-errorsum").Words(), StringComparison.Ordinal);
        Assert.Equal("Zweite", await ScalarAsync<string>($"select function from directory.person where id = '{id}'"));
    }

    [Fact]
    public async Task OutOfReach_IsMissing_AlsoThroughAnOwnEntry()
    {
        using var admin = await SignedInAsync("admin");
        var foreign = await IdAsync("person", "elif-seerosenthal");
        await ChangeAsync(admin, $"/verwaltung/personen/{foreign}", ("funktion", "Leitung"));
        var (change, set) = (await ScalarAsync<long>($"select max(id) from directory.change where entity_key = '{foreign}'"),
            await ScalarAsync<string>(
            $"select change_set_id::text from directory.change where entity_key = '{foreign}' order by id desc limit 1"));

        using var officer = await SignedInAsync("ib");
        var own = $"/verwaltung/verlauf/personen/{await IdAsync("person", "mirela-ampelstein")}";
        var token = (await officer.PageAsync("/verwaltung/personen/neu")).One("input[name=__RequestVerificationToken]")
            .GetAttribute("value")!;
        foreach (var address in (string[])[$"/verwaltung/verlauf/personen/{foreign}", $"{own}?fassung={change}", $"{own}?vorgang={set}",
            "/verwaltung/verlauf/unsinn/1", "/verwaltung/verlauf/personen/1"])
        {
            using var opened = await officer.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, opened.StatusCode);
        }

        using var restored = await officer.PostAsync(own + "?handler=Wiederherstellen", ("__RequestVerificationToken", token),
            ("fassung", $"{change}"), ("letzte", $"{change}"));
        Assert.Equal(HttpStatusCode.NotFound, restored.StatusCode);
        using var undone = await officer.PostAsync(own + "?handler=Zuruecknehmen", ("__RequestVerificationToken", token), ("vorgang", set));
        Assert.Equal(HttpStatusCode.NotFound, undone.StatusCode);
        Assert.Equal("Leitung", await ScalarAsync<string>($"select function from directory.person where id = '{foreign}'"));
    }

    private static async Task ChangeAsync(Visitor visitor, string address, params (string Name, string Value)[] fields)
    {
        using var saved = await EntryFormTests.PostAsync(visitor, await visitor.PageAsync(address), address, null, fields);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    private static Task<HttpResponseMessage> SendAsync(Visitor visitor, IHtmlDocument page, string form) =>
        visitor.PostAsync(page.One(form).GetAttribute("action")!,
            [.. page.QuerySelectorAll(form + " input").OfType<IHtmlInputElement>().Select(input => (input.Name!, input.Value))]);

    private Task<string> IdAsync(string table, string slug) =>
        ScalarAsync<string>($"select id::text from directory.{table} where slug = '{slug}'");

    private async Task<Visitor> SignedInAsync(string name)
    {
        var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync(name);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return visitor;
    }

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        return (await owner.ExecuteScalarAsync<T>(sql))!;
    }
}
