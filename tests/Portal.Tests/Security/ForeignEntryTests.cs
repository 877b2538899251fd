using System.Globalization;
using System.Net;
using System.Text;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Caseload;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Security;

/// <summary>
/// Every handler that writes, sent with a valid token and the id of an entry that exists: whose role may not open the page is refused, and
/// for whoever keeps something else the entry is missing. <see cref="AuthorizationMatrixTests"/> asks without tokens and ids.
/// </summary>
public sealed class ForeignEntryTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Hour = """
        select h.id from directory.office_hour h join directory.post p on p.id = h.post_id
        where p.slug = 'im-markdorf' and h.starts_at is not null order by h.id limit 1
        """;

    private const string Service = """
        select s.id from directory.service s cross join lateral directory.home_of_service(s.id) h
        where h.county_key = '08435' order by s.id limit 1
        """;

    // A round in which the role has no seat, and its next meeting.
    private const string Round = """
        '/treffen/' || (case when 'ROLE' in ('ib', 'im1') then 'koordinierungsrunde-bodenseekreis' else 'teamaustausch-ettlingen' end)
        """;

    private const string ConcernOfRound = $"{Round} || '/anliegen/' || (select id from meetings.concern order by id limit 1)";

    private const string NextOfRound = $"""
        {Round} || '/' || (select min(held_on)::text from meetings.meeting m join meetings.series s on s.id = m.series_id
            where m.state in ('Invited', 'Draft') and s.slug = (case when 'ROLE' in ('ib', 'im1') then 'koordinierungsrunde-bodenseekreis'
                else 'teamaustausch-ettlingen' end))
        """;

    // Another manager's, opened by this test.
    private const string Case = "'/faelle/' || (select id from caseload.case where manager_id = (select person_id from accounts.account "
        + "where email = 'im3@demo.example') order by id limit 1)";

    // Entries of the Bodenseekreis and of its people: nobody of Ettlingen keeps them. The account is the administrator's.
    private static readonly Dictionary<string, string> Entries = new(StringComparer.Ordinal)
    {
        ["/Accounts/Administration/AccountDetails"] = "'/verwaltung/konten/' || (select id from accounts.account where email like 'admin@%')",
        ["/Accounts/Administration/AccountRoles"] =
            "'/verwaltung/konten/' || (select id from accounts.account where email like 'admin@%') || '/rollen'",
        ["/Directory/PersonForm"] = "'/verwaltung/personen/' || (select id from directory.person where slug = 'joana-drachenbach')",
        ["/Directory/PostForm"] = "'/verwaltung/stellen/' || (select id from directory.post where slug = 'im-markdorf')",
        ["/Directory/HolderForm"] = """
            '/verwaltung/besetzungen/' || (select h.id from directory.post_holder h join directory.post p on p.id = h.post_id
                where p.slug = 'im-markdorf' order by h.id limit 1)
            """,
        ["/Directory/PlaceForm"] = "'/verwaltung/orte/' || (select id from directory.place where slug = 'ueberlingen-blauwiese')",
        ["/Directory/MunicipalityForm"] = "'/verwaltung/gemeinden/08435059'",
        ["/Directory/CountyForm"] = "'/verwaltung/kreise/08435'",
        ["/Directory/DistrictForm"] =
            "'/verwaltung/ortsteile/' || (select id from directory.district where ags like '08435%' order by id limit 1)",
        ["/Directory/CommissionForm"] =
            "'/verwaltung/auftraege/' || (select id from directory.mandate where ags like '08435%' order by id limit 1)",
        ["/Directory/EntryHistory"] =
            "'/verwaltung/verlauf/personen/' || (select id from directory.person where slug = 'joana-drachenbach')",
        ["/Directory/Responsibilities/TerritoryResponsibilities"] = "'/verwaltung/zustaendigkeiten/08435059'",
        ["/Directory/Responsibilities/ResponsibilityForm"] = "'/verwaltung/zustaendigkeiten/08435059/aendern'",
        ["/OwnEntry/OfficeHourForm"] = $"'/konto/eintrag/sprechstunde/' || ({Hour})",
        ["/OwnEntry/DateForm"] = $"'/konto/eintrag/termin/' || ({Hour}) || '/2026-11-23'",
        ["/OwnEntry/AbsenceForm"] = """
            '/konto/eintrag/abwesend/' || (select a.id from directory.absence a where a.person_id is distinct from
                (select person_id from accounts.account where email = 'ROLE@demo.example') order by a.id limit 1)
            """,
        ["/Services/ServiceForm"] = $"'/verwaltung/angebote/' || ({Service})",
        ["/Services/ServicePlaces"] = $"'/verwaltung/angebote/' || ({Service}) || '/orte'",
        ["/Services/ServiceReview"] = $"'/verwaltung/angebote/' || ({Service}) || '/pruefung'",
        ["/Services/TranslationForm"] = $"'/verwaltung/angebote/' || ({Service}) || '/uebersetzung/en'",
        ["/Services/ServiceHours"] = $"'/verwaltung/angebote/' || ({Service}) || '/zeiten'",
        ["/Services/ServiceExtraDateForm"] = $"'/verwaltung/angebote/' || ({Service}) || '/zusatztermin'",
        ["/Meetings/SeriesDetails"] = Round,
        ["/Meetings/CharterForm"] = $"{Round} || '/auftrag'",
        ["/Meetings/Concerns/ConcernDetails"] = ConcernOfRound,
        ["/Meetings/Concerns/ConcernList"] = $"{Round} || '/anliegen'",
        ["/Meetings/Concerns/ConcernWay"] = $"{ConcernOfRound} || '/weg'",
        ["/Meetings/Concerns/HandOver"] = $"{Round} || '/sprechfunktion'",
        ["/Meetings/Concerns/Inbox"] = $"{Round} || '/eingang'",
        ["/Meetings/MemberList"] = $"{Round} || '/mitglieder'",
        ["/Meetings/PlanForm"] = $"{Round} || '/planen'",
        ["/Meetings/SeriesTaskList"] = $"{Round} || '/aufgaben'",
        ["/Meetings/TopicStore"] = $"{Round} || '/themen'",
        ["/Meetings/MeetingDetails"] = NextOfRound,
        ["/Meetings/AgendaForm"] = $"{NextOfRound} || '/tagesordnung'",
        ["/Meetings/CancelForm"] = $"{NextOfRound} || '/absagen'",
        ["/Meetings/RecordForm"] = $"{NextOfRound} || '/protokoll'",
        ["/Meetings/Sitting"] = $"{NextOfRound} || '/sitzung'",
        ["/Caseload/CaseDetails"] = Case,
        ["/Caseload/CaseEnd"] = $"{Case} || '/ende'",
        ["/Caseload/ConsentForm"] = $"{Case} || '/einwilligung/neu'",
        ["/Caseload/Consents"] = $"{Case} || '/einwilligung'",
        ["/Caseload/ErasureForm"] = $"{Case} || '/loeschen'",
        ["/Caseload/FrameForm"] = $"{Case} || '/rahmen'",
        ["/Caseload/GoalForm"] = $"{Case} || '/ziele'",
        ["/Caseload/HandOverForm"] = $"{Case} || '/uebergabe'",
        ["/Caseload/PartA"] = $"{Case} || '/teil-a'",
        ["/Caseload/PointsForm"] = $"{Case} || '/punkte'",
        ["/Caseload/StatusForm"] = $"{Case} || '/stichtag'",
        ["/Caseload/SubstituteReason"] = $"{Case} || '/vertretung'",
        ["/Caseload/TalkForm"] = $"{Case} || '/gespraech'",
        ["/Caseload/TalkList"] = $"{Case} || '/gespraeche'",
        ["/Caseload/TandemForm"] = $"{Case} || '/tandem'",
    };

    [Theory]
    [InlineData("ib")]
    [InlineData("leitung")]
    [InlineData("im1")]
    [InlineData("im2")]
    [InlineData("sprecher")]
    [InlineData("ehrenamt")]
    [InlineData("partner")]
    public async Task Handler_OnAnEntryOfOthers_RefusesOrFindsNothing(string role)
    {
        using (var other = await Visitor.SignedInAsync(portal, "im3"))
        {
            await other.OpenCaseAsync();
        }

        using var visitor = await Visitor.SignedInAsync(portal, role);
        var token = (await visitor.PageAsync("/konto/abmelden")).One("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (page, sql) in Entries)
        {
            addresses[page] = (await portal.Cluster.ScalarAsync<string>(portal.Database, 
                $"select coalesce({sql.Replace("ROLE", role, StringComparison.Ordinal)}, '')"))!;
        }

        Assert.DoesNotContain("", addresses.Values);

        var before = await CountAsync();
        var wrong = new StringBuilder();
        var sent = 0;
        foreach (var (page, allowed) in AuthorizationMatrixTests.Pages.Where(row => row.Value is not null || Entries.ContainsKey(row.Key)))
        {
            var isAllowed = allowed?.Contains(role) ?? true;
            if (isAllowed && !addresses.ContainsKey(page))
            {
                continue;
            }

            foreach (var target in AuthorizationMatrixTests.WritingHandlers(portal, page, addresses.GetValueOrDefault(page)))
            {
                using var response = await visitor.PostAsync(target, ("__RequestVerificationToken", token), ("version", "1"),
                    ("antwort", "Accepted"), ("gast", "Gesine Gast"), ("email", "gast@stelle.example"));
                sent++;
                var fits = response.StatusCode is HttpStatusCode.Forbidden || (isAllowed && response.StatusCode is HttpStatusCode.NotFound);
                if (!fits)
                {
                    wrong.AppendLine(CultureInfo.InvariantCulture, $"{page} {target}: {(int)response.StatusCode} {response.Headers.Location}");
                }
            }
        }

        Assert.True(wrong.Length == 0, wrong.ToString());
        Assert.True(sent > 30, $"Only {sent} handlers were asked.");
        Assert.Equal(before, await CountAsync());
    }

    private Task<long> CountAsync() => portal.Cluster.ScalarAsync<long>(portal.Database, """
        select (select count(*) from directory.change_set) + (select count(*) from referral.referral)
            + (select count(*) from meetings.invitation) + (select count(*) from meetings.item) + (select count(*) from meetings.meeting)
            + (select count(*) from caseload.consent) + (select count(*) from caseload.consultation)
            + (select count(*) from accounts.role_grant) + (select count(*) from directory.import_job) + (select count(*) from accounts.account)
        """);
}
