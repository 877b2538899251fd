using System.Net;
using AngleSharp.Html.Dom;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>One whole path: founded, planned, invited, answered, held, written down, approved, published, found by everybody.</summary>
public sealed class MeetingPathTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Round_FromFoundingToPublishedMinutes_WorksThroughItsPages()
    {
        using var office = await Visitor.SignedInAsync(portal, "koordination");
        await DoAsync(office, "/treffen/neu", "main form.ip-form[method=post]", ("titel", "Runder Tisch Sprache"), ("gebiet", "08435"),
            ("format", "RoundTable"), ("ziel", "Sprachmittlung im Kreis."), ("teilnehmende", "Beratungsstellen"), ("turnus", "AsNeeded"),
            ("beginn", "14:00"), ("dauer", "90"), ("ort", "Rathaus"), ("vorlage", "runder-tisch"), ("genehmigung", "NextMeeting"),
            ("oeffentlich", "true"));
        var person = await portal.Cluster.ScalarAsync<string>(portal.Database,
            "select id::text from directory.person where slug = 'nadim-rebstoeckl'");
        await DoAsync(office, "/treffen/runder-tisch-sprache/mitglieder", "form[action*=Aufnehmen]", ("person", person), ("fuer",
            "Stadt Meersburg"),
            ("ebene", "Meso"));
        await DoAsync(office, "/treffen/runder-tisch-sprache/planen", "main form[method=post]", ("tag", "18.11.2026"));
        const string Here = "/treffen/runder-tisch-sprache/2026-11-18";
        await DoAsync(office, Here, "form[action*=Einladen]");

        using var member = await Visitor.SignedInAsync(portal, "im2");
        await DoAsync(member, Here, "form[action*=Antwort]", ("antwort", "Accepted"));
        Assert.Contains("Zugesagt", (await office.PageAsync(Here)).Body!.TextContent, StringComparison.Ordinal);

        await DoAsync(office, $"{Here}/sitzung", "form[action*=Beginnen]");
        await DoAsync(office, $"{Here}/sitzung", "form[action*=Notiz]", ("notiz", "Es fehlen **Dolmetschende**."));
        await DoAsync(office, $"{Here}/sitzung", "form[action*=Festhalten]", ("art", "Decision"), ("text", "Ein Pool wird geprüft."));
        await DoAsync(office, $"{Here}/sitzung", "form[action*=Festhalten]", ("art", "Task"), ("text", "Liste schreiben"), ("person",
            person),
            ("bis", "30.06.2027"));
        await DoAsync(office, $"{Here}/sitzung", "form[action*=Ende]");

        await DoAsync(office, $"{Here}/protokoll", "main form.ip-form");
        await DoAsync(office, $"{Here}/protokoll", "form[action*=Pruefen]");
        await DoAsync(office, $"{Here}/protokoll", "form[action*=Genehmigen]");
        await DoAsync(office, $"{Here}/protokoll", "form[action*=Veroeffentlichen]", ("sichtbar", "Public"));

        using var stranger = new Visitor(portal);
        var page = await stranger.PageAsync(Here);
        Assert.Contains("Beschluss 1: Ein Pool wird geprüft.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".ip-doc strong"), strong => strong.TextContent == "Dolmetschende");
        Assert.Contains("Runder Tisch Sprache", (await stranger.PageAsync("/treffen/protokolle?q=Dolmetschender")).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains(Here, await portal.TextAsync("/sitemap.xml"), StringComparison.Ordinal);
        Assert.Contains("Liste schreiben", (await member.PageAsync("/treffen/aufgaben")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Minutes_AmendedAndWithdrawn_ActOnPageFileSearchWithTheNextRequest()
    {
        _ = portal.Client;
        var here = await AddressAsync("netzwerktreffen-bodenseekreis", "m.state = 'Closed' order by held_on limit 1");
        using var office = await Visitor.SignedInAsync(portal, "koordination");
        using var stranger = new Visitor(portal);
        await DoAsync(office, $"{here}/protokoll", "form[action*=Berichtigen]", ("grund", "Zahl verbessert"), ("protokoll",
            "## TOP 1: Neu\n\nZwölfender"));
        var amended = await stranger.PageAsync(here);
        Assert.Contains("Fassung 2", amended.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ersetzt Fassung 1: Zahl verbessert", amended.Body!.TextContent, StringComparison.Ordinal);
        using (var file = await stranger.GetAsync($"{here}/protokoll.md"))
        {
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        }

        await DoAsync(office, $"{here}/protokoll", "form[action*=Zurueckziehen]", ("grund", "Falsche Angaben"));
        using (var gone = await stranger.GetAsync($"{here}/protokoll.md"))
        {
            Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        }

        Assert.Contains("zurückgezogen. Grund: Falsche Angaben", (await stranger.PageAsync(here)).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("Kein Protokoll enthält", (await stranger.PageAsync("/treffen/protokolle?q=Zwölfender")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_OfAnInvitation_AnswersWithoutAnAccountAndNotToAMovedDate()
    {
        _ = portal.Client;
        var id = await portal.Cluster.ScalarAsync<Guid>(portal.Database, """
            select i.id from meetings.invitation i join meetings.meeting m on m.id = i.meeting_id join meetings.series s on s.id =
              m.series_id
            where s.slug = 'koordinierungsrunde-bodenseekreis' and m.state = 'Invited' and i.answer = 'None' limit 1
            """);
        var links = (IntMan.Meetings.Planning.InvitationLinks)portal.Services.GetService(typeof(IntMan.Meetings.Planning.InvitationLinks))!;
        var link = links.Answer(id).PathAndQuery;
        using var stranger = new Visitor(portal);
        var opened = await stranger.PageAsync(link);
        await portal.Cluster.ExecuteAsync(portal.Database,
            $"update meetings.meeting set sequence = sequence + 1 where id = (select meeting_id from meetings.invitation where id = '{id}')");
        using (var late = await SendAsync(stranger, opened, "main form[method=post]", link, ("antwort", "Accepted")))
        {
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        }

        await DoAsync(stranger, link, "main form[method=post]", ("antwort", "Substitute"), ("vertretung", "Jonna Ebersfeld"));
        Assert.Equal("Substitute Jonna Ebersfeld 1", await portal.Cluster.ScalarAsync<string>(portal.Database,
            $"select concat_ws(' ', answer, substitute_name, answered_sequence) from meetings.invitation where id = '{id}'"));
        using var wrong = await stranger.GetAsync("/treffen/antwort?code=abc");
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
    }

    /// <summary>Opens the page, sends its form with what is typed, and expects to be led on.</summary>
    internal static async Task DoAsync(Visitor visitor, string address, string form, params (string Name, string Value)[] typed)
    {
        using var response = await SendAsync(visitor, await visitor.PageAsync(address), form, address, typed);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{address} {form}: {(int)response.StatusCode} {text}");
    }

    internal static Task<HttpResponseMessage> SendAsync(Visitor visitor, IHtmlDocument page, string form, string address,
        params (string Name, string Value)[] typed)
    {
        var found = (IHtmlFormElement?)page.QuerySelector(form) ?? throw new InvalidOperationException($"{address} has no {form}");
        foreach (var (name, value) in typed)
        {
            foreach (var field in found.Elements)
            {
                Type(field, name, value);
            }
        }

        return visitor.SendAsync(found, address);
    }

    private async Task<string> AddressAsync(string series, string which) => await portal.Cluster.ScalarAsync<string>(portal.Database, $"""
        select '/treffen/' || s.slug || '/' || m.held_on from meetings.meeting m join meetings.series s on s.id = m.series_id
        where s.slug = '{series}' and {which}
        """);

    private static void Type(IHtmlElement field, string name, string value)
    {
        switch (field)
        {
            case IHtmlInputElement { Type: "radio" or "checkbox" } box when box.Name == name:
                box.IsChecked = box.Value == value;
                break;
            case IHtmlInputElement input when input.Name == name:
                input.Value = value;
                break;
            case IHtmlTextAreaElement area when area.Name == name:
                area.Value = value;
                break;
            case IHtmlSelectElement select when select.Name == name:
                select.Value = value;
                break;
            default:
                break;
        }
    }
}
