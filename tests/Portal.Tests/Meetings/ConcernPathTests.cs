using System.Net;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using static IntMan.Portal.Tests.Meetings.MeetingPathTests;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>From the room to politics and back, through the pages.</summary>
public sealed class ConcernPathTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Concern_FromTheRoomToTheRoundToPoliticsAndBack_WorksThroughItsPages()
    {
        var forum = await Forum.OpenAsync(portal);
        var concern = await forum.ReleaseAsync("Busse am Abend", "Dreimal musste Kaspar Leute heimfahren.",
            "Nach den Kursen fährt kein Bus. Wir bitten um eine spätere Linie.");
        Assert.Equal("Released", await forum.StateAsync(concern));
        using (var member = await Visitor.SignedInAsync(portal, "im1"))
        {
            // Only who speaks for the forum hands over.
            Assert.Null((await member.PageAsync(concern)).QuerySelector("form[action*=Uebergeben]"));
        }

        var copy = await forum.HandOffAsync(concern);
        using var office = await Visitor.SignedInAsync(portal, "koordination");
        var received = await office.PageAsync(copy);
        Assert.Contains("Nach den Kursen fährt kein Bus.", received.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Kaspar", received.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Klosterwiese", received.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await DoAsync(office, copy, "form[action*=Annehmen]");
        var day = await portal.Cluster.ScalarAsync<string>(portal.Database, """
            select held_on::text from meetings.meeting m join meetings.series s on s.id = m.series_id
            where s.slug = 'koordinierungsrunde-bodenseekreis' and m.state = 'Invited'
            """);
        await DoAsync(office, copy, "form[action*=Termin]", ("sitzung", day), ("minuten", "15"));
        Assert.Contains("Busse am Abend", (await office.PageAsync($"{Forum.Round}/{day}")).Body!.TextContent, StringComparison.Ordinal);
        await DoAsync(office, copy, "form[action*=Politik]", ("gremium", "Kreistag"), ("nummer", "2026/099"), ("am", "14.12.2026"),
            ("vorlage", "Die Linie 7 fährt bis 21 Uhr."), ("oeffentlich", "true"));
        await DoAsync(office, copy, "form[action*=Ergebnis]", ("ergebnis", "Zugestimmt."), ("entschieden", "18.11.2026"));
        await DoAsync(office, copy, "form[action*=Antwort]", ("antwort", "Die Linie 7 fährt ab Januar bis 21 Uhr."));

        using var speaker = await Visitor.SignedInAsync(portal, "sprecher");
        var next = await portal.Cluster.ScalarAsync<string>(portal.Database, """
            select held_on::text from meetings.meeting m join meetings.series s on s.id = m.series_id
            where s.slug = 'austauschforum-bodenseekreis' and m.state = 'Invited'
            """);
        Assert.Contains("Antwort: Busse am Abend", (await speaker.PageAsync($"{Forum.Series}/{next}")).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Busse am Abend", (await office.PageAsync($"{Forum.Series}/{next}")).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(1, await portal.Cluster.ScalarAsync<long>(portal.Database,
            "select count(*) from meetings.item where title = 'Antwort: Busse am Abend'"));

        await DoAsync(speaker, concern, "form[action*=Berichtet]");
        await DoAsync(speaker, concern, "form[action*=Abschliessen]");
        var way = Forum.TextOf(await speaker.PageAsync($"{concern}/weg"));
        Assert.Contains("Der Kreis ist geschlossen.", way, StringComparison.Ordinal);
        Assert.Contains("Beratungsunterlage 2026/099 versandt", way, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublicPaper_ShowsItsWayToEverybody_WithTheForumClosed()
    {
        _ = portal.Client;
        var id = await portal.Cluster.ScalarAsync<string>(portal.Database,
            "select hand_off_id::text from meetings.paper where title = 'Pool für Sprachmittlung im Landkreis'");
        using var stranger = new Visitor(portal);
        var page = await stranger.PageAsync($"/weg/{id}");
        Assert.Contains("Geschützt: Was hier beraten wurde, sehen nur die Mitglieder.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Sozialausschuss des Kreistags", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Klosterwiese", page.Body!.TextContent, StringComparison.Ordinal);

        var notPublic = await portal.Cluster.ScalarAsync<string>(portal.Database,
            "select id::text from meetings.hand_off where state = 'Received'");
        using var hidden = await stranger.GetAsync($"/weg/{notPublic}");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    [Fact]
    public async Task Clarification_ComesBackWithANewWordingANewVoteAndNamesTheOneBefore()
    {
        var forum = await Forum.OpenAsync(portal);
        var concern = await forum.ReleaseAsync("Termine beim Arzt", "Zwei Praxen lehnen ab.", "Es fehlen Termine bei Ärztinnen.");
        var copy = await forum.HandOffAsync(concern);
        using var office = await Visitor.SignedInAsync(portal, "koordination");
        await DoAsync(office, copy, "form[action*=Frage]", ("frage", "In welchen Orten?"));
        using var speaker = await Visitor.SignedInAsync(portal, "sprecher");
        Assert.Contains("In welchen Orten?", (await speaker.PageAsync(concern)).Body!.TextContent, StringComparison.Ordinal);
        await DoAsync(speaker, concern, "form[action*=Wortlaut]", ("wortlaut", "In Markdorf und Salem fehlen Termine bei Ärztinnen."));
        await forum.OpenVoteAsync(concern);
        await forum.VoteAsync(concern, [.. Forum.Voters.Select(name => (name, "Yes"))]);
        var second = await forum.HandOffAsync(concern);
        Assert.NotEqual(copy, second);
        Assert.Contains("neu gefasst", (await office.PageAsync(copy)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await portal.Cluster.ScalarAsync<long>(portal.Database, $"""
            select count(*) from meetings.hand_off h join meetings.hand_off b on b.id = h.follows_id
            where h.number = {second.Split('/')[^1]} and b.number = {copy.Split('/')[^1]} and b.state = 'Clarified'
            """));
    }

    [Fact]
    public async Task Recall_IsAnsweredByTheRound_AndTheConcernGoesBackToTheForum()
    {
        var forum = await Forum.OpenAsync(portal);
        var concern = await forum.ReleaseAsync("Räume für Beratung", "Alle voll.", "Wir bitten um mehr Räume.");
        var copy = await forum.HandOffAsync(concern);
        using var speaker = await Visitor.SignedInAsync(portal, "sprecher");
        Assert.Null((await speaker.PageAsync(concern)).QuerySelector("form[action*=Wortlaut]"));
        await DoAsync(speaker, concern, "form[action*=Rueckruf]", ("grund", "Wir haben uns vertan."));
        using var office = await Visitor.SignedInAsync(portal, "koordination");
        Assert.Contains("Wir haben uns vertan.", (await office.PageAsync(copy)).Body!.TextContent, StringComparison.Ordinal);
        await DoAsync(office, copy, "form[action*='zustimmen=true']");
        Assert.NotNull((await speaker.PageAsync(concern)).QuerySelector("form[action*=Wortlaut]"));
    }

    [Fact]
    public async Task StaleForms_OfInboxAndNote_AreConflicts()
    {
        var forum = await Forum.OpenAsync(portal);
        var concern = await forum.ReleaseAsync("Zwei im Büro", "x", "Zwei öffnen dasselbe.");
        using var speaker = await Visitor.SignedInAsync(portal, "sprecher");
        var other = await forum.RaiseAsync("Zwei an der Notiz", "x", null);
        var note = await speaker.PageAsync(other);
        await DoAsync(speaker, other, "form[action*=Notiz]", ("notiz", "Die erste."));
        using (var late = await SendAsync(speaker, note, "form[action*=Notiz]", other, ("notiz", "Die zweite.")))
        {
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        }

        var copy = await forum.HandOffAsync(concern);
        using var office = await Visitor.SignedInAsync(portal, "koordination");
        var opened = await office.PageAsync(copy);
        await DoAsync(office, copy, "form[action*=Annehmen]");
        using var stale = await SendAsync(office, opened, "form[action*=Antwort]", copy, ("antwort", "Zu spät."));
        var page = await Visitor.ReadAsync(stale, HttpStatusCode.Conflict);
        Assert.Equal("Zu spät.", page.QuerySelector("textarea[name=antwort]")?.TextContent.Trim());
    }

    [Fact]
    public async Task EveryConcernOfTheDemoYear_HasAPageAndAPath()
    {
        using var member = await Visitor.SignedInAsync(portal, "im3");
        var links = (await member.PageAsync(Forum.Concerns)).QuerySelectorAll("main a[href*='/anliegen/']")
            .Select(link => link.GetAttribute("href")!).Distinct().ToList();
        Assert.True(links.Count >= 26, $"{links.Count}");
        foreach (var link in links)
        {
            await member.PageAsync(link);
        }
    }
}
