using System.Net;
using IntMan.Directory.Tests.Readers;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>The secret address of one's own dates: read by whoever has it, until it is taken back.</summary>
public sealed class OwnCalendarTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Page = "/treffen/kalender";

    [Fact]
    public async Task Address_ShowsTheDatesOfItsPersonUntilItIsTakenBack()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        await MeetingPathTests.DoAsync(manager, Page, "form[action$=Erzeugen]");
        await MeetingPathTests.DoAsync(manager, Page, "form[action*='runde=austauschforum-bodenseekreis']");
        var (all, forum) = (await AddressAsync(manager, "alle"), await AddressAsync(manager, "austauschforum-bodenseekreis"));

        var expected = await portal.Cluster.ScalarAsync<long>(portal.Database, """
            select count(*) from meetings.invitation i join meetings.meeting m on m.id = i.meeting_id
            join accounts.account a on a.person_id = i.person_id where a.email = 'im2@demo.example' and m.invited_at is not null
            """);
        var reading = await ReadAsync(all);
        Assert.Equal(expected, reading.Occurrences.LongLength);
        Assert.DoesNotContain("method", string.Concat(reading.Properties), StringComparison.Ordinal);
        Assert.All((await ReadAsync(forum)).Occurrences, o =>
            Assert.Equal("Austauschforum Integrationsmanagement Bodenseekreis", o.Summary));

        using var known = await portal.GetAsync(all);
        Assert.Equal("no-cache, private", known.Headers.CacheControl?.ToString());
        using var again = await portal.GetAsync(all, headers: ("If-None-Match", known.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        using var other = await Visitor.SignedInAsync(portal, "im3");
        var token = (await other.PageAsync(Page)).One("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        var key = await portal.Cluster.ScalarAsync<Guid>(portal.Database, "select id from meetings.calendar_key where series_id is null");
        using var foreign = await other.PostAsync($"{Page}?handler=Widerrufen&kalender={key}", ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);

        await MeetingPathTests.DoAsync(manager, Page, $"form[action*='kalender={key}']");
        using var gone = await portal.GetAsync(all);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using var stays = await portal.GetAsync(forum);
        Assert.Equal(HttpStatusCode.OK, stays.StatusCode);
        using var invented = await portal.GetAsync("/kalender/treffen/abc.ics");
        Assert.Equal(HttpStatusCode.NotFound, invented.StatusCode);
    }

    private static async Task<string> AddressAsync(Visitor visitor, string id) =>
        new Uri((await visitor.PageAsync(Page)).One($"#a-{id}").GetAttribute("value")!).PathAndQuery;

    private async Task<CalendarReading> ReadAsync(string address) => await NodeReader.ReadAsync<CalendarReading>("calendar.mjs",
        new { ics = await portal.TextAsync(address), first = "2020-01-01", last = "2030-12-31" });
}
