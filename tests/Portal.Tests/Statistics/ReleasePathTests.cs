using System.Net;
using AngleSharp.Html.Dom;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Npgsql;

namespace IntMan.Portal.Tests.Statistics;

/// <summary>From composing to the public page, through HTTP and the database.</summary>
public sealed class ReleasePathTests(StatisticsCounty portal) : IClassFixture<StatisticsCounty>
{
    [Fact]
    public async Task Report_IsComposedSeenReleasedAndPublished()
    {
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        var address = await coordinator.ComposeAsync();
        var page = await coordinator.PageAsync(address);
        Assert.Contains("Bestanden: Kein verborgener Wert lässt sich errechnen", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("zu klein", page.One("[data-table=herkunft]").Words(), StringComparison.Ordinal);
        using (var hidden = await portal.GetAsync($"/statistik/{await CodeAsync(address)}"))
        {
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }

        await coordinator.DecideAsync(address, "Einreichen");
        using (var own = await coordinator.DecideAsync(address, "Freigeben", HttpStatusCode.UnprocessableEntity))
        {
            Assert.Contains("Wer vorbereitet, gibt nicht frei.", (await Visitor.ReadAsync(own, HttpStatusCode.UnprocessableEntity))
                .MainText(),
                StringComparison.Ordinal);
        }

        using var lead = await Visitor.SignedInAsync(portal, "leitung");
        Assert.Contains("wartet auf die zweite Person", (await lead.PageAsync("/auswertung")).MainText(), StringComparison.Ordinal);
        (await lead.DecideAsync(address, "Freigeben")).Dispose();
        var code = await CodeAsync(address);
        Assert.Contains(code, (await portal.DocumentAsync("/statistik")).MainText(), StringComparison.Ordinal);
        var published = await portal.DocumentAsync($"/statistik/{code}");
        Assert.Equal("Gespräche 175", published.Row("ueberblick", "Gespräche"));
        Assert.Equal("davon mit Einzelpersonen 155", published.Row("ueberblick", "davon mit Einzelpersonen"));
        Assert.Equal("davon mit Familien 20", published.Row("ueberblick", "davon mit Familien"));
        Assert.Equal("begleitete Personen 60", published.Row("ueberblick", "begleitete Personen"));
        Assert.DoesNotContain("zu klein", published.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ergänzend", published.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Release_OfWhatWasSeenBefore_IsAConflict()
    {
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        var address = await coordinator.ComposeAsync();
        var seen = await coordinator.PageAsync(address);
        (await coordinator.SubmitAsync(seen, address, "Neu", ("herkunft", "Region"), ("orte", "None"))).Dispose();
        using var stale = await coordinator.SubmitAsync(seen, address, "Einreichen");
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        (await coordinator.DecideAsync(address, "Einreichen")).Dispose();
    }

    [Fact]
    public async Task Released_NeverChanges_NotEvenForTheOwnerOfTheDatabase()
    {
        var address = await ReleasedAsync();
        var id = address.Split('/')[^1];
        foreach (var sql in new[] { $"update release.report set content = '{{}}' where id = '{id}'",
            $"delete from release.report where id = '{id}'",
            $"update release.report set state = 'Draft', released_by = null, released_at = null where id = '{id}'" })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => portal.Cluster.ExecuteAsync(portal.Database, sql));
            Assert.Equal("released_is_kept", refused.ConstraintName);
        }
    }

    [Fact]
    public async Task Published_IsReadAgain_WhateverBecomesOfTheCases()
    {
        var code = await CodeAsync(await ReleasedAsync());
        var before = await portal.TextAsync($"/statistik/{code}.csv");
        await portal.Cluster.ExecuteAsync(portal.Database, $"""
            update caseload.consultation set held_on = held_on - 400 where case_id = '{StatisticsCounty.IdOf(13)}'
            """);
        Assert.Equal(before, await portal.TextAsync($"/statistik/{code}.csv"));
        await portal.Cluster.ExecuteAsync(portal.Database, $"""
            update caseload.consultation set held_on = held_on + 400 where case_id = '{StatisticsCounty.IdOf(13)}'
            """);
    }

    [Fact]
    public async Task ExactCopy_IsForThoseWhoPrepare_AndEveryLookIsInTheLog()
    {
        var address = await ReleasedAsync();
        using var lead = await Visitor.SignedInAsync(portal, "leitung");
        using (var refused = await lead.GetAsync($"{address}/genau.csv"))
        {
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        using var other = await Visitor.SignedInAsync(portal, "ib");
        using (var foreign = await other.GetAsync($"{address}/genau.csv"))
        {
            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        }

        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        using var exact = await coordinator.GetAsync($"{address}/genau.csv");
        var text = await exact.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(";vertraulich", text, StringComparison.Ordinal);
        Assert.Contains(";Irak;Summe;7\r\n", text, StringComparison.Ordinal);
        Assert.Equal("no-store", exact.Headers.CacheControl?.ToString());
        Assert.Equal(1, await portal.Cluster.ScalarAsync<long>(portal.Database,
            $"select count(*) from accounts.audit_log where action = 'report.exact' and outcome = 'Done' and subject = '{address.Split('/')[^1]}'"));
    }

    [Fact]
    public async Task Correction_IsANewRelease_AndTheOldOneStaysInTheArchive()
    {
        var old = await ReleasedAsync();
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        var form = $"/auswertung/neu?berichtigt={old.Split('/')[^1]}";
        using (var missing = await coordinator.SubmitAsync(form, null, StatisticsSteps.Fields))
        {
            Assert.Contains("Nennen Sie den Grund der Berichtigung.", (await Visitor.ReadAsync(missing, HttpStatusCode.UnprocessableEntity))
                .MainText(), StringComparison.Ordinal);
        }

        using var sent = await coordinator.SubmitAsync(form, null, [("grund", "Zwei Gespräche fehlten."), .. StatisticsSteps.Fields]);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var address = sent.Headers.Location!.OriginalString;
        (await coordinator.DecideAsync(address, "Einreichen")).Dispose();
        using var lead = await Visitor.SignedInAsync(portal, "leitung");
        (await lead.DecideAsync(address, "Freigeben")).Dispose();
        var (before, after) = (await CodeAsync(old), await CodeAsync(address));
        Assert.Contains($"Es gilt {after}", (await portal.DocumentAsync($"/statistik/{before}")).MainText(), StringComparison.Ordinal);
        Assert.Contains("Zwei Gespräche fehlten.", (await portal.DocumentAsync($"/statistik/{after}")).MainText(),
            StringComparison.Ordinal);
        Assert.Contains("Archiv", (await portal.DocumentAsync("/statistik")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatOneReleaseHid_StaysHiddenInTheNext()
    {
        var first = await portal.DocumentAsync($"/statistik/{await CodeAsync(await ReleasedAsync())}");
        var second = await portal.DocumentAsync($"/statistik/{await CodeAsync(await ReleasedAsync(("bis", "17.11.2026")))}");
        var hidden = first.QuerySelectorAll("[data-table=herkunft] td, [data-table=alter] td, [data-table=ende] td")
            .Select((cell, index) => (index, cell)).Where(pair => pair.cell.QuerySelector(".ip-hid") is not null).ToList();
        Assert.NotEmpty(hidden);
        var later = second.QuerySelectorAll("[data-table=herkunft] td, [data-table=alter] td, [data-table=ende] td").ToList();
        Assert.All(hidden, pair => Assert.NotNull(later[pair.index].QuerySelector(".ip-hid")));
    }

    [Fact]
    public async Task FewManagers_GetNoReport()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        using var sent = await officer.SubmitAsync("/auswertung/neu", null, [.. StatisticsSteps.Fields.Where(field =>
            field.Name != "gebiet"),
            ("gebiet", "08215017")]);
        Assert.Contains("weniger als drei Fachkräfte", (await Visitor.ReadAsync(sent, HttpStatusCode.UnprocessableEntity)).MainText(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_SentTwice_MakesOneReport()
    {
        const string Reports = "select count(*) from release.report";
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        var page = await coordinator.PageAsync("/auswertung/neu");
        var before = await portal.Cluster.ScalarAsync<long>(portal.Database, Reports);
        using var first = await coordinator.SubmitAsync(page, "/auswertung/neu", null, StatisticsSteps.Fields);
        using var second = await coordinator.SubmitAsync(page, "/auswertung/neu", null, StatisticsSteps.Fields);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(before + 1, await portal.Cluster.ScalarAsync<long>(portal.Database, Reports));
    }

    [Fact]
    public async Task ForeignArea_CannotBeComposed()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        using var sent = await officer.SubmitAsync("/auswertung/neu", null, StatisticsSteps.Fields);
        Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
    }

    private Task<string> ReleasedAsync(params (string Name, string Value)[] fields) => StatisticsSteps.ReleasedAsync(portal, fields);

    private Task<string> CodeAsync(string address) => portal.Cluster.ScalarAsync<string>(portal.Database,
        $"select code from release.report where id = '{address.Split('/')[^1]}'");
}
