using System.Net;
using AngleSharp.Html.Dom;
using Dapper;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Caseload;
using IntMan.Portal.Tests.Referrals;
using IntMan.Portal.Tests.Staff;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Changes;

/// <summary>What is sent twice is done once, in every form that creates something: double click, Back and again, reload, ten at the same
/// moment.</summary>
public sealed class SentTwiceTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const int Times = 10;

    // Whoever has the database must find no invitation in it.
    private const string HasNoLink = "select not exists (select from foundation.sent_form where answer like '%http%')";

    public static TheoryData<string> Forms => new(CreateForm.All.Select(form => form.Name));

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task SameForm_SentAtTheSameMomentAndAgain_CreatesOneEntryAndEndsAtTheSamePlace(string name)
    {
        var form = CreateForm.All.Single(form => form.Name == name);
        using var visitor = await form.OpenAsync(portal);
        var (address, fields) = await form.FillAsync(portal, visitor);
        var before = await CountAsync(form);

        var together = await Task.WhenAll(Enumerable.Range(0, Times).Select(_ => SendAsync(visitor, address, fields)));
        var targets = together.ToHashSet();
        for (var again = 0; again < Times; again++)
        {
            targets.Add(await SendAsync(visitor, address, fields));
        }

        Assert.Single(targets);
        Assert.True(await portal.Cluster.ScalarAsync<bool>(portal.Database, HasNoLink));
        Assert.Equal(before + 1, await CountAsync(form));
    }

    // Made in several steps, or with what another one has made: the tests of the module send them twice.
    private static readonly string[] Others =
    [
        "/Caseload/Consents", "/Caseload/DaysForm", "/Caseload/HandOverForm", "/Caseload/Reports/ReportForm", "/Caseload/TopicForm",
        "/Directory/Handover/CommissionSwitch",
        "/Directory/Import/ImportUpload",
        "/Directory/Responsibilities/ResponsibilityForm", "/Meetings/AgendaForm", "/Meetings/CancelForm",
        "/Meetings/Concerns/HandOver", "/Meetings/Concerns/Inbox", "/Meetings/OptimisationSteps", "/Meetings/RecordForm",
        "/Meetings/Sitting", "/Public/ReportBack", "/Services/ServicePlaces",
    ];

    /// <summary>Every page whose form has a key is sent twice.</summary>
    [Fact]
    public async Task EveryForm_WithAKey_IsTried()
    {
        var pages = portal.CompiledPages().Select(page => page.ViewEnginePath).ToHashSet(StringComparer.Ordinal);
        var withKey = System.IO.Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/Portal/Pages"), "*.cshtml", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("<form-key", StringComparison.Ordinal))
            .Select(file => "/" + Path.GetRelativePath(Path.Combine(Repository.Root, "src/Portal/Pages"), file)[..^".cshtml".Length])
            .Where(pages.Contains);
        var tried = new List<string>();
        foreach (var form in CreateForm.All.Where(form => form.Before is null))
        {
            tried.Add(form.Page.StartsWith('/') ? form.Page : await portal.Cluster.ScalarAsync<string>(portal.Database, form.Page) ?? "");
        }

        tried.AddRange(["/faelle/0197a000-0000-7000-8000-00000000dead/einwilligung/neu", "/faelle/0197a000-0000-7000-8000-00000000dead/gespraech",
            "/faelle/0197a000-0000-7000-8000-00000000dead/ziele", "/faelle/0197a000-0000-7000-8000-00000000dead/uebergabe", "/faelle/tage"]);
        var models = portal.CompiledPages().ToDictionary(page => page.ViewEnginePath, StringComparer.Ordinal);
        var untried = withKey.Except(Others).Where(page => !tried.Any(address => portal.Serves(models[page], address.Split('?')[0])));
        Assert.Empty(untried.ToList());
    }

    [Fact]
    public async Task SameReport_WithTheCodeOfASlip_IsKeptOnce()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im1");
        var (address, code) = await manager.ReferAsync();
        using var reader = new Visitor(portal);
        var key = (await reader.OpenCodeAsync(code)).One("input[name=formular]").GetAttribute("value")!;
        var token = (await reader.OpenCodeAsync(code)).One("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        (string, string)[] fields = [("__RequestVerificationToken", token), ("formular", key), ("code", code), ("wer", "Client"),
            ("antwort", "Arrived"), ("termin", ""), ("stelle", "")];
        const string Forms = "select count(*) from foundation.sent_form";
        var before = await portal.Cluster.ScalarAsync<long>(portal.Database, Forms);
        var targets = await Task.WhenAll(Enumerable.Range(0, Times)
            .Select(_ => SendAsync(reader, "/rueckmeldung?handler=Melden", fields)));
        Assert.Equal("/rueckmeldung?danke=true", Assert.Single(targets.Distinct()));
        Assert.Equal(1, await portal.Cluster.ScalarAsync<long>(
            portal.Database, $"select count(*) from referral.report where referral_id = '{address.Split('/')[^1]}'"));
        Assert.Equal(before + 1, await portal.Cluster.ScalarAsync<long>(portal.Database, Forms));
    }

    [Fact]
    public async Task SameKey_WithSomethingElseTyped_IsAnotherEntry()
    {
        var form = CreateForm.All.Single(form => form.Name == "orte");
        using var visitor = await form.OpenAsync(portal);
        var (address, fields) = await form.FillAsync(portal, visitor);
        var before = await CountAsync(form);
        await SendAsync(visitor, address, fields);
        await SendAsync(visitor, address, [("name", "Treff am Bahnhof"), .. fields.Where(field => field.Name != "name")]);
        Assert.Equal(before + 2, await CountAsync(form));
    }

    [Fact]
    public async Task KeyOfSomebodyElse_IsNotAnswered()
    {
        var form = CreateForm.All.Single(form => form.Name == "orte");
        using var visitor = await form.OpenAsync(portal);
        var (address, fields) = await form.FillAsync(portal, visitor);
        var before = await CountAsync(form);
        await SendAsync(visitor, address, fields);
        using var other = await Visitor.SignedInAsync(portal, "admin");
        var token = (await other.PageAsync(address)).One("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        await SendAsync(other, address, [("__RequestVerificationToken", token),
            .. fields.Where(field => field.Name != "__RequestVerificationToken")]);
        Assert.Equal(before + 2, await CountAsync(form));
    }

    [Fact]
    public async Task SameFile_UploadedTwiceFromOnePage_IsOneJob()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        var key = (await officer.PageAsync("/verwaltung/import")).One("input[name=formular]").GetAttribute("value")!;
        var csv = "Kürzel;Name;AGS\nettlingen-mitte;Bürgertreff;08215017\n"u8.ToArray();
        var jobs = await Task.WhenAll(Enumerable.Range(0, Times).Select(_ => UploadAsync()));
        Assert.Single(jobs.Distinct());

        async Task<string?> UploadAsync()
        {
            using var sent = await officer.UploadAsync("/verwaltung/import", "datei", "orte.csv", csv, ("art", ""), ("formular", key));
            return sent.Headers.Location?.OriginalString;
        }
    }

    /// <returns>Where it ends.</returns>
    private static async Task<string> SendAsync(Visitor visitor, string address, (string Name, string Value)[] fields)
    {
        using var response = await visitor.PostAsync(address, fields);
        if (response.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
        {
            Assert.Fail(
                $"{(int)response.StatusCode} {(await Visitor.ReadAsync(response, response.StatusCode)).QuerySelector("main").Words()}");
        }

        return response.Headers.Location!.OriginalString;
    }

    private async Task<int> CountAsync(CreateForm form)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        return await owner.ExecuteScalarAsync<int>($"select count(*)::int from {form.Table}");
    }
}

/// <summary>A form that creates something.</summary>
/// <param name="Name">For the test.</param>
/// <param name="User">Demo account; null for a form of the public.</param>
/// <param name="Page">SQL of the address, or the address.</param>
/// <param name="Table">Where the new row is counted.</param>
/// <param name="Fields">What is typed; see <see cref="FormCase.New"/>.</param>
/// <param name="Handler">Null for the page's own.</param>
public sealed record CreateForm(string Name, string? User, string Page, string Table, (string Name, string Value)[] Fields,
    string? Handler = null)
{
    private const string HourOf = "select o.id::text from directory.office_hour o join directory.post p on p.id = o.post_id";

    private const string ServiceWithHours = """
        (select s.id from directory.service s join directory.office_hour h on h.service_id = s.id and h.valid_until is null
            where '08435' = any(select left(k, 5) from unnest(s.served_keys) k) order by s.slug limit 1) v
        """;

    private const string Team = "/treffen/teamaustausch-ettlingen";

    // The latest, which Before has opened.
    private const string CaseOfIm2 = "select '/faelle/' || (select id from caseload.case where manager_id = (select person_id from "
        + "accounts.account where email = 'im2@demo.example') order by sequence desc limit 1) || '";

    public static IReadOnlyList<CreateForm> All { get; } =
    [
        .. FormCase.All.Where(form => form.New.Length > 0).Select(form =>
        new CreateForm(form.Path, form.User, $"/verwaltung/{form.Path}/neu", $"directory.{form.Table}", form.New)),
        new("einladung", "admin", "/verwaltung/konten/neu", "accounts.account",
            [("name", "Zoe Zweimal"), ("email", "zoe.zweimal@amt.example"), ("rolle", "Administrator"), ("bereich", "Portal")]),
        new("rolle", "admin", "select '/verwaltung/konten/' || id || '/rollen' from accounts.account where email = 'ehrenamt@demo.example'",
            "accounts.role_grant", [("rolle", "Volunteer"), ("bereich", "Municipality"), ("schluessel", "08435016")]),
        new("infomail", "ib", "/verwaltung/infomail/schreiben", "infomail.message",
            [("an", "08215017"), ("betreff", "Treffen am 3. Dezember"), ("text", "Wir treffen uns im Rathaus.")]),
        new("verweis", "im3", $"/angebote/{Referring.Service}/verweisen", "referral.referral",
            [("anliegen", "anderes"), ("art", "Referral"), ("wiedervorlage", "02.12.2026"), ("sprache", "de")]),
        new("meldung", null, "/hinweis?eintrag=mirela-ampelstein", "quality.suggestion",
            [("art", "Other"), ("nachricht", "Das Büro ist umgezogen.")]),
        new("anliegen", "sprecher", "/treffen/austauschforum-bodenseekreis/anliegen", "meetings.concern",
            [("titel", "Fahrpläne"), ("notiz", "Der Bus fährt zu selten.")]),
        new("wortlaut", "sprecher",
            "select '/treffen/austauschforum-bodenseekreis/anliegen/' || id from meetings.concern where state = 'Worded'",
            "meetings.wording", [("betreff", "Betreuung"), ("wortlaut", "Die Betreuung fehlt.")], "Wortlaut"),
        new("bestellung", null, "/infomail/08215017", "infomail.request", [("mail", "leserin@post.example"), ("sprache", "de")]),
        new("sprechstunde", "im3", "/konto/eintrag/sprechstunde", "directory.office_hour",
            [("wochentag", "Saturday"), ("rhythmus", "w1"), ("beginn", "15:00"), ("ende", "17:00"), ("ort", ""), ("form", "Phone"),
            ("gilt-ab", "18.11.2026"), ("gilt-bis", ""), ("hinweis", "")]),
        new("zusatztermin", "im3", "/konto/eintrag/zusatztermin", "directory.office_hour_deviation",
            [("sprechstunde", $"{HourOf} where p.slug = 'im-markdorf' order by o.id limit 1"), ("tag", "28.11.2026"), ("beginn", "15:00"),
            ("ende", "17:00"), ("ort", ""), ("hinweis", "")]),
        new("umfrage", "ib", "/treffen/teamaustausch-ettlingen/umfrage", "meetings.poll",
            [("vorschlaege", "14.01.2027 14:00–15:00\n21.01.2027 14:00–15:00"), ("ort", "Rathaus"), ("bis", "02.12.2026")]),
        new("tisch im world-café", "koordination", """
            select '/treffen/' || s.slug || '/' || max(m.held_on) || '/weltcafe' from meetings.meeting m join meetings.series s
              on s.id = m.series_id where s.slug = 'netzwerktreffen-bodenseekreis' and m.state = 'Draft' group by s.slug
            """, "meetings.cafe_theme", [("thema", "Gesundheit"), ("gastgeber", "Jonna Ebersfeld")], "Thema"),
        new("abwesenheit", "im3", "/konto/eintrag/abwesend", "directory.absence",
            [("von", "03.02.2027"), ("bis", "05.02.2027"), ("vertretung", "")]),
        new("öffnungszeit", "koordination", $"select '/verwaltung/angebote/' || id || '/zeit' from {ServiceWithHours}",
            "directory.office_hour",
            [("wochentag", "Saturday"), ("rhythmus", "w1"), ("beginn", "05:00"), ("ende", "06:00"), ("ort", ""), ("form", "Phone"),
            ("gilt-ab", "18.11.2026"), ("gilt-bis", ""), ("hinweis", "")]),
        new("zusatztermin eines Angebots", "koordination",
            $"select '/verwaltung/angebote/' || id || '/zusatztermin' from {ServiceWithHours}", "directory.office_hour_deviation",
            [("zeit", $"select o.id::text from directory.office_hour o join {ServiceWithHours} on v.id = o.service_id limit 1"),
            ("neuer-tag", "29.11.2026"), ("beginn", "05:00"), ("ende", "06:00"), ("ort", ""), ("hinweis", "")]),
        new("runde", "koordination", "/treffen/neu", "meetings.series",
            [("titel", "Runder Tisch Zweimal"), ("gebiet", "08435"), ("format", "RoundTable"), ("ziel", "Sprachmittlung im Kreis."),
            ("teilnehmende", "Beratungsstellen"), ("turnus", "AsNeeded"), ("beginn", "14:00"), ("dauer", "90"), ("ort", "Rathaus"),
            ("vorlage", "runder-tisch"), ("genehmigung", "NextMeeting"), ("oeffentlich", "true")]),
        new("treffen", "ib", $"{Team}/planen", "meetings.meeting",
            [("tag", "17.12.2026"), ("beginn", "09:00"), ("ende", "10:30"), ("ort", "Rathaus")]),
        new("mitglied", "ib", $"{Team}/mitglieder", "meetings.member",
            [("person", "{person nadim-rebstoeckl}"), ("fuer", "Stadt Meersburg"), ("ebene", "Micro")], "Aufnehmen"),
        new("thema", "im1", $"{Team}/themen", "meetings.item", [("thema", "Zweimal dasselbe"), ("minuten", "10"), ("worum", "")]),
        new("gast", "ib", $"select '{Team}/' || held_on from meetings.meeting m join meetings.series s on s.id = m.series_id where "
            + "s.slug = 'teamaustausch-ettlingen' and m.state = 'Invited'", "meetings.invitation",
            [("gast", "Gesine Gast"), ("email", "gesine@stelle.example")], "Gast"),
        new("fall", "im3", "/faelle/neu", "caseload.case",
            [("ort", Casework.Ags), ("erstkontakt", "12.10.2026"), ("zugang", "Own"), ("art", "Managed"), ("aktion", "anlegen")]),
        new("anfrage", "im3", "/faelle/anfrage", "caseload.consultation",
            [("tag", "1"), ("weg", "Mail"), ("wer", "Family"), ("thema", "finanzen"), ("ort", Casework.Ags), ("verwiesen", "nein"),
            ("aktion", "speichern")]),
        new("einwilligung", "im2", $"{CaseOfIm2}/einwilligung/neu?art=Agreement'", "caseload.consent",
            [("art", "Agreement"), ("unterschrieben", "12.10.2026"), ("fassung", "3"), ("sprache", "de"), ("liegt", "Office")])
            { Before = visitor => visitor.OpenCaseAsync() },
        new("gespräch", "im2", $"{CaseOfIm2}/gespraech'", "caseload.consultation",
            [("tag", "0"), ("weg", "OfficeHour"), ("wer", "Person"), ("thema", "finanzen"), ("verwiesen", "nein"), ("naechster", "2"),
            ("aktion", "speichern")]) { Before = visitor => visitor.OpenPlanAsync() },
        new("übergabe", "im2", $"{CaseOfIm2}/uebergabe'", "caseload.hand_over",
            [("an", "select person_id::text from accounts.account where email = 'im3@demo.example'"), ("mit", "leer"), ("termin", "")])
            { Before = visitor => visitor.OpenCaseAsync() },
        new("tage", "im2", "/faelle/tage", "caseload.consultation",
            [("fall-1", $"select substr(address, 9) from ({CaseOfIm2}' as address) latest"), ("tag-1", "18.11.2026"), ("weg-1", "Visit"),
            ("wer-1", "Person"), ("thema-1", "finanzen"), ("naechster-1", "2")]) { Before = visitor => visitor.OpenCaseAsync() },
        new("ziel", "im2", $"{CaseOfIm2}/ziele'", "caseload.goal",
            [("bereich", "schulden"), ("ziel", "schulden.ueberblick"), ("vereinbart", "18.11.2026"), ("erreicht", "Open"), ("was-1", ""),
            ("aktion", "speichern")]) { Before = visitor => visitor.OpenPlanAsync() },
    ];

    /// <summary>What must be there; its answer is not asked for.</summary>
    public Func<Visitor, Task>? Before { get; init; }

    public async Task<Visitor> OpenAsync(PortalHost portal) => User is null
        ? new Visitor(portal) : await Visitor.SignedInAsync(portal, User);

    /// <summary>The address to post to and everything that is posted, the hidden fields included.</summary>
    public async Task<(string Address, (string Name, string Value)[] Fields)> FillAsync(PortalHost portal, Visitor visitor)
    {
        if (Before is not null)
        {
            await Before(visitor);
        }

        var filled = new List<(string Name, string Value)>();
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        foreach (var (name, value) in Fields)
        {
            var parts = value.Trim('{', '}').Split(' ');
            var sql = value.StartsWith('{') ? $"select id::text from directory.{parts[0]} where slug = '{parts[1]}'"
                : value.StartsWith("select ", StringComparison.Ordinal) ? value : null;
            filled.Add((name, sql is null ? value : (await owner.ExecuteScalarAsync<string>(sql))!));
        }

        var address = Page.StartsWith('/') ? Page : (await owner.ExecuteScalarAsync<string>(Page))!;
        var post = filled.Find(field => field.Name == "stelle").Value;
        var page = await visitor.PageAsync(Name == "besetzungen" ? $"{address}?stelle={post}" : address);
        var hidden = page.QuerySelectorAll("main form[method=post]").OfType<IHtmlFormElement>()
            .First(form => form.QuerySelector("input[name=formular]") is not null
                && (Handler is null || form.GetAttribute("action")!.Contains($"handler={Handler}", StringComparison.Ordinal)))
            .QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(input => (input.Name!, input.Value));
        return (Handler is null ? address.Split('?')[0] : $"{address}?handler={Handler}",
            [.. filled, .. hidden.Where(field => filled.TrueForAll(typed => typed.Name != field.Item1))]);
    }
}
