using System.Net;
using Dapper;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Staff;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.OwnEntry;

/// <summary>Profile, consent and absence of the own person; the clock stands at Wednesday, 18 November 2026, 14:12.</summary>
public sealed class OwnProfileTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Profile = "/konto/eintrag/profil";
    private const string Away = "/konto/eintrag/abwesend";

    [Fact]
    public async Task Profile_Saved_IsPublicAtOnceAndExtraFieldsChangeNothing()
    {
        using var visitor = await SignedInAsync("im1");
        using var saved = await visitor.SubmitAsync(Profile, null,
            ("funktion", "Integrationslotsin"), ("sprachen", "Deutsch,  Rumänisch ,Englisch,Deutsch"), ("telefon", "040 66969 399"),
            ("mail", "neu@kreis-karlsruhe.example"),
            ("GivenName", "Mallory"), ("familyname", "Mallory"), ("FullTimeEquivalent", "0,1"), ("Slug", "mallory"),
            ("Own.Person.FamilyName", "Mallory"), ("id", "mallory"));
        Assert.Equal("/konto/eintrag/profil?gespeichert=1", saved.Headers.Location?.OriginalString);
        var page = (await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein")).MainText();
        Assert.Contains("Integrationslotsin", page, StringComparison.Ordinal);
        Assert.Contains("040 66969 399", page, StringComparison.Ordinal);
        Assert.Equal("Mirela Ampelstein 1.000 {Deutsch,Rumänisch,Englisch}",
            await ScalarAsync(
            "select given_name || ' ' || family_name || ' ' || full_time_equivalent || ' ' || languages::text from directory.person where "
            + "slug = 'mirela-ampelstein'"));
    }

    [Fact]
    public async Task Profile_Mistyped_IsSaidAtTheFieldAndStays()
    {
        using var visitor = await SignedInAsync("im2");
        using var response = await visitor.SubmitAsync(Profile, null, ("funktion", "Berater"), ("sprachen", "Deutsch"),
            ("telefon", "ruf an!"), ("mail", "a@b.example"));
        var page = await Visitor.ReadAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("Geben Sie die Nummer mit Vorwahl ein", page.One("#telefon-fehler").Words(), StringComparison.Ordinal);
        Assert.Equal(("Berater", "ruf an!"), (page.One("#funktion").GetAttribute("value"), page.One("#telefon").GetAttribute("value")));
    }

    [Fact]
    public async Task Profile_SavedWithAnOldVersion_IsAConflict()
    {
        using var visitor = await SignedInAsync("ib");
        var page = await visitor.PageAsync(Profile);
        using var first = await visitor.SubmitAsync(page, Profile, null, ("funktion", "Beauftragter eins"), ("sprachen", "Deutsch"));
        using var second = await visitor.SubmitAsync(page, Profile, null, ("funktion", "Beauftragter zwei"), ("sprachen", "Deutsch"));
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        var conflict = await Visitor.ReadAsync(second, HttpStatusCode.Conflict);
        Assert.Contains("Beauftragter eins", conflict.One(".ip-errorsum").Words(), StringComparison.Ordinal);
        Assert.Equal("Beauftragter zwei", conflict.One("#funktion").GetAttribute("value"));
    }

    [Fact]
    public async Task Consent_Withdrawn_TakesTheNameFromEveryPublicPageAtOnce()
    {
        using var visitor = await SignedInAsync("im3");
        using var withdrawn = await visitor.SubmitAsync(Profile, "Einwilligung");
        Assert.Equal("/konto/eintrag/profil?gespeichert=widerrufen", withdrawn.Headers.Location?.OriginalString);
        foreach (var address in (string[])["/ansprechpersonen/im-markdorf", "/ansprechpersonen/im-markdorf.json",
            "/kalender/sprechstunden/im-markdorf.ics", "/gemeinden/08435034", "/gemeinden/08435034.json", "/suche?q=Drachenbach", "/"])
        {
            var text = await portal.TextAsync(address);
            Assert.DoesNotContain("Joana", text, StringComparison.Ordinal);
            Assert.DoesNotContain("joana.drachenbach@", text, StringComparison.Ordinal);
        }

        using var gone = await portal.GetAsync("/ansprechpersonen/joana-drachenbach");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using var given = await visitor.SubmitAsync(Profile, "Einwilligung");
        Assert.Equal("/konto/eintrag/profil?gespeichert=erteilt", given.Headers.Location?.OriginalString);
        Assert.Equal("2026-11-18",
            await ScalarAsync(
            "select consent_on::text from directory.post_holder h join directory.person p on p.id = h.person_id where p.slug = "
            + "'joana-drachenbach'"));
    }

    [Fact]
    public async Task Consent_OfSomebodyElse_IsMissing()
    {
        using var visitor = await SignedInAsync("im2");
        var token = (await visitor.PageAsync(Profile)).One("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        var foreign = await ScalarAsync(
            "select h.id::text from directory.post_holder h join directory.person p on p.id = h.person_id where p.slug = "
            + "'mirela-ampelstein'");
        using var response = await visitor.PostAsync($"{Profile}?handler=Einwilligung", ("__RequestVerificationToken", token),
            ("besetzung", foreign), ("erteilt", "nein"));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("2026-01-07",
            await ScalarAsync(
            "select consent_on::text from directory.post_holder h join directory.person p on p.id = h.person_id where p.slug = "
            + "'mirela-ampelstein'"));
    }

    [Fact]
    public async Task Absence_Recorded_PutsTheSubstituteFirstInItsTimeAndIsChangedAndEnded()
    {
        using var visitor = await SignedInAsync("im1");
        var tarek = await PersonAsync("tarek-wolkenfeld");
        using var saved = await visitor.SubmitAsync(Away, null, ("von", "23.11."), ("bis", "27.11."), ("vertretung", tarek));
        Assert.Equal("/konto/eintrag/abwesenheit?gespeichert=1", saved.Headers.Location?.OriginalString);
        Assert.Contains("Vom Mo., 23. November bis Fr., 27. November steht Tarek Wolkenfeld an erster Stelle.",
            (await visitor.PageAsync("/konto/eintrag/abwesenheit")).MainText(), StringComparison.Ordinal);
        Assert.Equal("Tarek Wolkenfeld", (await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein", "2026-11-23T08:00"))
            .One("main .ip-person h1").Words());
        Assert.Equal("Integrationsmanagement",
            await ScalarAsync("select recorded_by from directory.absence where first_day = '2026-11-23'"));

        portal.Clock.Set(TestClock.Usual);
        var id = await ScalarAsync("select id::text from directory.absence where first_day = '2026-11-23'");
        using var overlapping = await visitor.SubmitAsync(Away, null, ("von", "27.11."), ("bis", "30.11."), ("vertretung", ""));
        Assert.Equal("Für diese Person ist in dem Zeitraum schon eine Abwesenheit eingetragen.",
            (await Visitor.ReadAsync(overlapping, HttpStatusCode.UnprocessableEntity)).One("#von-fehler").Words());
        using var changed = await visitor.SubmitAsync($"{Away}/{id}", null, ("von", "18.11."), ("bis", "20.11."), ("vertretung", ""));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Contains("Wählen Sie eine Vertretung", (await visitor.PageAsync("/konto/eintrag/abwesenheit")).MainText(),
            StringComparison.Ordinal);
        using var ended = await visitor.PostAsync("/konto/eintrag/abwesenheit?handler=Beenden",
            ("__RequestVerificationToken", Token(await visitor.PageAsync(Away))), ("abwesenheit", id));
        Assert.Equal("/konto/eintrag/abwesenheit?gespeichert=beendet", ended.Headers.Location?.OriginalString);
        Assert.Equal("0", await ScalarAsync($"select count(*)::text from directory.absence where id = '{id}'"));
    }

    [Fact]
    public async Task Absence_ThatMakesACircle_IsRefusedAtTheSubstitute()
    {
        // Mirela is away from 10 to 14 May and Tarek, who has an account of his own here, stands in for her.
        await using (var owner = await portal.Cluster.ConnectAsync(portal.Database))
        {
            await owner.ExecuteAsync("""
                insert into accounts.account select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'person_id', p.id,
                    'user_name', 'tarek@demo.example', 'normalized_user_name', 'TAREK@DEMO.EXAMPLE', 'email', 'tarek@demo.example',
                    'normalized_email', 'TAREK@DEMO.EXAMPLE'))).*
                from accounts.account a, directory.person p where a.email = 'im2@demo.example' and p.slug = 'tarek-wolkenfeld';
                insert into accounts.role_grant (id, account_id, role, scope_kind, scope_key)
                select gen_random_uuid(), id, 'IntegrationManager', 'Municipality', '08215017' from accounts.account
                where email = 'tarek@demo.example';
                insert into directory.absence (id, person_id, first_day, last_day, substitute_id, recorded_on, recorded_by)
                select gen_random_uuid(), m.id, '2027-05-10', '2027-05-14', t.id, '2026-11-18', 'Test'
                from directory.person m, directory.person t where m.slug = 'mirela-ampelstein' and t.slug = 'tarek-wolkenfeld'
                """);
        }

        using var visitor = await SignedInAsync("tarek");
        using var response = await visitor.SubmitAsync(Away, null, ("von", "12.5.2027"), ("bis", "21.5.2027"),
            ("vertretung", await PersonAsync("mirela-ampelstein")));
        var page = await Visitor.ReadAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Die Vertretungen bilden einen Kreis: Am Ende wäre niemand da. Wählen Sie eine andere Vertretung.",
            page.One("#vertretung-fehler").Words());
        Assert.Equal("12.5.2027", page.One("#von").GetAttribute("value"));
    }

    [Fact]
    public async Task Absence_OfSomebodyElse_IsMissingAndStrangersCannotBeSubstitutes()
    {
        using var visitor = await SignedInAsync("im3");
        var token = Token(await visitor.PageAsync(Away));
        var foreign = await ScalarAsync(
            "select a.id::text from directory.absence a join directory.person p on p.id = a.person_id where p.slug = "
            + "'ludger-klosterwiese'");
        using var read = await visitor.GetAsync($"{Away}/{foreign}");
        using var changed = await visitor.PostAsync($"{Away}/{foreign}", ("__RequestVerificationToken", token), ("version", "1"),
            ("von", "18.11."), ("bis", "19.11."));
        using var ended = await visitor.PostAsync("/konto/eintrag/abwesenheit?handler=Beenden", ("__RequestVerificationToken", token),
            ("abwesenheit", foreign));
        Assert.All([read, changed, ended], response => Assert.Equal(HttpStatusCode.NotFound, response.StatusCode));
        using var stranger = await visitor.SubmitAsync(Away, null, ("von", "18.11."), ("bis", "19.11."),
            ("vertretung", await PersonAsync("mirela-ampelstein")));
        Assert.Equal("Wählen Sie die Vertretung aus der Liste.", (await Visitor.ReadAsync(stranger, HttpStatusCode.UnprocessableEntity))
            .One("#vertretung-fehler").Words());
    }

    [Fact]
    public async Task Colleague_WithoutConsent_IsListedByThePost()
    {
        using var visitor = await SignedInAsync("sprecher");
        var options = (await visitor.PageAsync(Away)).QuerySelectorAll("#vertretung option").Select(o => o.TextContent).ToList();
        Assert.Contains("Integrationsmanagement Tettnang", options);
        Assert.DoesNotContain(options, option => option.Contains("Hopfenblatt", StringComparison.Ordinal)
            || option.Contains("Klosterwiese", StringComparison.Ordinal) || option.Contains("Mirela", StringComparison.Ordinal));
    }

    private static string Token(AngleSharp.Dom.IDocument page) => page.One("input[name=__RequestVerificationToken]").GetAttribute("value")!;

    private Task<string> PersonAsync(string slug) => ScalarAsync($"select id::text from directory.person where slug = '{slug}'");

    private async Task<Visitor> SignedInAsync(string name)
    {
        portal.Clock.Set(TestClock.Usual);
        var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync(name);
        return visitor;
    }

    private async Task<string> ScalarAsync(string sql)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        return (await owner.ExecuteScalarAsync<string>(sql))!;
    }
}
