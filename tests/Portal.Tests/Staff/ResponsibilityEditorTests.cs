using System.Net;
using AngleSharp.Html.Dom;
using Dapper;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Staff;

/// <summary>The responsibility editor with its publish gate, on Wednesday, 18 November 2026.</summary>
public sealed class ResponsibilityEditorTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Ettlingen = "/verwaltung/zustaendigkeiten/08215017";
    private const string Form = Ettlingen + "/aendern";

    [Fact]
    public async Task NumberRange_MovedAtNewYear_IsShownByTheGateThenFoundByTheSearchOnItsDay()
    {
        using var officer = await SignedInAsync("ib");
        var preview = await CheckAsync(officer, "Rheinstr.", "155", "im-ettlingen-sued", "01.01.2027");
        Assert.Contains(
            "1 Straße wechselt am 1. Januar 2027 von Integrationsmanagement Ettlingen-West zu Integrationsmanagement Ettlingen-Süd.",
            preview.One("#pruefung").Words(), StringComparison.Ordinal);
        Assert.Contains("Rheinstr. 155", preview.One("#pruefung").Words(), StringComparison.Ordinal);
        Assert.Contains("Neue Lücken, Überschneidungen oder Widersprüche entstehen nicht.", preview.One("#pruefung").Words(),
            StringComparison.Ordinal);
        Assert.Equal("Tarek Wolkenfeld", await AnswerAsync("Rheinstr 155", "2027-01-01T09:00"));

        using var published = await PublishAsync(officer, preview);
        Assert.Equal(Ettlingen + "?gespeichert=geplant", published.Headers.Location?.OriginalString);
        Assert.Equal("Tarek Wolkenfeld", await AnswerAsync("Rheinstr 155", "2026-12-31T09:00"));
        Assert.Equal("Mirela Ampelstein", await AnswerAsync("Rheinstr 155", "2027-01-01T09:00"));
        Assert.Equal("Tarek Wolkenfeld", await AnswerAsync("Rheinstr 119", "2027-01-01T09:00"));
    }

    [Fact]
    public async Task Planned_IsListedAndCanBeWithdrawnOnce()
    {
        using var officer = await SignedInAsync("ib");
        using var published = await PublishAsync(officer, await CheckAsync(officer, "Bulacher Str.", "", "im-ettlingen-ost", "01.02.2027"));
        var page = await officer.PageAsync(Ettlingen);
        var item = page.QuerySelectorAll("section[aria-labelledby=h-geplant] li")
            .Single(li => li.TextContent.Contains("01.02.2027", StringComparison.Ordinal));
        Assert.Contains("gilt ab Montag, 1. Februar 2027, beschlossen von Jonas Kieselbart", item.Words(), StringComparison.Ordinal);
        var set = item.One("input[name=aenderung]").GetAttribute("value")!;
        var token = page.One("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        using var withdrawn = await officer.PostAsync(Ettlingen + "?handler=Zurueckziehen", ("__RequestVerificationToken", token),
            ("aenderung", set));
        Assert.Equal(Ettlingen + "?gespeichert=zurueckgezogen", withdrawn.Headers.Location?.OriginalString);
        Assert.Equal("Tarek Wolkenfeld", await AnswerAsync("Bulacher Str.", "2027-02-01T09:00"));
        Assert.Equal(1,
            await ScalarAsync<int>(
            "select count(*)::int from directory.responsibility r join directory.street s on s.id = r.street_id where s.name = 'Bulacher "
            + "Str.'"));

        using var again = await officer.PostAsync(Ettlingen + "?handler=Zurueckziehen", ("__RequestVerificationToken", token),
            ("aenderung", set));
        var refused = await Visitor.ReadAsync(again, HttpStatusCode.Conflict);
        Assert.Equal("Diese Änderung ist nicht mehr geplant. Sie gilt schon oder ist zurückgezogen.",
            refused.One(".ip-errorsum li").Words());
    }

    [Fact]
    public async Task Planned_ByAnotherCounty_CannotBeWithdrawnHere()
    {
        using var coordinator = await SignedInAsync("koordination");
        var meersburg = "/verwaltung/zustaendigkeiten/08435036";
        var page = await coordinator.PageAsync(meersburg + "/aendern");
        using var checkedChange = await coordinator.SubmitAsync(page, meersburg + "/aendern", null, ("bereich", "gemeinde"),
            ("hausnummern", ""), ("zielgruppe", "alle"), ("stelle", await PostAsync("im-salem")), ("ab", "01.03.2027"), ("wie", "ersetzt"));
        using var published = await PublishAsync(coordinator, await Visitor.ReadAsync(checkedChange, HttpStatusCode.OK),
            meersburg + "/aendern");
        Assert.Equal(meersburg + "?gespeichert=geplant", published.Headers.Location?.OriginalString);
        var set = (await coordinator.PageAsync(meersburg)).One("input[name=aenderung]").GetAttribute("value")!;

        using var officer = await SignedInAsync("ib");
        var token = (await officer.PageAsync(Form)).One("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        using var foreign = await officer.PostAsync(Ettlingen + "?handler=Zurueckziehen", ("__RequestVerificationToken", token),
            ("aenderung", set));
        Assert.Equal(HttpStatusCode.Conflict, foreign.StatusCode);
        using var there = await officer.PostAsync(meersburg + "?handler=Zurueckziehen", ("__RequestVerificationToken", token),
            ("aenderung", set));
        Assert.Equal(HttpStatusCode.NotFound, there.StatusCode);
        Assert.Contains("01.03.2027", (await coordinator.PageAsync(meersburg)).One("section[aria-labelledby=h-geplant]").Words(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tandem_OfTwoPosts_MustBeConfirmedAsWanted()
    {
        using var officer = await SignedInAsync("ib");
        var preview = await CheckAsync(officer, "Englerstr.", "", "im-ettlingen-sued", "heute", "dazu");
        Assert.Contains("Mehrere gleich zuständig: Englerstr.", preview.One("#pruefung").Words(), StringComparison.Ordinal);
        using var refused = await PublishAsync(officer, preview);
        var page = await Visitor.ReadAsync(refused, HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("Bestätigen Sie, dass Sie die Auffälligkeiten geprüft haben", page.One("#geprueft-fehler").Words(),
            StringComparison.Ordinal);
        Assert.Equal("Oksana Birkenzahn", await AnswerAsync("Englerstr."));

        using var published = await PublishAsync(officer, page, Form, ("geprueft", "true"));
        Assert.Equal(Ettlingen + "?gespeichert=1", published.Headers.Location?.OriginalString);
        var cards = (await portal.DocumentAsync("/suche?q=Englerstr.")).QuerySelectorAll("article[aria-labelledby] h2")
            .Select(h => h.Words()).Order(StringComparer.Ordinal);
        Assert.Equal(["Mirela Ampelstein", "Oksana Birkenzahn"], cards);
        Assert.Contains("Englerstr. Integrationsmanagement Ettlingen-Ost und Integrationsmanagement Ettlingen-Süd",
            (await officer.PageAsync(Ettlingen)).One("section[aria-labelledby=h-luecken]").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Published_AfterAColleagueChangedTheSame_IsReviewedAgain()
    {
        using var officer = await SignedInAsync("ib");
        var preview = await CheckAsync(officer, "Albstr.", "", "im-ettlingen-west", "01.01.2027");
        using var colleague = await SignedInAsync("admin");
        using var quicker = await PublishAsync(colleague,
            await CheckAsync(colleague, "Damaschkestr.", "", "im-ettlingen-west", "01.01.2027"));
        Assert.Equal(HttpStatusCode.Redirect, quicker.StatusCode);

        using var late = await PublishAsync(officer, preview);
        var conflict = await Visitor.ReadAsync(late, HttpStatusCode.Conflict);
        Assert.StartsWith("Fehler: ", conflict.Title, StringComparison.Ordinal);
        Assert.Equal("Mirela Ampelstein", await AnswerAsync("Albstr.", "2027-01-01T09:00"));
        using var again = await PublishAsync(officer, conflict);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal("Tarek Wolkenfeld", await AnswerAsync("Albstr.", "2027-01-01T09:00"));
    }

    [Theory]
    [InlineData("Goethestraße", false)]
    [InlineData("Schillerstraße", true)]
    public async Task Published_Twice_CountsOnce(string street, bool together)
    {
        using var officer = await SignedInAsync("ib");
        await portal.Cluster.ExecuteAsync(portal.Database,
            "insert into directory.street (id, ags, name, search_key, search_words, search_near) select gen_random_uuid(), ags, "
            + $"'{street}', lower('{street}'), '{{}}', '{{}}' from directory.street where name = 'Lindenweg' limit 1");
        var preview = await CheckAsync(officer, street, "", "im-ettlingen-ost", "01.04.2027");
        var answers = together
            ? await Task.WhenAll(PublishAsync(officer, preview), PublishAsync(officer, preview))
            : [await PublishAsync(officer, preview), await PublishAsync(officer, preview)];
        Assert.All(answers, answer => Assert.Equal(Ettlingen + "?gespeichert=geplant", answer.Headers.Location?.OriginalString));
        Assert.Equal(1,
            await ScalarAsync<int>(
            "select count(*)::int from directory.responsibility r join directory.street s on s.id = r.street_id where s.name = "
            + $"'{street}'"));
        using var gate = await SendAsync(officer, street, "", "im-ettlingen-ost", "01.04.2027", "ersetzt");
        Assert.True((int)gate.StatusCode < 500, $"{gate.StatusCode}");
        foreach (var answer in answers)
        {
            answer.Dispose();
        }
    }

    [Fact]
    public async Task Published_WithOtherValuesThanReviewed_IsRefused()
    {
        using var officer = await SignedInAsync("ib");
        var preview = await CheckAsync(officer, "Lindenweg", "", "im-ettlingen-west", "01.01.2027");
        using var swapped = await PublishAsync(officer, preview, Form, ("stelle", await PostAsync("im-ettlingen-ost")));
        Assert.Equal(HttpStatusCode.Conflict, swapped.StatusCode);
        Assert.Equal("Mirela Ampelstein", await AnswerAsync("Lindenweg", "2027-01-01T09:00"));
    }

    [Theory]
    [InlineData("Rheinstr.", "119-155a?", "im-ettlingen-sued", "01.01.2027", "hausnummern",
        "Hausnummer „119-155a?“ ist nicht lesbar. Schreiben Sie zum Beispiel 119, 155 oder 1–27 ungerade.")]
    [InlineData("", "", "im-ettlingen-sued", "01.01.2027", "bereich", "Wählen Sie die Straße, den Ortsteil oder das ganze Gebiet.")]
    [InlineData("Rheinstr.", "", "", "01.01.2027", "stelle", "Wählen Sie die Stelle, die zuständig wird.")]
    [InlineData("Rheinstr.", "", "im-ueberlingen", "01.01.2027", "stelle", "Wählen Sie die Stelle, die zuständig wird.")]
    [InlineData("Gartenstraße", "", "im-ettlingen-sued", "01.01.2027", "bereich",
        "Wählen Sie die Straße, den Ortsteil oder das ganze Gebiet.")]
    [InlineData("Rheinstr.", "", "im-ettlingen-sued", "17.11.2026", "ab",
        "Was schon war, bleibt stehen. Wählen Sie heute oder einen späteren Tag.")]
    [InlineData("Rheinstr.", "", "im-ettlingen-sued", "", "ab", "Geben Sie den ersten Tag ein, zum Beispiel 01.01.2027.")]
    public async Task Mistyped_IsSaidAtTheField(string street, string numbers, string post, string from, string field, string sentence)
    {
        using var officer = await SignedInAsync("ib");
        using var refused = await SendAsync(officer, street, numbers, post, from, "ersetzt");
        var page = await Visitor.ReadAsync(refused, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(sentence, page.One($"#{field}-fehler").Words());
        Assert.Equal((numbers, from), (page.One("#hausnummern").GetAttribute("value") ?? "", page.One("#ab").GetAttribute("value") ?? ""));
        Assert.Null(page.QuerySelector("#pruefung"));
    }

    /// <summary>A town has two thousand streets: the page offers those that are searched for.</summary>
    [Fact]
    public async Task Streets_OfALargeTown_AreSearchedFor()
    {
        await using (var owner = await portal.Cluster.ConnectAsync(portal.Database))
        {
            await owner.ExecuteAsync(
                "insert into directory.street (id, ags, name, search_key, search_words, search_near) select gen_random_uuid(), "
                + "'08435016', 'Probeweg ' || n, 'probeweg' || n, array['probeweg', n::text], array[]::text[] from generate_series(1, "
                + "2000) n");
        }

        using var coordinator = await SignedInAsync("koordination");
        const string Town = "/verwaltung/zustaendigkeiten/08435016/aendern";
        var page = await coordinator.PageAsync(Town);
        Assert.InRange(page.QuerySelectorAll("#bereich option").Length, 2, 40);
        page = await coordinator.PageAsync(Town + "?strasse=PROBEWEG");
        Assert.Contains("2000 Straßen passen. Das sind die ersten 20; schreiben Sie mehr vom Namen.", page.MainText(),
            StringComparison.Ordinal);
        var links = page.QuerySelectorAll("section[aria-labelledby=h-strasse] li a");
        Assert.Equal(20, links.Length);
        page = await coordinator.PageAsync(links[0].GetAttribute("href")!);
        Assert.Equal(links[0].Words(), page.One("#bereich option[selected]").Words());

        page = await coordinator.PageAsync(Town + "?strasse=Probeweg+1999");
        Assert.Contains("Probeweg 1999 ist unten eingesetzt.", page.MainText(), StringComparison.Ordinal);
        Assert.Equal("Probeweg 1999", page.One("#bereich option[selected]").Words());
        Assert.Contains("Keine Straße heißt so.", (await coordinator.PageAsync(Town + "?strasse=gibt-es-nicht")).MainText(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ib", "08435059")]
    [InlineData("ib", "08215")]
    [InlineData("koordination", "08215017")]
    [InlineData("admin", "08999999")]
    [InlineData("admin", "0821501x")]
    public async Task OutOfReach_IsMissing(string user, string key)
    {
        using var visitor = await SignedInAsync(user);
        foreach (var address in (string[])[$"/verwaltung/zustaendigkeiten/{key}", $"/verwaltung/zustaendigkeiten/{key}/aendern"])
        {
            using var opened = await visitor.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, opened.StatusCode);
        }
    }

    private static Task<HttpResponseMessage> PublishAsync(Visitor officer, IHtmlDocument preview, string address = Form,
        params (string Name, string Value)[] fields) =>
        officer.PostAsync($"{address}?handler=Veroeffentlichen",
            [.. fields, .. preview.QuerySelectorAll("form[action$=Veroeffentlichen] input[type=hidden]").OfType<IHtmlInputElement>()
            .Select(input => (input.Name!, input.Value))]);

    private async Task<IHtmlDocument> CheckAsync(Visitor officer, string street, string numbers, string post, string from,
        string how = "ersetzt")
    {
        using var response = await SendAsync(officer, street, numbers, post, from, how);
        return await Visitor.ReadAsync(response, HttpStatusCode.OK);
    }

    private async Task<HttpResponseMessage> SendAsync(Visitor officer, string street, string numbers, string post, string from, string how)
    {
        var area = street.Length == 0 ? ""
            : "strasse:" + await ScalarAsync<string>($"select id::text from directory.street where name = '{street}' order by id limit 1");
        return await officer.SubmitAsync(Form, null, ("bereich", area), ("hausnummern", numbers), ("zielgruppe", "alle"),
            ("stelle", post.Length == 0 ? "" : await PostAsync(post)), ("ab", from), ("wie", how), ("quelle", "Beschluss 2026"));
    }

    private async Task<string> AnswerAsync(string typed, string at = TestClock.Usual)
    {
        var name = (await portal.DocumentAsync($"/suche?q={Uri.EscapeDataString(typed + " Ettlingen")}", at))
            .One("article[aria-labelledby] h2").Words();
        portal.Clock.Set(TestClock.Usual);
        return name;
    }

    private Task<string> PostAsync(string slug) => ScalarAsync<string>($"select id::text from directory.post where slug = '{slug}'");

    private Task<Visitor> SignedInAsync(string name) => Visitor.SignedInAsync(portal, name);

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        return (await owner.ExecuteScalarAsync<T>(sql))!;
    }
}
