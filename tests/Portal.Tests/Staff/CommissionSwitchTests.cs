using System.Net;
using AngleSharp.Html.Dom;
using Dapper;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Staff;

/// <summary>A municipality cedes its commission or takes it back: commission, streets and hours together or not at all.</summary>
public sealed class CommissionSwitchTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Meersburg = "/verwaltung/auftragswechsel/08435036";

    [Fact]
    public async Task Ceded_MovesCommissionStreetsAndHoursOnTheDay_AndCanBeTakenBack()
    {
        using var head = await SignedInAsync("leitung");
        Assert.NotNull((await head.PageAsync("/heute")).QuerySelector("a[href='/verwaltung/auftragswechsel']"));
        Assert.NotNull((await head.PageAsync("/verwaltung/auftragswechsel")).QuerySelector($"a[href='{Meersburg}']"));
        var preview = await CheckAsync(head, "CededToCounty", "01.01.2027", "im-salem");
        Assert.Contains(
            "Meersburg wechselt am 1. Januar 2027 von Integrationsmanagement Meersburg zu Integrationsmanagement Salem, Frickingen und "
            + "Heiligenberg.", preview.One("#pruefung").Words(), StringComparison.Ordinal);
        using var switched = await SwitchAsync(head, preview);
        var list = switched.Headers.Location!.OriginalString;
        Assert.Matches($"^{Meersburg}/[0-9a-f-]{{36}}\\?gespeichert=1$", list);
        using var again = await SwitchAsync(head, preview);
        Assert.Equal(list, again.Headers.Location?.OriginalString);

        var handOver = (await head.PageAsync(list)).One("main").Words();
        Assert.Contains(
            "ganze Gemeinde Meersburg Alle Geflüchteten Integrationsmanagement Meersburg Integrationsmanagement Salem, Frickingen und "
            + "Heiligenberg", handOver, StringComparison.Ordinal);
        Assert.Contains("Montag 09:00–12:00 Uhr Integrationsmanagement Meersburg", handOver, StringComparison.Ordinal);
        Assert.Equal(("Nadim Rebstöckl", "Ludger Klosterwiese"),
            (await AnswerAsync("2026-12-31T09:00"), await AnswerAsync("2027-01-04T09:00")));
        Assert.Contains("an das Landratsamt", (await PageAsync("2027-01-04T09:00")).One("#h-modell + p").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("an das Landratsamt", (await PageAsync("2026-12-31T09:00")).One("#h-modell + p").Words(),
            StringComparison.Ordinal);
        Assert.Equal("2026-12-31,2026-12-31",
            await ScalarAsync<string>(
            "select string_agg(valid_until::text, ',') from directory.office_hour o join directory.post p on p.id = o.post_id where "
            + "p.slug = 'im-meersburg'"));
        Assert.Equal(2,
            await ScalarAsync<int>(
            "select count(*)::int from directory.office_hour o join directory.post p on p.id = o.post_id where p.slug = 'im-salem' and "
            + "o.valid_from = '2027-01-01'"));

        using var undone = await head.SubmitAsync(list.Split('?')[0], "Zuruecknehmen");
        Assert.Equal(Meersburg + "?gespeichert=zurueckgenommen", undone.Headers.Location?.OriginalString);
        Assert.Equal("Nadim Rebstöckl", await AnswerAsync("2027-01-04T09:00"));
        Assert.Equal(1,
            await ScalarAsync<int>("select count(*)::int from directory.mandate where ags = '08435036' and valid_until is null"));
        using var gone = await head.GetAsync(list);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [InlineData("", "01.01.2027", "modell", "Wählen Sie, wer das Integrationsmanagement künftig stellt.")]
    [InlineData("CededToCounty", "17.11.2026", "ab", "Was schon war, bleibt stehen. Wählen Sie heute oder einen späteren Tag.")]
    [InlineData("CededToCounty", "Neujahr", "ab", "Geben Sie den Tag so ein: 25.11.2026.")]
    public async Task Mistyped_IsSaidAtTheField(string model, string from, string field, string sentence)
    {
        using var head = await SignedInAsync("leitung");
        using var refused = await SendAsync(head, model, from, "im-salem");
        var page = await Visitor.ReadAsync(refused, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(sentence, page.One($"#{field}-fehler").Words());
        Assert.Equal(from, page.One("#ab").GetAttribute("value"));
    }

    [Fact]
    public async Task Association_WithoutOne_IsSaidByTheCheckAlready_AndChangesNothingAtAll()
    {
        using var coordinator = await SignedInAsync("koordination");
        using var refused = await SendAsync(coordinator, "Association", "01.03.2027", "im-salem");
        var page = await Visitor.ReadAsync(refused, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Nennen Sie den Verband, der das Integrationsmanagement gemeinsam stellt.", page.One("#verband-fehler").Words());
        Assert.Equal(0, await ScalarAsync<int>("select count(*)::int from directory.responsibility where valid_from = '2027-03-01'"));
        Assert.Equal(0,
            await ScalarAsync<int>("select count(*)::int from directory.mandate where ags = '08435036' and valid_until is not null"));
    }

    [Fact]
    public async Task AnotherCommissionLater_IsSaidByTheCheckAlready()
    {
        await using (var owner = await portal.Cluster.ConnectAsync(portal.Database))
        {
            await owner.ExecuteAsync("""
                update directory.mandate set valid_until = '2030-12-31' where ags = '08435036' and valid_until is null;
                insert into directory.mandate (id, ags, model, valid_from) values (gen_random_uuid(), '08435036', 'OwnStaff', '2031-01-01')
                """);
        }

        using var head = await SignedInAsync("leitung");
        using var refused = await SendAsync(head, "CededToCounty", "01.06.2030", "im-salem");
        var page = await Visitor.ReadAsync(refused, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("An diesem Tag oder später beginnt schon ein anderes Auftragsverhältnis. Nehmen Sie es zuerst zurück.",
            page.One("#ab-fehler").Words());
        Assert.Null(page.QuerySelector("#pruefung"));
        await using var after = await portal.Cluster.ConnectAsync(portal.Database);
        await after.ExecuteAsync(
            "delete from directory.mandate where ags = '08435036' and valid_from = '2031-01-01'; update directory.mandate set valid_until "
            + "= null where ags = '08435036' and valid_until = '2030-12-31'");
    }

    [Fact]
    public async Task OutOfReach_IsMissing_AndOfficersMayNot()
    {
        using var head = await SignedInAsync("leitung");
        using var foreign = await head.GetAsync("/verwaltung/auftragswechsel/08215017");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        var token = (await head.PageAsync(Meersburg)).One("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        using var posted = await head.PostAsync("/verwaltung/auftragswechsel/08215017?handler=Wechseln",
            ("__RequestVerificationToken", token), ("modell", "OwnStaff"), ("ab", "01.01.2027"));
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        using var officer = await SignedInAsync("ib");
        using var closed = await officer.GetAsync("/verwaltung/auftragswechsel/08215017");
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
    }

    private static Task<HttpResponseMessage> SwitchAsync(Visitor visitor, IHtmlDocument preview) =>
        visitor.PostAsync(Meersburg + "?handler=Wechseln",
            [.. preview.QuerySelectorAll("form[action$=Wechseln] input[type=hidden]").OfType<IHtmlInputElement>()
            .Select(input => (input.Name!, input.Value))]);

    private async Task<IHtmlDocument> CheckAsync(Visitor visitor, string model, string from, string successor)
    {
        using var response = await SendAsync(visitor, model, from, successor);
        return await Visitor.ReadAsync(response, HttpStatusCode.OK);
    }

    private async Task<HttpResponseMessage> SendAsync(Visitor visitor, string model, string from, string successor)
    {
        var (leaving, next) = (await IdAsync("im-meersburg"), await IdAsync(successor));
        return await visitor.SubmitAsync(Meersburg, null, ("modell", model), ("traeger", ""), ("verband", ""), ("ab", from),
            ("quelle", "Beschluss 2026"), ($"nachfolge-{leaving}", next));
    }

    private async Task<string> AnswerAsync(string at)
    {
        var name = (await portal.DocumentAsync("/suche?q=Meersburg", at)).One("article[aria-labelledby] h2").Words();
        portal.Clock.Set(TestClock.Usual);
        return name;
    }

    private async Task<IHtmlDocument> PageAsync(string at)
    {
        var page = await portal.DocumentAsync("/gemeinden/08435036", at);
        portal.Clock.Set(TestClock.Usual);
        return page;
    }

    private Task<string> IdAsync(string slug) => ScalarAsync<string>($"select id::text from directory.post where slug = '{slug}'");

    private Task<Visitor> SignedInAsync(string name) => Visitor.SignedInAsync(portal, name);

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        return (await owner.ExecuteScalarAsync<T>(sql))!;
    }
}
