using System.Net;
using Dapper;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Staff;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.OwnEntry;

/// <summary>The own office hours and single dates of them; the clock stands at Wednesday, 18 November 2026, 14:12.</summary>
public sealed class OwnHoursTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Hour = "/konto/eintrag/sprechstunde";

    private static readonly (string, string)[] Monday =
        [("wochentag", "Monday"), ("rhythmus", "w1"), ("beginn", "15:00"), ("ende", "17:00"), ("ort", ""), ("form", "Phone"),
            ("gilt-ab", "23.11.2026"), ("gilt-bis", ""), ("hinweis", "Nur Rückruf")];

    [Fact]
    public async Task New_IsOnThePublicPageFromItsFirstDay()
    {
        using var visitor = await SignedInAsync("im2");
        using var saved = await visitor.SubmitAsync(Hour, null, Monday);
        Assert.Equal("/konto/eintrag/sprechstunden?gespeichert=1", saved.Headers.Location?.OriginalString);
        Assert.Contains("15:00–17:00 Uhr", (await portal.DocumentAsync("/ansprechpersonen/nadim-rebstoeckl", "2026-11-23T15:30"))
            .One(".ip-person__now").Words(), StringComparison.Ordinal);
        await ExpectLastAsync("Neue Sprechstunde am Montag");
    }

    [Fact]
    public async Task Changed_FromADayOn_LeavesThePastAndTheCalendarOfItAlone()
    {
        using var visitor = await SignedInAsync("im1");
        var id = await HourAsync("im-ettlingen-sued", "Friday");
        var place = await ScalarAsync<string>("select place_id::text from directory.office_hour where id = @id::uuid", new { id });
        using var saved = await visitor.SubmitAsync($"{Hour}/{id}", null,
            ("wochentag", "Friday"), ("rhythmus", "w1"), ("beginn", "10:00"), ("ende", "13 Uhr"), ("ort", place), ("form", "Open"),
            ("gilt-ab", "1.12.2026"), ("gilt-bis", ""), ("hinweis", ""));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        var rows = await RowsAsync("im-ettlingen-sued", "Friday");
        Assert.Equal(["09:00-12:00 2026-01-01..2026-11-30 1", "10:00-13:00 2026-12-01.. 0"], rows);
        Assert.Contains("Morgen 09:00–12:00 Uhr", (await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein", "2026-11-26T18:00"))
            .One(".ip-person__now").Words(), StringComparison.Ordinal);
        Assert.Contains("Morgen 10:00–13:00 Uhr", (await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein", "2026-12-03T18:00"))
            .One(".ip-person__now").Words(), StringComparison.Ordinal);
        var calendar = await portal.TextAsync("/kalender/sprechstunden/mirela-ampelstein.ics");
        Assert.Contains($"UID:{id}@", calendar, StringComparison.Ordinal);
        Assert.Contains("UNTIL=20261130T225959Z", calendar, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Europe/Berlin:20261204T100000", calendar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangedEverySecondWeek_KeepsItsWeeks()
    {
        using var visitor = await SignedInAsync("sprecher");
        var id = await HourAsync("im-salem", "Monday");
        var place = await ScalarAsync<string>("select place_id::text from directory.office_hour where id = @id::uuid", new { id });

        // Counted from Monday, 12 January: 30 November is no such week, 7 December is.
        using var saved = await visitor.SubmitAsync($"{Hour}/{id}", null,
            ("wochentag", "Monday"), ("rhythmus", "w2"), ("beginn", "13:00"), ("ende", "15:00"), ("ort", place), ("form", "Open"),
            ("gilt-ab", "26.11.2026"), ("gilt-bis", ""), ("hinweis", ""));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var calendar = await portal.TextAsync("/kalender/sprechstunden/ludger-klosterwiese.ics");
        Assert.Contains("DTSTART;TZID=Europe/Berlin:20261130T130000", calendar, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("15:00", "14:00", "1.12.2026", "ende", "Das Ende der Sprechstunde liegt nicht nach dem Beginn.")]
    [InlineData("15:00", "", "1.12.2026", "ende", "Geben Sie Beginn und Ende an oder lassen Sie beides leer („nach Vereinbarung“).")]
    [InlineData("abends", "17:00", "1.12.2026", "beginn", "Geben Sie die Uhrzeit so ein: 14:00.")]
    [InlineData("15:00", "17:00", "31.11.2026", "gilt-ab", "Geben Sie den Tag so ein: 25.11.2026.")]
    [InlineData("15:00", "17:00", "1.11.2026", "gilt-ab", "Was schon war, bleibt stehen. Wählen Sie heute oder einen späteren Tag.")]
    public async Task Mistyped_IsSaidAtTheFieldAndEverythingTypedStays(string start, string end, string from, string field, string message)
    {
        using var visitor = await SignedInAsync("im3");
        var id = await HourAsync("im-markdorf", "Friday");
        using var response = await visitor.SubmitAsync($"{Hour}/{id}", null,
            ("wochentag", "Tuesday"), ("rhythmus", "m5"), ("beginn", start), ("ende", end), ("ort", ""), ("form", "Video"),
            ("ferien", "true"), ("gilt-ab", from), ("gilt-bis", ""), ("hinweis", "<b>Hallo</b>"));
        var page = await Visitor.ReadAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(message, page.One($"#{field}-fehler").Words());
        Assert.Equal($"#{field}", page.One(".ip-errorsum a").GetAttribute("href"));
        Assert.StartsWith("Fehler: ", page.Title, StringComparison.Ordinal);
        Assert.Equal((start, end, from, "<b>Hallo</b>"), (Value("beginn"), Value("ende"), Value("gilt-ab"), Value("hinweis")));
        Assert.Equal(("Tuesday", "m5"), (page.One("#wochentag option[selected]").GetAttribute("value"),
            page.One("#rhythmus option[selected]").GetAttribute("value")));
        Assert.NotNull(page.QuerySelector("#ferien[checked]"));
        Assert.Equal(["09:00-10:30 2026-01-01.. 0"], await RowsAsync("im-markdorf", "Friday"));

        string? Value(string name) => page.One($"#{name}").GetAttribute("value");
    }

    [Fact]
    public async Task Overlapping_AtAnotherPlace_NamesTheHourInTheWay()
    {
        using var visitor = await SignedInAsync("im1");
        var bunsen = await ScalarAsync<string>("select id::text from directory.place where slug = 'ettlingen-bunsenstr'", null);
        using var response = await visitor.SubmitAsync(Hour, null,
            ("wochentag", "Thursday"), ("rhythmus", "m3"), ("beginn", "16:00"), ("ende", "18:00"), ("ort", bunsen), ("form", "Open"),
            ("gilt-ab", "18.11.2026"), ("gilt-bis", ""), ("hinweis", ""));
        var page = await Visitor.ReadAsync(response, HttpStatusCode.UnprocessableEntity);
        var message = page.One("#beginn-fehler").Words();
        Assert.StartsWith("Am Donnerstag ist von 14:00 bis 17:00 Uhr schon eine Sprechstunde an einem anderen Ort eingetragen:", message,
            StringComparison.Ordinal);
        Assert.EndsWith("Ändern Sie Uhrzeit oder Ort.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changed_MeanwhileByAColleague_ShowsBothVersionsAndLosesNothing()
    {
        using var visitor = await SignedInAsync("ib");
        var id = await HourAsync("ib-ettlingen", "Tuesday");
        var page = await visitor.PageAsync($"{Hour}/{id}");
        using var colleague = await SignedInAsync("ib");
        (string, string)[] fields = [("wochentag", "Tuesday"), ("rhythmus", "w1"), ("beginn", "10:00"), ("ende", "12:00"), ("form", "Open"),
            ("ort", await ScalarAsync<string>("select place_id::text from directory.office_hour where id = @id::uuid", new { id })),
            ("gilt-ab", "18.11.2026"), ("gilt-bis", "")];
        using var first = await colleague.SubmitAsync($"{Hour}/{id}", null, [.. fields, ("hinweis", "Eingang im Hof")]);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);

        using var second = await visitor.SubmitAsync(page, $"{Hour}/{id}", null, [.. fields, ("hinweis", "Bitte klingeln")]);
        var conflict = await Visitor.ReadAsync(second, HttpStatusCode.Conflict);
        Assert.Contains("Eingang im Hof", conflict.One(".ip-errorsum").Words(), StringComparison.Ordinal);
        Assert.Equal("Bitte klingeln", conflict.One("#hinweis").GetAttribute("value"));
        using var third = await visitor.SubmitAsync(conflict, $"{Hour}/{id}", null, [.. fields, ("hinweis", "Bitte klingeln")]);
        Assert.Equal(HttpStatusCode.Redirect, third.StatusCode);
        Assert.Equal("Bitte klingeln", await ScalarAsync<string>("select note from directory.office_hour where id = @id::uuid",
            new { id }));
    }

    [Fact]
    public async Task SomebodyElses_IsMissing()
    {
        using var visitor = await SignedInAsync("im3");
        var token = (await visitor.PageAsync(Hour)).One("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        var foreign = await HourAsync("im-ettlingen-west", "Wednesday");
        var post = await ScalarAsync<string>("select id::text from directory.post where slug = 'im-ettlingen-west'", null);
        await MissingAsync(() => visitor.GetAsync($"{Hour}/{foreign}"));
        await MissingAsync(() => visitor.GetAsync($"/konto/eintrag/termin/{foreign}/2026-11-25"));
        await MissingAsync(() => visitor.PostAsync($"{Hour}/{foreign}",
            [("__RequestVerificationToken", token), ("version", "1"), .. Monday]));
        await MissingAsync(() => visitor.PostAsync($"{Hour}/{foreign}?handler=Beenden", ("__RequestVerificationToken", token),
            ("version", "1"), ("letzter-tag", "18.11.2026")));
        await MissingAsync(() => visitor.PostAsync(Hour, [("__RequestVerificationToken", token), ("stelle", post), .. Monday]));
        await MissingAsync(() => visitor.PostAsync($"/konto/eintrag/termin/{foreign}/2026-11-25?handler=Absagen",
            ("__RequestVerificationToken", token)));
        await MissingAsync(() => visitor.PostAsync("/konto/eintrag/zusatztermin", ("__RequestVerificationToken", token),
            ("sprechstunde", foreign), ("tag", "28.11.2026"), ("beginn", "10"), ("ende", "11")));
        Assert.Equal(["14:00-16:30 2026-01-01.. 0"], await RowsAsync("im-ettlingen-west", "Wednesday"));
        Assert.Equal(0, await ScalarAsync<int>("select count(*)::int from directory.office_hour_deviation where office_hour_id = @id::uuid",
            new { id = foreign }));
    }

    [Fact]
    public async Task Ended_StopsAfterItsLastDay_AndOneThatHasNotBegunGoes()
    {
        using var visitor = await SignedInAsync("im3");
        using var added = await visitor.SubmitAsync(Hour, null, [.. Monday.Where(f => f.Item1 != "wochentag"), ("wochentag", "Saturday")]);
        var coming = await HourAsync("im-markdorf", "Saturday");
        using var removed = await visitor.SubmitAsync($"{Hour}/{coming}", "Beenden", ("letzter-tag", "18.11.2026"));
        Assert.Equal("/konto/eintrag/sprechstunden?gespeichert=beendet", removed.Headers.Location?.OriginalString);
        Assert.Empty(await RowsAsync("im-markdorf", "Saturday"));

        var wednesday = await HourAsync("im-markdorf", "Wednesday");
        using var refused = await visitor.SubmitAsync($"{Hour}/{wednesday}", "Beenden", ("letzter-tag", "11.11.2026"));
        Assert.Equal("Was schon war, bleibt stehen. Wählen Sie gestern, heute oder einen späteren Tag.",
            (await Visitor.ReadAsync(refused, HttpStatusCode.UnprocessableEntity)).One("#letzter-tag-fehler").Words());
        using var ended = await visitor.SubmitAsync($"{Hour}/{wednesday}", "Beenden", ("letzter-tag", "25.11."));
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.Equal(["14:00-16:00 2026-01-01..2026-11-25 1"], await RowsAsync("im-markdorf", "Wednesday"));
    }

    [Fact]
    public async Task Date_MovedThenCalledOffThenHeld_IsSaidPlainlyEachTime()
    {
        using var visitor = await SignedInAsync("im1");
        var id = await HourAsync("im-ettlingen-sued", "Monday");
        var address = $"/konto/eintrag/termin/{id}/2026-11-23";
        using var moved = await visitor.SubmitAsync(address, "Verlegen", ("neuer-tag", "24.11.2026"), ("beginn", "8:30"), ("ende", "10"),
            ("ort", ""), ("hinweis", ""));
        Assert.Equal("/konto/eintrag?gespeichert=termin", moved.Headers.Location?.OriginalString);
        Assert.Contains("Mo., 23. November, 09:00–12:00 Uhr: verlegt auf Di., 24. November, 08:30–10:00 Uhr", await NowAsync(),
            StringComparison.Ordinal);

        using var cancelled = await visitor.SubmitAsync(address, "Absagen", ("grund", "Teamtag"));
        Assert.Contains("Di., 24. November, 08:30–10:00 Uhr: fällt aus (Teamtag)", await NowAsync(), StringComparison.Ordinal);
        var calendar = await portal.TextAsync("/kalender/sprechstunden/mirela-ampelstein.ics");
        Assert.Matches(
            "(?s)RECURRENCE-ID;TZID=Europe/Berlin:20261123T090000.{0,200}DTSTART;TZID=Europe/Berlin:20261124T083000|(?s)DTSTART;TZID=Europe/Berlin:20261124T083000.{0,200}RECURRENCE-ID;TZID=Europe/Berlin:20261123T090000", calendar);

        using var held = await visitor.SubmitAsync(address, "Doch");
        Assert.Contains("verlegt auf Di., 24. November", await NowAsync(), StringComparison.Ordinal);
        using var usual = await visitor.SubmitAsync(address, "WieSonst");
        Assert.DoesNotContain("24. November", await NowAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await ScalarAsync<int>("select count(*)::int from directory.office_hour_deviation where office_hour_id = @id::uuid",
            new { id }));
    }

    [Fact]
    public async Task Date_Extra_IsAddedOnceAndOnlyOnAnotherDay()
    {
        using var visitor = await SignedInAsync("im3");
        var id = await HourAsync("im-markdorf", "Tuesday");
        (string, string)[] fields = [("sprechstunde", id), ("beginn", "9:00"), ("ende", "11:00"), ("ort", ""), ("hinweis", "Im Advent")];
        using var regular = await visitor.SubmitAsync("/konto/eintrag/zusatztermin", null, [.. fields, ("tag", "24.11.2026")]);
        Assert.StartsWith("An diesem Tag findet die Sprechstunde ohnehin statt.",
            (await Visitor.ReadAsync(regular, HttpStatusCode.UnprocessableEntity)).One("#tag-fehler").Words(), StringComparison.Ordinal);
        using var added = await visitor.SubmitAsync("/konto/eintrag/zusatztermin", null, [.. fields, ("tag", "28.11.2026")]);
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        Assert.Contains("Sa., 28. November, 09:00–11:00 Uhr: zusätzlich (Im Advent)",
            (await portal.DocumentAsync("/ansprechpersonen/joana-drachenbach")).One(".ip-person__now").Words(), StringComparison.Ordinal);
        using var again = await visitor.SubmitAsync("/konto/eintrag/zusatztermin", null, [.. fields, ("tag", "28.11.2026")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    private async Task<string> NowAsync() => (await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein"))
        .One(".ip-person__now").Words();

    private async Task ExpectLastAsync(string action) =>
        Assert.Equal(action,
            await ScalarAsync<string>(
            "select s.action from directory.change c join directory.change_set s on s.id = c.change_set_id where s.actor_name = 'Nadim "
            + "Rebstöckl' order by c.id desc limit 1", null));

    private static async Task MissingAsync(Func<Task<HttpResponseMessage>> ask)
    {
        using var response = await ask();
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<Visitor> SignedInAsync(string name)
    {
        portal.Clock.Set(TestClock.Usual);
        var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync(name);
        return visitor;
    }

    private Task<string> HourAsync(string post, string weekday) => ScalarAsync<string>(
        "select h.id::text from directory.office_hour h join directory.post p on p.id = h.post_id where p.slug = @post and h.weekday = "
        + "@weekday order by valid_from desc limit 1", new { post, weekday });

    private async Task<T> ScalarAsync<T>(string sql, object? parameters)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        return (await owner.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    /// <summary>Times, validity and sequence of the hours of a post on a weekday.</summary>
    private async Task<IEnumerable<string>> RowsAsync(string post, string weekday)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        return await owner.QueryAsync<string>("""
            select to_char(h.starts_at, 'HH24:MI') || '-' || to_char(h.ends_at,
              'HH24:MI') || ' ' || h.valid_from || '..' || coalesce(h.valid_until::text, '') || ' ' || h.sequence
            from directory.office_hour h join directory.post p on p.id = h.post_id where p.slug = @post and h.weekday = @weekday
              order by h.valid_from
            """, new { post, weekday });
    }
}
