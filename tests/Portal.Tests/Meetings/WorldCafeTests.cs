using System.Net;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>A World Café: laid out, written on, carried on once, documented per theme.</summary>
public sealed class WorldCafeTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Card_BecomesAnItemOrATaskOnceWithItsOrigin()
    {
        _ = portal.Client;
        var here = await portal.Cluster.ScalarAsync<string>(portal.Database, """
            select '/treffen/' || s.slug || '/' || max(m.held_on) || '/weltcafe' from meetings.meeting m join meetings.series s on s.id = m.series_id
            where s.slug = 'teamaustausch-ettlingen' and m.state = 'Held' group by s.slug
            """);
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        await MeetingPathTests.DoAsync(officer, here, "form[action*='handler=Thema']", ("thema", "Wohnen"), ("gastgeber", "Jonna Ebersfeld"));
        await MeetingPathTests.DoAsync(officer, here, "form[action*='handler=Station']", ("frage", "Wo hakt es?"));
        using var member = await Visitor.SignedInAsync(portal, "im1");
        var board = await member.PageAsync(here);
        var (theme, station) = (board.One("#zu-thema option:nth-child(2)").GetAttribute("value")!,
            board.One("#zu-station option:nth-child(2)").GetAttribute("value")!);
        string[] cards = ["Vermietende fragen nach Bürgschaften", "Liste der Wohnungslotsen"];
        foreach (var text in cards)
        {
            await MeetingPathTests.DoAsync(member, here, "form[action*='handler=Karte']", ("zu-thema", theme), ("zu-station", station),
                ("karte", text));
        }

        var page = await officer.PageAsync(here);
        await MeetingPathTests.DoAsync(officer, here, "form[action*='handler=Punkt']");
        using var twice = await MeetingPathTests.SendAsync(officer, page, "form[action*='handler=Punkt']", here);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        var task = (await officer.PageAsync(here)).One("a[href*='weiter=']").GetAttribute("href")!;
        var person = (await officer.PageAsync(task)).One("#person option:nth-child(2)").GetAttribute("value")!;
        await MeetingPathTests.DoAsync(officer, task, "form[action*='handler=Aufgabe']", ("person", person), ("bis", "15.01.2027"));

        // Written in the same moment, either of them may stand first.
        var topics = (await officer.PageAsync("/treffen/teamaustausch-ettlingen/themen")).MainText();
        Assert.Single(cards, card => topics.Contains(card, StringComparison.Ordinal));
        Assert.Contains("Wohnen, „Wo hakt es?“", (await officer.PageAsync("/treffen/teamaustausch-ettlingen/themen")).MainText(),
            StringComparison.Ordinal);
        Assert.Equal("2 0", await portal.Cluster.ScalarAsync<string>(portal.Database, """
            select count(*) filter (where item_id is not null or task_id is not null) || ' ' || count(*) filter (where item_id is null
              and task_id is null) from meetings.cafe_card where written_by = 'Mirela Ampelstein'
            """));
        using var stranger = await Visitor.SignedInAsync(portal, "im2");
        using var missing = await stranger.GetAsync(here);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }
}
