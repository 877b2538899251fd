using System.Net;
using Dapper;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>Somebody else is quicker: their change is committed while the request waits for it.</summary>
public sealed class MeetingRaceTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Team = "/treffen/teamaustausch-ettlingen";
    private const string TeamId = "(select id from meetings.series where slug = 'teamaustausch-ettlingen')";

    [Fact]
    public async Task Invite_PressedTwice_SendsOneInvitation()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        await MeetingPathTests.DoAsync(officer, $"{Team}/planen", "main form[method=post]", ("tag", "11.02.2027"));
        const string Here = $"{Team}/2027-02-11";
        var page = await officer.PageAsync(Here);
        using var late = await Meanwhile.CommitAsync(portal,
            $"update meetings.meeting set state = 'Invited', invited_at = now() where held_on = '2027-02-11' and series_id = {TeamId}",
            () => MeetingPathTests.SendAsync(officer, page, "form[action*=Einladen]", Here));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Equal(0, await portal.Cluster.ScalarAsync<long>(portal.Database,
            "select count(*) from mail.outbox where subject like 'Einladung: Teamaustausch%11. Februar 2027'"));
    }

    [Fact]
    public async Task Agenda_ReorderedWhileTheMeetingBegins_StaysAsItWas()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        await MeetingPathTests.DoAsync(officer, $"{Team}/planen", "main form[method=post]", ("tag", "18.02.2027"));
        const string Here = $"{Team}/2027-02-18/tagesordnung";
        var page = await officer.PageAsync(Here);
        var order = await OrderAsync();
        using var late = await Meanwhile.CommitAsync(portal,
            $"update meetings.meeting set state = 'Running', started_at = now() where held_on = '2027-02-18' and series_id = {TeamId}",
            () => MeetingPathTests.SendAsync(officer, page, "form[data-agenda]", Here, ("gezogen", "true"), ("min", "7")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Equal(order, await OrderAsync());

        Task<string> OrderAsync() => portal.Cluster.ScalarAsync<string>(portal.Database, $"""
            select string_agg(i.title || ' ' || i.minutes, ',' order by i.part, i.position) from meetings.item i
            join meetings.meeting m on m.id = i.meeting_id where m.held_on = '2027-02-18' and m.series_id = {TeamId}
            """);
    }

    [Fact]
    public async Task Term_ThatEndsBetweenOpeningAndSending_GivesNoRight()
    {
        using var moderator = await Visitor.SignedInAsync(portal, "im1");
        var page = await moderator.PageAsync($"{Team}/planen");
        using var late = await Meanwhile.CommitAsync(portal, $"""
            update meetings.series set revision = revision where id = {TeamId};
            update meetings.role_term set valid_from = '2026-01-01', valid_until = '2026-11-17' where role = 'Moderation' and series_id = {TeamId}
            """, () => MeetingPathTests.SendAsync(moderator, page, "main form[method=post]", $"{Team}/planen", ("tag", "25.02.2027")));
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        Assert.Equal(0, await portal.Cluster.ScalarAsync<long>(portal.Database,
            "select count(*) from meetings.meeting where held_on = '2027-02-25'"));
    }

    [Theory]
    [InlineData("Berichtigen", "2026-11-18")]
    [InlineData("Zurueckziehen", "2026-11-18")]
    public async Task Minutes_ChangedByTwoAtOnce_TheSecondIsAConflict(string handler, string day)
    {
        using var office = await Visitor.SignedInAsync(portal, "koordination");
        var here = await portal.Cluster.ScalarAsync<string>(portal.Database, $"""
            select '/treffen/' || s.slug || '/' || max(m.held_on) || '/protokoll' from meetings.meeting m
            join meetings.series s on s.id = m.series_id
            where s.slug = 'koordinierungsrunde-bodenseekreis' and m.state = 'Closed' and m.held_on < '{day}' group by s.slug
            """);
        var page = await office.PageAsync(here);
        using var late = await Meanwhile.CommitAsync(portal, """
            update meetings.record r set revision = r.revision + 1 from meetings.meeting m, meetings.series s
            where m.id = r.meeting_id and s.id = m.series_id and s.slug = 'koordinierungsrunde-bodenseekreis'
            """, () => MeetingPathTests.SendAsync(office, page, $"form[action*={handler}]", here, ("grund", "Anders"),
            ("protokoll", "## TOP 1: Anders")));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(1, await portal.Cluster.ScalarAsync<long>(portal.Database, """
            select max(v.number)::bigint from meetings.record_version v join meetings.record r on r.id = v.record_id
            join meetings.meeting m on m.id = r.meeting_id join meetings.series s on s.id = m.series_id
            where s.slug = 'koordinierungsrunde-bodenseekreis' and v.withdrawn_at is null
            """));
    }

    [Fact]
    public async Task Publish_PressedTwice_MakesOneVersion()
    {
        _ = portal.Client;
        var day = await portal.Cluster.ScalarAsync<string>(portal.Database,
            $"select held_on::text from meetings.meeting where state = 'Held' and series_id = {TeamId}");
        var here = $"{Team}/{day}/protokoll";
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        await MeetingPathTests.DoAsync(officer, here, "main form.ip-form");
        await MeetingPathTests.DoAsync(officer, here, "form[action*=Pruefen]");
        var page = await officer.PageAsync(here);
        using var late = await Meanwhile.CommitAsync(portal, $"""
            update meetings.record r set state = 'Published', revision = r.revision + 1 from meetings.meeting m
            where m.id = r.meeting_id and m.series_id = {TeamId} and m.held_on = '{day}';
            insert into meetings.record_version (record_id, number, series_id, is_protected, text, hash, visibility, approved_by,
              published_by, published_at)
            select d.record_id, 1, d.series_id, d.is_protected, d.text, d.hash, 'Network', 'x', 'x', now() from meetings.record_draft d
            join meetings.record r on r.id = d.record_id join meetings.meeting m on m.id = r.meeting_id
            where m.series_id = {TeamId} and m.held_on = '{day}'
            """, () => MeetingPathTests.SendAsync(officer, page, "form[action*=Abschliessen]", here, ("sichtbar", "Network")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Equal(1, await portal.Cluster.ScalarAsync<long>(portal.Database, $"""
            select count(*) from meetings.record_version v join meetings.record r on r.id = v.record_id
            join meetings.meeting m on m.id = r.meeting_id where m.series_id = {TeamId} and m.held_on = '{day}'
            """));
    }

    [Fact]
    public async Task Objection_RaisedWhileTheMinutesAreApproved_IsNotLost()
    {
        using var office = await Visitor.SignedInAsync(portal, "koordination");
        _ = portal.Client;
        var day = await portal.Cluster.ScalarAsync<string>(portal.Database, """
            select m.held_on::text from meetings.record r join meetings.meeting m on m.id = r.meeting_id
            join meetings.series s on s.id = m.series_id where r.state = 'InReview' and s.slug = 'austauschforum-bodenseekreis'
            """);
        using var member = await Visitor.SignedInAsync(portal, "sprecher");
        var here = $"/treffen/austauschforum-bodenseekreis/{day}/protokoll";
        var page = await member.PageAsync(here);
        using var late = await Meanwhile.CommitAsync(portal, """
            update meetings.record r set state = 'Approved', revision = r.revision + 1 from meetings.meeting m
            where m.id = r.meeting_id and r.state = 'InReview'
            """, () => MeetingPathTests.SendAsync(member, page, "form[action*='handler=Einwand']", here, ("einwand", "TOP 2 fehlt.")));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(0, await portal.Cluster.ScalarAsync<long>(portal.Database,
            "select count(*) from meetings.objection where text = 'TOP 2 fehlt.'"));
    }

    [Fact]
    public async Task Person_WhoIsDeleted_LosesTheNameAndStaysCounted()
    {
        _ = portal.Client;
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync($"""
            insert into directory.person (id, slug, given_name, family_name, languages, search_key, search_words, search_near)
            values ('00000000-0000-0000-0000-00000000aaaa', 'weg-damit', 'Weg', 'Damit', array[]::text[], '', array[]::text[], array[]::text[]);
            insert into meetings.member (id, series_id, person_id, stands_for, level, valid_from)
            values ('00000000-0000-0000-0000-00000000aaab', {TeamId}, '00000000-0000-0000-0000-00000000aaaa', 'Amt', 'Meso', '2026-01-01');
            insert into meetings.attendance (id, meeting_id, series_id, part, is_protected, person_id, presence, noted_at)
            select '00000000-0000-0000-0000-00000000aaac', id, series_id, 1, false, '00000000-0000-0000-0000-00000000aaaa', 'Present', now()
            from meetings.meeting where series_id = {TeamId} limit 1;
            delete from directory.person where slug = 'weg-damit'
            """);
        Assert.Equal("1 1 0", await connection.ExecuteScalarAsync<string>("""
            select concat_ws(' ', (select count(*) from meetings.member where id = '00000000-0000-0000-0000-00000000aaab'),
              (select count(*) from meetings.attendance where id = '00000000-0000-0000-0000-00000000aaac' and presence = 'Present'),
              (select count(*) from meetings.attendance where id = '00000000-0000-0000-0000-00000000aaac' and person_id is not null))
            """));
    }
}
