using System.Net;
using AngleSharp.Dom;
using Dapper;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Staff;

/// <summary>The administration as officers and coordinators use it: start page, lists, preview, what the public sees, deletion.</summary>
public sealed class StaffPageTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Start_ListsWhatTheAccountKeeps()
    {
        using var officer = await SignedInAsync("ib");
        var page = await officer.PageAsync("/verwaltung");
        Assert.Equal("Straßen11", LineOf(page, "/verwaltung/strassen"));
        Assert.Null(page.QuerySelector("a[href='/verwaltung/kreise']"));
        using var coordinator = await SignedInAsync("koordination");
        var county = await coordinator.PageAsync("/verwaltung");
        Assert.Equal("Kreise1", LineOf(county, "/verwaltung/kreise"));

        static string LineOf(IDocument page, string address) =>
            page.One($"main li:has(a[href='{address}'])").Words().Replace(" ", "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ib", "personen?q=wolkenfeld", "Tarek Wolkenfeld")]
    [InlineData("ib", "strassen?q=rheinstrasse", "Rheinstr.")]
    [InlineData("ib", "stellen?q=ettlingen-w", "Integrationsmanagement Ettlingen-West")]
    [InlineData("koordination", "gemeinden?q=uberlingen", "Überlingen")]
    public async Task List_Searched_ShowsTheEntry(string user, string address, string title)
    {
        using var visitor = await SignedInAsync(user);
        Assert.Equal(title, (await visitor.PageAsync($"/verwaltung/{address}")).One("tbody th").Words());
    }

    [Theory]
    [InlineData("personen?q=seerosenthal")]
    [InlineData("stellen?q=%C3%9Cberlingen")]
    [InlineData("strassen?q=Gartenstra%C3%9Fe")]
    public async Task List_OfAnotherMunicipality_ShowsNothing(string address)
    {
        using var officer = await SignedInAsync("ib");
        Assert.Contains("Dazu gibt es hier keinen Eintrag.", (await officer.PageAsync($"/verwaltung/{address}")).One(".ip-empty").Words(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saved_StandsOnThePublicPageWithTheNextRequest()
    {
        using var officer = await SignedInAsync("ib");
        var address = await AddressAsync("personen", "person", "oksana-birkenzahn");
        using var saved = await EntryFormTests.PostAsync(officer, await officer.PageAsync(address), address, null,
            ("nachname", "Birkenzahn-Horn"), ("telefon", "040 66969 398"));
        Assert.Equal(address + "?gespeichert=1", saved.Headers.Location?.OriginalString);
        var card = await portal.DocumentAsync("/ansprechpersonen/oksana-birkenzahn");
        Assert.Contains("Oksana Birkenzahn-Horn", card.One("h1").Words(), StringComparison.Ordinal);
        Assert.NotNull(card.QuerySelector("a[href='tel:+494066969398']"));
        Assert.Contains("Gespeichert.", (await officer.PageAsync(address + "?gespeichert=1")).One("[role=status]").Words(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_ShowsTheCardAndSavesNothing()
    {
        using var officer = await SignedInAsync("ib");
        var address = await AddressAsync("personen", "person", "tarek-wolkenfeld");
        using var response = await EntryFormTests.PostAsync(officer, await officer.PageAsync(address), address, "Vorschau",
            ("funktion", "Fachkraft"), ("telefon", "040 66969 397"));
        var page = await Visitor.ReadAsync(response, HttpStatusCode.OK);
        Assert.Contains("Anrufen: 040 66969 397", page.One("#vorschau article").Words(), StringComparison.Ordinal);
        Assert.Equal("Fachkraft", EntryFormTests.Typed(page)["funktion"]);
        Assert.Equal("040 66969 326", await ScalarAsync<string>("select phone from directory.person where slug = 'tarek-wolkenfeld'"));
        Assert.Equal(0, await ScalarAsync<int>("select count(*)::int from directory.change_set where action = 'Vorschau'"));
    }

    [Fact]
    public async Task Preview_OfARefusedEntry_IsTheFormAgain()
    {
        using var officer = await SignedInAsync("ib");
        var address = await AddressAsync("stellen", "post", "im-ettlingen-west");
        using var response = await EntryFormTests.PostAsync(officer, await officer.PageAsync(address), address, "Vorschau",
            ("email", "im.west"));
        var page = await Visitor.ReadAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("Geben Sie die E-Mail-Adresse vollständig ein", page.One("#email-fehler").Words(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#vorschau article"));
    }

    [Theory]
    [InlineData("ib", "personen", "person", "mirela-ampelstein",
        "An diesem Eintrag hängen noch Besetzungen von Stellen. Beenden oder verschieben Sie diese zuerst.")]
    [InlineData("ib", "orte", "place", "ettlingen-spessart",
        "An diesem Eintrag hängen noch Sprechstunden. Beenden oder verschieben Sie diese zuerst.")]
    [InlineData("ib", "organisationen", "organisation", "stadt-ettlingen",
        "An diesem Eintrag hängen noch Stellen. Beenden oder verschieben Sie diese zuerst.")]
    public async Task Deletion_OfSomethingInUse_IsRefusedWithASentence(string user, string path, string table, string slug, string sentence)
    {
        using var visitor = await SignedInAsync(user);
        var address = await AddressAsync(path, table, slug);
        using var refused = await visitor.SubmitAsync(address, "Loeschen");
        var page = await Visitor.ReadAsync(refused, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(sentence, page.One(".ip-errorsum li").Words());
        Assert.Equal(1, await ScalarAsync<int>($"select count(*)::int from directory.{table} where slug = '{slug}'"));
    }

    [Fact]
    public async Task Deletion_OfAnUnusedEntry_RemovesItAndStandsInTheHistory()
    {
        using var officer = await SignedInAsync("ib");
        using var added = await officer.SubmitAsync("/verwaltung/strassen/neu", null, ("name", "Irrweg"), ("gemeinde", "08215017"));
        var address = added.Headers.Location!.OriginalString.Split('?')[0];
        using var removed = await officer.SubmitAsync(address, "Loeschen");
        Assert.Equal(address.Replace("/strassen/", "/verlauf/strassen/", StringComparison.Ordinal) + "?gespeichert=geloescht",
            removed.Headers.Location?.OriginalString);
        Assert.Equal("Straße gelöscht",
            await ScalarAsync<string>(
            "select s.action from directory.change c join directory.change_set s on s.id = c.change_set_id order by c.id desc limit 1"));
        using var gone = await officer.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    /// <summary>What is not offered may not be posted: neither a municipality nor a post nor a place of somebody else.</summary>
    [Theory]
    [InlineData("orte", "gemeinde", "08435059", "name=Treff;gemeinde=;rollstuhl=Full",
        "select count(*)::int from directory.place where name = 'Treff'")]
    [InlineData("strassen", "gemeinde", "08435059", "name=Treffweg;gemeinde=",
        "select count(*)::int from directory.street where name = 'Treffweg'")]
    [InlineData("stellen", "ort", "{place ueberlingen-blauwiese}",
        "bezeichnung=Treffstelle;aufgabe=TeamLead;gemeinde=08215017;organisation={organisation stadt-ettlingen};ort=",
        "select count(*)::int from directory.post where title = 'Treffstelle'")]
    [InlineData("personen", "stelle", "{post im-ueberlingen}", "vorname=Tom;nachname=Treffer;rolle=Holder;ab=01.12.2026;stelle=",
        "select count(*)::int from directory.person where family_name = 'Treffer'")]
    public async Task Choice_OutsideTheReach_IsRefusedAtItsField(string path, string field, string value, string others, string count)
    {
        using var officer = await SignedInAsync("ib");
        var fields = new List<(string, string)> { (field, await FilledAsync(value)) };
        foreach (var other in others.Split(';').Select(pair => pair.Split('=')).Where(pair => pair[0] != field))
        {
            fields.Add((other[0], await FilledAsync(other[1])));
        }

        using var refused = await officer.SubmitAsync($"/verwaltung/{path}/neu", null, [.. fields]);
        var page = await Visitor.ReadAsync(refused, HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("Wählen Sie", page.One($"#{field}-fehler").Words(), StringComparison.Ordinal);
        Assert.Equal(0, await ScalarAsync<int>(count));
    }

    [Fact]
    public async Task Holding_OfAForeignPost_IsMissing()
    {
        using var officer = await SignedInAsync("ib");
        var post = await FilledAsync("{post im-ueberlingen}");
        using var opened = await officer.GetAsync($"/verwaltung/besetzungen/neu?stelle={post}");
        Assert.Equal(HttpStatusCode.NotFound, opened.StatusCode);
        var own = $"/verwaltung/besetzungen/neu?stelle={await FilledAsync("{post im-ettlingen-west}")}";
        var token = (await officer.PageAsync(own)).One("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        using var posted = await officer.PostAsync(own, ("__RequestVerificationToken", token), ("stelle", post),
            ("person", await FilledAsync("{person mirela-ampelstein}")), ("rolle", "Holder"), ("ab", "01.12.2026"));
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
    }

    private async Task<Visitor> SignedInAsync(string name)
    {
        var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync(name);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return visitor;
    }

    private async Task<string> AddressAsync(string path, string table, string slug) =>
        $"/verwaltung/{path}/{await FilledAsync($"{{{table} {slug}}}")}";

    /// <summary>"{post im-ettlingen-west}" becomes its id.</summary>
    private async Task<string> FilledAsync(string value)
    {
        var parts = value.Trim('{', '}').Split(' ');
        return value.StartsWith('{') ? await ScalarAsync<string>($"select id::text from directory.{parts[0]} where slug = '{parts[1]}'")
            : value;
    }

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        return (await owner.ExecuteScalarAsync<T>(sql))!;
    }
}
