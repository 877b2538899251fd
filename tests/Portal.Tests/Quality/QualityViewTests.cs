using System.Net;
using AngleSharp.Dom;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Quality;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Quality;

/// <summary>Everything that has to be repaired within reach, each with a way that leads somewhere, and how it develops.</summary>
public sealed class QualityViewTests(PortalHost portal) : IClassFixture<PortalHost>, IAsyncLifetime
{
    private const string Day = "2026-11-18T08:00";

    public async ValueTask InitializeAsync()
    {
        await portal.Cluster.ExecuteAsync(portal.Database, """
            update directory.office_hour set place_id = null where id in (
                select distinct on (p.id) h.id from directory.office_hour h join directory.post p on p.id = h.post_id
                where p.slug in ('im-ettlingen-west', 'ib-ettlingen') and h.starts_at is not null order by p.id, h.id);
            update directory.absence set substitute_id = null
              where person_id = (select id from directory.person where slug = 'mirela-ampelstein');
            insert into directory.absence (id, person_id, first_day, last_day, recorded_on, recorded_by)
                select '0197a000-0000-7000-8000-0000000000b1', id, '2026-12-01', '2026-12-04', '2026-11-18', 'Test' from directory.person
                  where slug = 'jonas-kieselbart' on conflict do nothing;
            delete from directory.responsibility where ags = '08215017';
            insert into directory.street (id, ags, name, search_key, search_words, search_near) values
                ('0197a000-0000-7000-8000-0000000000c1', '08215017', 'Prüfstraße', 'prufstr', '{prufstr}', '{}'),
                ('0197a000-0000-7000-8000-0000000000c2', '08215017', 'Probeweg', 'probeweg', '{probeweg}', '{}'),
                ('0197a000-0000-7000-8000-0000000000c3', '08215017', 'Leergasse', 'leergasse', '{leergasse}', '{}') on conflict do nothing;
            insert into directory.responsibility (id, post_id, street_id, numbers, target_group, valid_from, is_presumed)
                select v.id::uuid, p.id, v.street::uuid, v.numbers, 'alle', '2026-01-01', false from (values
                    ('0197a000-0000-7000-8000-0000000000d1', 'im-ettlingen-west', '0197a000-0000-7000-8000-0000000000c1', '1, 3'),
                    ('0197a000-0000-7000-8000-0000000000d2', 'im-ettlingen-west', '0197a000-0000-7000-8000-0000000000c2', null),
                    ('0197a000-0000-7000-8000-0000000000d3', 'im-ettlingen-ost', '0197a000-0000-7000-8000-0000000000c2', null)) v (id,
                      post, street, numbers)
                join directory.post p on p.slug = v.post on conflict do nothing
            """);
        portal.Clock.Set(Day);
        await portal.Services.GetRequiredService<QualityJobs>().RunDueAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("ib")]
    [InlineData("koordination")]
    [InlineData("admin")]
    public async Task EveryLine_OfEveryKind_LeadsToAPageThatOpens(string name)
    {
        using var visitor = await SignedInAsync(name);
        var overview = await visitor.PageAsync("/verwaltung/qualitaet");
        var kinds = overview.QuerySelectorAll("main tbody a.ip-rowlink").Select(a => a.GetAttribute("href")!).ToList();
        Assert.NotEmpty(kinds);
        foreach (var kind in kinds)
        {
            var list = await visitor.PageAsync(kind);
            var rows = list.QuerySelectorAll("section[aria-labelledby=h-liste] tbody tr").ToList();
            Assert.NotEmpty(rows);
            using var repair = await visitor.GetAsync(rows[0].One("td[data-label='Nächster Schritt'] a").GetAttribute("href")!);
            Assert.True(repair.StatusCode == HttpStatusCode.OK, $"{kind}: {(int)repair.StatusCode} {rows[0].InnerHtml}");
        }
    }

    [Fact]
    public async Task Counts_OfAnOfficer_AreThoseOfTheOwnMunicipality()
    {
        using var visitor = await SignedInAsync("ib");
        var counts = (await visitor.PageAsync("/verwaltung/qualitaet")).QuerySelectorAll("section[aria-labelledby=h-zahlen] tbody tr")
            .ToDictionary(row => row.One("th").Words(), row => row.One("td[data-label=Heute]").Words());
        Assert.DoesNotContain("Überfällige Bestätigungen", counts.Keys);
        Assert.Equal("2", counts["Sprechstunden ohne Ort"]);
        Assert.Equal("2", counts["Abwesenheiten ohne Vertretung"]);
        Assert.Equal("Leergasse", await NamesAsync(visitor, "strassen"));
        Assert.StartsWith("Prüfstraße 1a–1z, alle geraden, ab 3a ungerade, Rheinstr. ", await NamesAsync(visitor, "hausnummern"),
            StringComparison.Ordinal);
        Assert.Equal("Probeweg", await NamesAsync(visitor, "mehrfach"));
    }

    [Fact]
    public async Task OwnAbsence_IsRepairedInTheOwnEntry_AndOthersByAsking()
    {
        using var visitor = await SignedInAsync("ib");
        var links = (await visitor.PageAsync("/verwaltung/qualitaet?art=vertretungen"))
            .QuerySelectorAll("section[aria-labelledby=h-liste] tbody a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Contains("/konto/eintrag/abwesend/0197a000-0000-7000-8000-0000000000b1", links);
        Assert.Contains("/ansprechpersonen/im-ettlingen-sued", links);
    }

    [Fact]
    public async Task Development_ComparedWithAWeekAgo_IsSaidInWords()
    {
        await portal.Cluster.ExecuteAsync(portal.Database, """
            insert into quality.run (job, slot, started_at) values ('snapshot', '2026-11-11', '2026-11-11T01:00Z') on conflict do nothing;
            insert into quality.snapshot (day, county_key, ags, issue, entries)
              values ('2026-11-11', '08215', '08215017', 'AbsenceWithoutSubstitute', 5),
              ('2026-11-11', '08215', '08215009', 'AbsenceWithoutSubstitute', 90) on conflict do nothing
            """);
        using var visitor = await SignedInAsync("ib");
        var row = (await visitor.PageAsync("/verwaltung/qualitaet")).QuerySelectorAll("section[aria-labelledby=h-zahlen] tbody tr")
            .Single(r => r.One("th").Words() == "Abwesenheiten ohne Vertretung");
        Assert.Equal(["2", "3 weniger", "–", "–"], row.QuerySelectorAll("td").Select(cell => cell.Words()));
    }

    [Fact]
    public async Task File_OfTheList_CannotActAsAFormula()
    {
        await portal.Cluster.ExecuteAsync(portal.Database, "update directory.post set title = '=1+1' where slug = 'im-ettlingen-west'");
        using var visitor = await SignedInAsync("ib");
        using var response = await visitor.GetAsync("/verwaltung/qualitaet/liste");
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Sprechstunden ohne Ort;'=1+1;Ettlingen;08215017;im-ettlingen-west;", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tettnang", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kind_ThatDoesNotExist_IsNotFound()
    {
        using var visitor = await SignedInAsync("ib");
        using var response = await visitor.GetAsync("/verwaltung/qualitaet?art=gibt-es-nicht");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static async Task<string> NamesAsync(Visitor visitor, string kind) =>
        string.Join(", ", (await visitor.PageAsync($"/verwaltung/qualitaet?art={kind}"))
            .QuerySelectorAll("section[aria-labelledby=h-liste] tbody th").Select(name => name.Words()));

    private async Task<Visitor> SignedInAsync(string name)
    {
        portal.Clock.Set(Day);
        var visitor = new Visitor(portal);
        using var response = await visitor.SignInAsync(name);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return visitor;
    }
}
