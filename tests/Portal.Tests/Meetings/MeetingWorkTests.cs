using System.Net;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>What rounds put on "Heute", and how few requests it takes to invite.</summary>
public sealed class MeetingWorkTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Forum = "austauschforum-bodenseekreis";

    [Fact]
    public async Task Today_ShowsInvitationTaskMinutesAndTheNextMeeting()
    {
        using var member = await Visitor.SignedInAsync(portal, "im2");
        var page = await member.PageAsync("/heute?bereich=Runden");
        var text = page.MainText();
        Assert.Contains("Praxisbeispiele zum Datenaustausch sammeln", text, StringComparison.Ordinal);
        Assert.Contains("Nächstes Treffen", page.One("#h-treffen").Words(), StringComparison.Ordinal);
        var open = await portal.Cluster.ScalarAsync<long>(portal.Database, $"""
            select count(*) from meetings.invitation i join meetings.meeting m on m.id = i.meeting_id
            where m.state = 'Invited' and m.held_on >= '2026-11-18' and i.answer = 'None' and i.person_id = {PersonOf("im2")}
            """);
        Assert.Equal(open, page.QuerySelectorAll(".ip-rowlink").LongCount(link =>
            link.Words().StartsWith("Einladung beantworten", StringComparison.Ordinal)));

        using var spokesperson = await Visitor.SignedInAsync(portal, "sprecher");
        Assert.Contains("Protokoll prüfen: Austauschforum", (await spokesperson.PageAsync("/heute?bereich=Runden")).MainText(),
            StringComparison.Ordinal);
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        Assert.Contains("1 Thema annehmen oder zurückgeben: Teamaustausch Ettlingen",
            (await officer.PageAsync("/heute?bereich=Runden")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Today_NamesNothingOfTheProtectedPart()
    {
        _ = portal.Client;
        await portal.Cluster.ExecuteAsync(portal.Database, $"""
            insert into meetings.task (id, series_id, meeting_id, is_protected, text, person_id, due_on, state, created_by, created_at, changed_at)
            select gen_random_uuid(), s.id, (select id from meetings.meeting m where m.series_id = s.id order by held_on limit 1), p,
              case when p then 'Zitronenfalter' else 'Kohlweißling' end, {PersonOf("sprecher")}, '2026-11-20', 'Open', 'x', now(), now()
            from meetings.series s, unnest(array[true, false]) p where s.slug = '{Forum}'
            """);
        using var spokesperson = await Visitor.SignedInAsync(portal, "sprecher");
        var text = (await spokesperson.PageAsync("/heute")).MainText();
        Assert.Contains("Kohlweißling", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Zitronenfalter", text, StringComparison.Ordinal);
        Assert.Contains("Zitronenfalter", (await spokesperson.PageAsync("/treffen/aufgaben")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RoundWithoutADate_IsPlannedInTime()
    {
        _ = portal.Client;
        await portal.Cluster.ExecuteAsync(portal.Database, """
            update meetings.meeting set state = 'Cancelled', cancelled_because = 'x' where state in ('Draft', 'Invited')
              and series_id = (select id from meetings.series where slug = 'netzwerktreffen-bodenseekreis');
            delete from meetings.role_term where role = 'Organiser'
              and series_id = (select id from meetings.series where slug = 'netzwerktreffen-bodenseekreis');
            update meetings.meeting set held_on = held_on - 200
            where series_id = (select id from meetings.series where slug = 'netzwerktreffen-bodenseekreis')
            """);
        using var office = await Visitor.SignedInAsync(portal, "koordination");
        var row = (await office.PageAsync("/heute?bereich=Runden")).QuerySelectorAll(".ip-rowlink")
            .Single(link => link.Words() == "Nächstes Treffen planen: Netzwerktreffen Integration Bodenseekreis");
        Assert.Equal("/treffen/netzwerktreffen-bodenseekreis/planen", row.GetAttribute("href"));
    }

    [Fact]
    public async Task SeriesToInvitation_TakesFourRequests()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        const string Series = "/treffen/teamaustausch-ettlingen";
        var first = await officer.PageAsync(Series);
        var plan = first.One("main a[href$='/planen']").GetAttribute("href")!;
        var form = await officer.PageAsync(plan);
        var target = form.One("button[formaction]").GetAttribute("formaction")!;
        using var sent = await officer.PostAsync(target, [.. form.QuerySelectorAll("main form input, main form select")
            .Select(field => (field.GetAttribute("name")!, field is AngleSharp.Html.Dom.IHtmlSelectElement select
                ? select.Value ?? "" : field.GetAttribute("value") ?? ""))]);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var invited = await officer.PageAsync(sent.Headers.Location!.OriginalString);
        Assert.Contains("Die Einladungen sind unterwegs.", invited.MainText(), StringComparison.Ordinal);
        Assert.Contains("0 zugesagt", invited.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForumWithoutPartTwo_IsOnNoPublicPageAndTakesNoGuests()
    {
        _ = portal.Client;
        await portal.Cluster.ExecuteAsync(portal.Database, $"""
            insert into meetings.meeting (id, series_id, held_on, starts_at, ends_at, place, state, uid, guest_uid, invited_at, created_at)
            select gen_random_uuid(), id, '2027-03-02', '09:10', '10:20', 'Kammer', 'Invited', 'eins@treffen', 'zwei@treffen', now(), now()
            from meetings.series where slug = '{Forum}'
            """);
        using var stranger = new Visitor(portal);
        using var missing = await stranger.GetAsync($"/treffen/{Forum}/2027-03-02");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.DoesNotContain("2. März", (await stranger.PageAsync($"/treffen/{Forum}")).MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("20270302", await portal.TextAsync($"/treffen/{Forum}.ics"), StringComparison.Ordinal);
        Assert.DoesNotContain("2027-03-02", await portal.TextAsync("/sitemap.xml"), StringComparison.Ordinal);

        using var spokesperson = await Visitor.SignedInAsync(portal, "sprecher");
        var here = $"/treffen/{Forum}/2027-03-02";
        using var refused = await MeetingPathTests.SendAsync(spokesperson, await spokesperson.PageAsync(here), "form[action*=Gast]", here,
            ("gast", "Pia Gast"), ("email", "gast@stelle.example"));
        var page = await Visitor.ReadAsync(refused, HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("Gäste kommen zu Teil 2.", page.One("#email-fehler").Words(), StringComparison.Ordinal);
    }

    private static string PersonOf(string name) => $"(select person_id from accounts.account where email = '{name}@demo.example')";
}
