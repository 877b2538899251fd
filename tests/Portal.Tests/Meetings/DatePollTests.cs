using System.Net;
using AngleSharp.Html.Dom;
using IntMan.Meetings.Polls;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>A date is found by asking: members answer without an account, and the event keeps the identity it had in the poll.</summary>
public sealed class DatePollTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Team = "/treffen/teamaustausch-ettlingen";

    [Fact]
    public async Task Poll_FromTheQuestionToTheDate_IsAnsweredByLinkAndKeepsItsUid()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        await MeetingPathTests.DoAsync(officer, $"{Team}/umfrage", "main form.ip-form",
            ("vorschlaege", "Do, 14.01.2027 14:00–15:00\n21.01.2027 14:00-15:00 Uhr"));
        using var again = await MeetingPathTests.SendAsync(officer, await officer.PageAsync($"{Team}/umfrage"),
            "form[action*=Beenden]", $"{Team}/umfrage");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        await MeetingPathTests.DoAsync(officer, $"{Team}/umfrage", "main form.ip-form",
            ("vorschlaege", "14.01.2027 14:00–15:00\n21.01.2027 14:00–15:00"));

        var link = await LinkAsync("mirela-ampelstein");
        using var stranger = new Visitor(portal);
        var page = await stranger.PageAsync(link);
        var form = (IHtmlFormElement)page.One("main form[method=post]");
        using (var empty = await stranger.SendAsync(form, link))
        {
            var refused = await Visitor.ReadAsync(empty, HttpStatusCode.UnprocessableEntity);
            Assert.Equal("Wählen Sie zu mindestens einem Termin eine Antwort.", refused.One("#termine-fehler").Words());
        }

        var dates = page.QuerySelectorAll("main tbody tr").Select(row => row.One("input").GetAttribute("name")!).ToList();
        await MeetingPathTests.DoAsync(stranger, link, "main form[method=post]", (dates[0], "No"), (dates[1], "Yes"),
            ("anmerkung", "Ab 14:10."));
        Assert.Contains("Ab 14:10.", (await stranger.PageAsync(link)).One("textarea").TextContent, StringComparison.Ordinal);

        var asked = await officer.PageAsync($"{Team}/umfrage");
        Assert.Contains("1 von 4 haben geantwortet", asked.MainText(), StringComparison.Ordinal);
        Assert.StartsWith("Do., 21. Januar 2027", asked.QuerySelectorAll("main tbody tr").Single(row =>
            row.TextContent.Contains("passt den meisten", StringComparison.Ordinal)).One("th").Words(), StringComparison.Ordinal);
        var option = dates[1]["t-".Length..];
        await MeetingPathTests.DoAsync(officer, $"{Team}/umfrage", $"form[action*='termin={option}']");

        Assert.Equal("true Draft", await portal.Cluster.ScalarAsync<string>(portal.Database, """
            select (m.uid = l.uid and m.guest_uid = l.guest_uid)::text || ' ' || m.state from meetings.poll l
            join meetings.meeting m on m.series_id = l.series_id and m.held_on = l.chosen_on where l.state = 'Decided' and m.held_on = '2027-01-21'
            """));
        Assert.Contains("Das Treffen ist am", (await stranger.PageAsync(link)).MainText(), StringComparison.Ordinal);
        using var late = await MeetingPathTests.SendAsync(stranger, page, "main form[method=post]", link, (dates[0], "Yes"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task Poll_AboutAnInvitedMeeting_MovesItAndTellsEverybody()
    {
        _ = portal.Client;
        const string Round = "koordinierungsrunde-bodenseekreis";
        var before = await portal.Cluster.ScalarAsync<string>(portal.Database, $"""
            select m.held_on || ' ' || m.uid || ' ' || m.sequence from meetings.meeting m join meetings.series s on s.id = m.series_id
            where s.slug = '{Round}' and m.state = 'Invited'
            """);
        var (day, uid, sequence) = (before.Split(' ')[0], before.Split(' ')[1], int.Parse(before.Split(' ')[2],
            System.Globalization.CultureInfo.InvariantCulture));
        using var office = await Visitor.SignedInAsync(portal, "koordination");
        var seen = new HashSet<Guid>();
        await MeetingPathTests.DoAsync(office, $"/treffen/{Round}/umfrage?treffen={day}", "main form.ip-form",
            ("vorschlaege", "12.01.2027 10:00–11:00\n13.01.2027 10:00–11:00"));
        await SentMail.NewAsync(portal, seen);
        await MeetingPathTests.DoAsync(office, $"/treffen/{Round}/umfrage", "form[action*=Festlegen]");
        Assert.Equal($"2027-01-12 {uid} {sequence + 1} Invited", await portal.Cluster.ScalarAsync<string>(portal.Database, $"""
            select m.held_on || ' ' || m.uid || ' ' || m.sequence || ' ' || m.state from meetings.meeting m
            join meetings.series s on s.id = m.series_id where s.slug = '{Round}' and m.uid = '{uid}'
            """));
        var told = await SentMail.NewAsync(portal, seen);
        Assert.NotEmpty(told);
        Assert.All(told, mail => Assert.Contains("Der Termin ist verlegt.", mail.Content.Text, StringComparison.Ordinal));
    }

    private async Task<string> LinkAsync(string person)
    {
        var voice = await portal.Cluster.ScalarAsync<Guid>(portal.Database, $"""
            select v.id from meetings.poll_voice v join meetings.poll l on l.id = v.poll_id join directory.person p on p.id = v.person_id
            where p.slug = '{person}' and l.state = 'Open'
            """);
        return portal.Services.GetRequiredService<PollLinks>().PathOf(voice);
    }
}
