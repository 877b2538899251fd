using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IntMan.Portal.Pages.Caseload;
using IntMan.Portal.Pages.Caseload.Reports;
using IntMan.Portal.Pages.Directory.Infomails;
using IntMan.Portal.Pages.Meetings;
using IntMan.Portal.Pages.Meetings.Concerns;
using IntMan.Portal.Pages.OwnEntry;
using IntMan.Portal.Pages.Quality;
using IntMan.Portal.Pages.Referrals;
using IntMan.Portal.Pages.Services;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Infomails;
using IntMan.Portal.Tests.Quality;
using IntMan.Portal.Tests.Referrals;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Tests.Forms;

/// <summary>A form that was opened before somebody else saved is a conflict, whichever form of the page is sent; nothing is lost.</summary>
public sealed class StaleFormTests(PortalHost portal) : IClassFixture<PortalHost>
{
    // Role, the address of an entry that exists, and a field with what is typed into it: what changes nothing loses nothing.
    public static TheoryData<string, string, string> Forms { get; } = new()
    {
        { "admin", "select '/verwaltung/personen/' || id from directory.person where slug = 'joana-drachenbach'", "funktion=Leitung" },
        { "admin", "select '/verwaltung/stellen/' || id from directory.post where slug = 'im-markdorf'", "telefon=07243 101-999" },
        { "admin", "select '/verwaltung/besetzungen/' || id from directory.post_holder order by id limit 1", "bis=31.12.2027" },
        { "admin", "select '/verwaltung/orte/' || id from directory.place where slug = 'ettlingen-spessart'", "name=Treffpunkt" },
        { "admin", "select '/verwaltung/organisationen/' || id from directory.organisation order by id limit 1", "ort=Neustadt" },
        { "admin", "select '/verwaltung/ortsteile/' || id from directory.district order by id limit 1", "name=Neudorf" },
        { "admin", "select '/verwaltung/strassen/' || id from directory.street order by id limit 1", "name=Neue Gasse" },
        { "admin", "select '/verwaltung/gemeinden/08215017'", "name=Ettlingen am Bach" },
        { "admin", "select '/verwaltung/kreise/08215'", "telefon=0721 936-999" },
        { "admin", "select '/verwaltung/verbaende/' || key from directory.association order by key limit 1", "name=Verband am See" },
        { "admin", "select '/verwaltung/auftraege/' || id from directory.mandate order by id limit 1", "quelle=Vertrag" },
        { "admin", "select '/verwaltung/zielgruppen/' || key from directory.target_group order by key limit 1", "name=Alle Menschen" },
        { "admin", "select '/verwaltung/schulferien/' || id from directory.school_holiday order by id limit 1", "name=Freie Tage" },
        { "admin", "select '/verwaltung/schliesstage/' || id from directory.closing_day order by id limit 1", "grund=Umzug" },
        { "admin", "select '/verwaltung/angebote/' || id from directory.service order by id limit 1", "kurz=Beratung am Vormittag" },
        { "admin", "select '/verwaltung/angebote/' || service_id || '/orte' from directory.service_place order by service_id limit 1",
            "hinweis=Bitte klingeln" },
        { "admin", """
            select '/verwaltung/angebote/' || service_id || '/zeit/' || id
            from directory.office_hour where service_id is not null order by valid_until nulls first, id limit 1
            """, "hinweis=Bitte klingeln" },
        { "im1", "select '/konto/eintrag/profil'", "funktion=Leitung" },
        { "im1", """
            select '/konto/eintrag/sprechstunde/' || h.id
            from directory.office_hour h join directory.post_holder p on p.post_id = h.post_id
            join accounts.account a on a.person_id = p.person_id
            where a.email = 'im1@demo.example' order by h.valid_until nulls first, h.id limit 1
            """, "hinweis=Bitte klingeln" },
        { "ib", "select '/treffen/teamaustausch-ettlingen/auftrag'", "ziel=Vertretungen absprechen" },
        { "ib", """
            select '/treffen/teamaustausch-ettlingen/' || held_on || '/tagesordnung' from meetings.meeting where state = 'Invited'
            and series_id = (select id from meetings.series where slug = 'teamaustausch-ettlingen')
            """, "ort=Saal" },
        { "im2", """
            with given as (update meetings.task set state = 'Open', person_id = (select person_id from accounts.account
                where email = 'im2@demo.example')
                where series_id = (select id from meetings.series where slug = 'koordinierungsrunde-bodenseekreis') returning id)
            select '/treffen/aufgaben' where (select count(*) from given) > 0
            """, "notiz=Angefangen" },
    };

    // Their entries are made in several steps, and these tests make them.
    private static readonly Dictionary<Type, Type> TestedElsewhere = new()
    {
        [typeof(InfomailFormModel)] = typeof(SendingTests),
        [typeof(InfomailPreviewModel)] = typeof(SendingTests),
        [typeof(SuggestionDetailsModel)] = typeof(SuggestionTests),
        [typeof(ReferralDetailsModel)] = typeof(ReferralPageTests),
        [typeof(TranslationFormModel)] = typeof(Offers.ServicesInScopeTests),
        [typeof(FrameFormModel)] = typeof(Caseload.StaleCaseTests),
        [typeof(GoalFormModel)] = typeof(Caseload.StaleCaseTests),
        [typeof(CaseEndModel)] = typeof(Caseload.StaleCaseTests),
        [typeof(SittingModel)] = typeof(Meetings.SittingRaceTests),
        [typeof(RecordFormModel)] = typeof(Meetings.SittingRaceTests),
        [typeof(ReportDetailsModel)] = typeof(Statistics.ReleasePathTests),
        [typeof(StatementFormModel)] = typeof(Statistics.StatementTests),
        [typeof(ConcernDetailsModel)] = typeof(Meetings.VoteTests),
        [typeof(InboxModel)] = typeof(Meetings.ConcernPathTests),
        [typeof(AbsenceFormModel)] = typeof(OwnEntry.OwnHoursTests),
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Form_WithAnOldVersion_IsAConflictAndWithTheSeenOneIsSaved(string role, string entry, string typed)
    {
        using var visitor = await Visitor.SignedInAsync(portal, role);
        var address = await AddressAsync(entry);
        var versions = (await visitor.PageAsync(address))
            .QuerySelectorAll<IHtmlInputElement>("main form[method=post] :is(input[name=version], input[name=stand][type=hidden])").ToList();
        Assert.NotEmpty(versions);
        var seen = versions[0].Value;
        foreach (var version in versions)
        {
            version.Value = version.Name == "stand" ? "100000" : "1";
            Type(version.Form!, typed);
            using var stale = await visitor.SendAsync(version.Form!, address);
            Assert.True(stale.StatusCode == HttpStatusCode.Conflict, $"{version.Form!.GetAttribute("action")}: {(int)stale.StatusCode}");
        }

        versions[0].Value = seen;
        using var saved = await visitor.SendAsync(versions[0].Form!, address);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    [Fact]
    public async Task Forms_WithAVersion_StandInTheTable()
    {
        var models = portal.CompiledPages()
            .Where(page => page.DeclaredModelTypeInfo!.GetProperties().Any(property =>
                property.GetCustomAttributes(typeof(BindPropertyAttribute), true).OfType<BindPropertyAttribute>()
                    .Any(b => b.Name == "version" || (b.Name == "stand" && property.Name == "Revision"))))
            .Where(page => page.DeclaredModelTypeInfo!.AsType() != typeof(SeriesFoundingModel))
            .ToList();
        var addresses = new List<string>();
        foreach (var (_, entry, _) in Forms.Select(row => row.Data))
        {
            addresses.Add(await AddressAsync(entry));
        }

        Assert.NotEmpty(models);
        Assert.Empty(models
            .Where(page => !TestedElsewhere.ContainsKey(page.DeclaredModelTypeInfo!.AsType()))
            .Where(page => !addresses.Any(address => portal.Serves(page, address)))
            .Select(page => page.ViewEnginePath));
    }

    // A form without the field is one button.
    private static void Type(IHtmlFormElement form, string typed)
    {
        var (name, value) = (typed.Split('=')[0], typed.Split('=')[1]);
        if (form.QuerySelector($"input[name='{name}'], textarea[name='{name}']") is { } field)
        {
            field.SetAttribute("value", value);
            field.TextContent = value;
        }
    }

    private async Task<string> AddressAsync(string sql) =>
        await portal.Cluster.ScalarAsync<string>(portal.Database, sql) ?? throw new InvalidOperationException($"Nothing found: {sql}");
}
