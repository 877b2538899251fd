using System.Net;
using System.Text.Json;
using Dapper;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Staff;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.OwnEntry;

/// <summary>"Heute fällt aus": one tap, seen everywhere with the next request. The clock stands at Wednesday, 18 November 2026,
/// 14:12.</summary>
public sealed class TodayTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Page = "/konto/eintrag";
    private const string Mirela = "/ansprechpersonen/mirela-ampelstein";

    [Fact]
    public async Task Cancelled_IsSeenEverywhereWithTheNextRequestAndSoIsTheUndo()
    {
        using var visitor = await SignedInAsync("im1");
        await ExpectAsync(isHeld: true);

        using var cancelled = await visitor.SubmitAsync(Page, "Ausfall", ("grund", "Fortbildung"));
        Assert.Equal("/konto/eintrag?gespeichert=abgesagt", cancelled.Headers.Location?.OriginalString);
        await ExpectAsync(isHeld: false);
        var page = await visitor.PageAsync("/konto/eintrag?gespeichert=abgesagt");
        Assert.Equal("Abgesagt. Alle sehen sofort, dass die Sprechstunde heute ausfällt.", page.One("main [role=status]").Words());
        Assert.Contains("fällt aus (Fortbildung)", page.One("#h-heute").ParentElement.Words(), StringComparison.Ordinal);

        using var held = await visitor.SubmitAsync(Page, "Doch");
        Assert.Equal("/konto/eintrag?gespeichert=doch", held.Headers.Location?.OriginalString);
        await ExpectAsync(isHeld: true);
    }

    [Fact]
    public async Task Cancelled_TwiceAndAtOnce_IsOneCancellation()
    {
        using var visitor = await SignedInAsync("ib");
        await SetDayAsync("ib-ettlingen", "Wednesday");
        var page = await visitor.PageAsync(Page);
        var taps = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => visitor.SubmitAsync(page, Page, "Ausfall")));
        Assert.All(taps, tap => Assert.Equal("/konto/eintrag?gespeichert=abgesagt", tap.Headers.Location?.OriginalString));
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        Assert.Equal(1, await owner.ExecuteScalarAsync<int>("""
            select count(*)::int from directory.office_hour_deviation d join directory.office_hour h on h.id = d.office_hour_id
              join directory.post p on p.id = h.post_id
            where p.slug = 'ib-ettlingen' and d.day = '2026-11-18' and d.kind = 'Cancelled'
            """));
        Assert.Equal(1,
            await owner.ExecuteScalarAsync<int>(
            "select count(*)::int from directory.change c join directory.change_set s on s.id = c.change_set_id where s.action = "
            + "'Sprechstunde abgesagt' and s.actor_name = 'Jonas Kieselbart'"));
        using var held = await visitor.SubmitAsync(Page, "Doch");
        Assert.Equal(0,
            await owner.ExecuteScalarAsync<int>(
            "select count(*)::int from directory.office_hour_deviation d join directory.office_hour h on h.id = d.office_hour_id join "
            + "directory.post p on p.id = h.post_id where p.slug = 'ib-ettlingen' and d.day = '2026-11-18'"));
    }

    [Fact]
    public async Task TabOfYesterday_CancelsNothing()
    {
        using var visitor = await SignedInAsync("im2");
        var page = await visitor.PageAsync(Page);
        portal.Clock.Set("2026-11-18T14:20");
        using var response = await visitor.PostAsync($"{Page}?handler=Ausfall", ("__RequestVerificationToken", Token(page)),
            ("tag", "2026-11-17"));
        var shown = await Visitor.ReadAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Inzwischen hat ein neuer Tag begonnen.", shown.MainText(), StringComparison.Ordinal);
        Assert.StartsWith("Fehler: ", shown.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoIsAway_SeesNothingToCancel()
    {
        using var visitor = await SignedInAsync("sprecher");
        var page = await visitor.PageAsync(Page);
        Assert.Null(page.QuerySelector("form[action*='handler=Ausfall']"));
        Assert.Contains("abwesend", page.One("#h-heute").ParentElement.Words(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/konto/eintrag", HttpStatusCode.NotFound)]
    [InlineData("/konto/eintrag/profil", HttpStatusCode.Forbidden)]
    [InlineData("/konto/eintrag/sprechstunde", HttpStatusCode.NotFound)]
    public async Task WhoOwnsNoEntry_FindsNone(string address, HttpStatusCode status)
    {
        using var visitor = await SignedInAsync("koordination");
        using var response = await visitor.GetAsync(address);
        Assert.Equal(status, response.StatusCode);
    }

    private static string Token(AngleSharp.Dom.IDocument page) => page.One("input[name=__RequestVerificationToken]").GetAttribute("value")!;

    private async Task<Visitor> SignedInAsync(string name)
    {
        portal.Clock.Set(TestClock.Usual);
        var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync(name);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return visitor;
    }

    private async Task SetDayAsync(string post, string weekday)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        await owner.ExecuteAsync(
            "update directory.office_hour set weekday = @weekday, ends_at = '18:00' where post_id = (select id from directory.post where "
            + "slug = @post)", new { post, weekday });
    }

    private async Task ExpectAsync(bool isHeld)
    {
        var now = (await portal.DocumentAsync(Mirela)).One(".ip-person__now").Words();
        Assert.Contains(isHeld ? "14:00–16:30 Uhr" : "Mi., 18. November, 14:00–16:30 Uhr: fällt aus (Fortbildung)", now,
            StringComparison.Ordinal);
        Assert.Equal(!isHeld, now.Contains("fällt aus", StringComparison.Ordinal));
        Assert.Equal(!isHeld, (await portal.DocumentAsync("/gemeinden/08215017")).MainText()
            .Contains("fällt aus", StringComparison.Ordinal));
        Assert.Equal(isHeld, (await portal.DocumentAsync("/")).MainText().Contains("Mirela Ampelstein", StringComparison.Ordinal));

        using var json = JsonDocument.Parse(await portal.TextAsync(Mirela + ".json"));
        Assert.Equal(isHeld, json.RootElement.GetProperty("open_now").GetBoolean());
        Assert.Equal(isHeld ? "2026-11-18T14:00:00+01:00" : "2026-11-19T14:00:00+01:00",
            json.RootElement.GetProperty("next").GetProperty("starts_at").GetString());

        Assert.Equal(!isHeld, SaysCancelled(await portal.TextAsync("/kalender/sprechstunden/mirela-ampelstein.ics")));
        Assert.Equal(!isHeld, SaysCancelled(await portal.TextAsync("/kalender/gemeinden/08215017.ics")));
    }

    private static bool SaysCancelled(string calendar) => calendar.Split("BEGIN:VEVENT").Any(part =>
        part.Contains("RECURRENCE-ID;TZID=Europe/Berlin:20261118T140000", StringComparison.Ordinal)
            && part.Contains("STATUS:CANCELLED", StringComparison.Ordinal));
}
