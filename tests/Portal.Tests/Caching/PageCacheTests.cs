using System.Net;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Npgsql;

namespace IntMan.Portal.Tests.Caching;

/// <summary>Public answers are kept and never out of date.</summary>
public sealed class PageCacheTests(CachingHost portal) : IClassFixture<CachingHost>
{
    private const string Ettlingen = "/gemeinden/08215017";
    private const string Person = "/ansprechpersonen/mirela-ampelstein";

    private const string OfEttlingen = "mirela-ampelstein";
    private const string Elsewhere = "nadim-rebstoeckl";

    [Theory]
    [InlineData("/")]
    [InlineData("/impressum")]
    [InlineData("/gemeinden")]
    [InlineData("/gemeinden/08215017")]
    [InlineData("/ar/gemeinden/08215017")]
    [InlineData("/gemeinden/08215017?woche=2026-11-23")]
    [InlineData("/einbetten/gemeinden/08215017")]
    [InlineData("/ansprechpersonen/mirela-ampelstein")]
    [InlineData("/angebote")]
    [InlineData("/angebote?lb=wohnen")]
    [InlineData("/suche?q=Ettlingen")]
    [InlineData("/aushang/08215017")]
    [InlineData("/kalender/gemeinden/08215017.ics")]
    [InlineData("/kalender/sprechstunden/mirela-ampelstein.ics")]
    [InlineData("/ansprechpersonen/mirela-ampelstein.vcf")]
    [InlineData("/gemeinden/08215017.json")]
    [InlineData("/sitemap.xml")]
    public async Task Answer_AskedForAgain_IsTheKeptOne(string address)
    {
        await portal.ChangeAsync("select pg_notify('pages', '*')");
        using var first = await portal.GetAsync(address);
        using var second = await portal.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);

        // A page that names its counties is found under them from its second making on.
        using var third = await portal.GetAsync(address);
        Assert.Equal(("miss", "hit"), (CachingHost.OriginOf(first), CachingHost.OriginOf(third)));
        Assert.Equal(await BytesAsync(first), await BytesAsync(third));
        Assert.Equal(first.Headers.ETag, third.Headers.ETag);
        Assert.False(first.Headers.ETag!.IsWeak);
        Assert.Equal("no-cache", third.Headers.CacheControl!.ToString());
        Assert.Contains("Accept-Encoding", third.Headers.Vary);
        Assert.Contains("Cookie", third.Headers.Vary);
        Assert.True(third.Headers.Contains("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br;q=0", "gzip")]
    [InlineData("identity", null)]
    public async Task Answer_InEachEncoding_IsKeptForItself(string taken, string? sent)
    {
        using var made = await portal.GetAsync(Ettlingen, headers: ("Accept-Encoding", taken));
        using var kept = await portal.GetAsync(Ettlingen, headers: ("Accept-Encoding", taken));
        Assert.Equal("hit", CachingHost.OriginOf(kept));
        Assert.Equal(sent, kept.Content.Headers.ContentEncoding.SingleOrDefault());
        var tag = kept.Headers.ETag!.ToString();
        using var known = await portal.GetAsync(Ettlingen, headers: [("Accept-Encoding", taken), ("If-None-Match", tag)]);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        Assert.Empty(await BytesAsync(known));
    }

    [Fact]
    public async Task Answers_AskedForAtOnce_AreMadeOnce()
    {
        await portal.ChangeAsync("select pg_notify('pages', '*')");
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => portal.OriginAsync(Ettlingen)));
        Assert.Equal(7, all.Count(origin => origin == "hit"));
    }

    [Fact]
    public async Task Change_IsSeenWithTheNextRequest()
    {
        await portal.ChangeAsync(Working("Alte Aufgabe"));
        Assert.Contains("Alte Aufgabe", await portal.TextAsync(Person), StringComparison.Ordinal);
        await portal.ChangeAsync(Working("Neue Aufgabe"));
        Assert.Contains("Neue Aufgabe", await portal.TextAsync(Person), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_BeforeTheWriterIsAnswered_IsHeard()
    {
        await portal.TextAsync(Person);
        await portal.Cluster.ExecuteAsync(portal.Database, Working("Eben geschrieben"));
        using var visitor = new Visitor(portal);
        using var written = await visitor.SignInAsync("ib");
        Assert.Contains("Eben geschrieben", await portal.TextAsync(Person), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_WhileThePageIsBeingMade_IsNotCoveredByIt()
    {
        await portal.ChangeAsync(Working("Vorher"));
        await using var holding = await portal.Cluster.ConnectAsync(portal.Database);
        await using var transaction = await holding.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(holding, "lock table directory.school_holiday in access exclusive mode");
        var making = portal.TextAsync(Person);
        await using var watching = await portal.Cluster.ConnectAsync(portal.Database);
        while (!await IsWaitingAsync(watching))
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await portal.ChangeAsync(Working("Nachher"));
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Vorher", await making, StringComparison.Ordinal);
        Assert.Contains("Nachher", await portal.TextAsync(Person), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_InOneCounty_LeavesThePagesOfAnother()
    {
        const string Lake = "/gemeinden/08435059";
        foreach (var address in new[] { Ettlingen, Person, Lake, Ettlingen, Person, Lake })
        {
            await portal.OriginAsync(address);
        }

        await portal.ChangeAsync(Working("Anderswo", Elsewhere));
        Assert.Equal(["hit", "hit", "miss"],
            [await portal.OriginAsync(Ettlingen), await portal.OriginAsync(Person), await portal.OriginAsync(Lake)]);
    }

    [Fact]
    public async Task Change_TakenBack_LeavesThePages()
    {
        await portal.OriginAsync(Ettlingen);
        await portal.ChangeAsync("begin; update directory.county set name = name; rollback");
        Assert.Equal("hit", await portal.OriginAsync(Ettlingen));
    }

    [Fact]
    public async Task NextMinute_AndNextDay_AreTold()
    {
        await portal.OriginAsync(Ettlingen, "2026-11-18T23:59");
        Assert.Equal("hit", await portal.OriginAsync(Ettlingen, "2026-11-18T23:59"));
        using var midnight = await portal.GetAsync(Ettlingen, "2026-11-19T00:00");
        Assert.Equal("miss", CachingHost.OriginOf(midnight));
        Assert.Contains("Donnerstag, heute", await AnswerText(midnight), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignedIn_GetsAPageOfTheirOwn_AndLeavesNone()
    {
        await portal.OriginAsync("/");
        using var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync("ib");
        using var own = await visitor.GetAsync("/");
        Assert.Equal(("bypass", "no-store"), (CachingHost.OriginOf(own), own.Headers.CacheControl!.ToString()));
        Assert.Contains("Abmelden", await AnswerText(own), StringComparison.Ordinal);
        Assert.DoesNotContain("Abmelden", await portal.TextAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/gemeinden/08215017?x=1")]
    [InlineData("/konto/anmelden")]
    [InlineData("/rueckmeldung")]
    [InlineData("/infomail/08215017")]
    [InlineData("/gemeinden/99999999")]
    [InlineData("/health/ready")]
    public async Task Answer_ThatIsNotEverybodys_IsMadeAnew(string address)
    {
        await portal.OriginAsync(address);
        Assert.NotEqual("hit", await portal.OriginAsync(address));
    }

    [Fact]
    public async Task Listener_CutOff_LetsNothingOldBeSeen()
    {
        await portal.ChangeAsync(Working("Vor dem Abriss"));
        await portal.TextAsync(Person);
        await portal.Cluster.ExecuteAsync(portal.Database,
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen pages'"
            + " or datname = current_database() and query = 'select 1' and usename = 'portal_jobs'");
        await portal.ChangeAsync(Working("Nach dem Abriss"));
        Assert.Contains("Nach dem Abriss", await portal.TextAsync(Person), StringComparison.Ordinal);
        await portal.ListensAsync();
        Assert.Contains("Nach dem Abriss", await portal.TextAsync(Person), StringComparison.Ordinal);
        Assert.Equal("hit", await portal.OriginAsync(Ettlingen) is "hit" ? "hit" : await portal.OriginAsync(Ettlingen));
    }

    [Fact]
    public async Task Searches_WithoutEnd_PushOutNoPage()
    {
        await portal.OriginAsync(Ettlingen);
        for (var number = 0; number < 60; number++)
        {
            await portal.OriginAsync($"/suche?q=Weg{number}");
        }

        Assert.Equal("hit", await portal.OriginAsync(Ettlingen));
    }

    [Fact]
    public async Task ProtectedRoom_IsNotAnnounced()
    {
        await using var listening = await portal.Cluster.ConnectAsync(portal.Database);
        var heard = new List<string>();
        listening.Notification += (_, said) => heard.Add($"{said.Channel} {said.Payload}");
        await ExecuteAsync(listening, "listen pages");
        await ExecuteAsync(listening, "update meetings.item set minutes = minutes where is_protected");
        await ExecuteAsync(listening, "select 1");
        Assert.Empty(heard);
        await ExecuteAsync(listening, "update meetings.item set minutes = minutes where not is_protected");
        await ExecuteAsync(listening, "select 1");
        Assert.Equal(["pages meetings"], heard.Distinct());
    }

    [Fact]
    public async Task EveryTable_BehindWhatThePublicReads_AnnouncesItsChanges()
    {
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database);
        await using var command = new NpgsqlCommand("""
            with recursive behind (oid) as (
                select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'v') and n.nspname not like 'pg_%' and n.nspname <> 'information_schema'
                    and has_any_column_privilege('portal_public', c.oid, 'select')
                union
                select d.refobjid from behind b join pg_rewrite r on r.ev_class = b.oid
                join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass)
            select c.oid::regclass::text from behind join pg_class c using (oid)
            where c.relkind = 'r' and not exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                where t.tgrelid = c.oid and p.proname like 'announce%' and t.tgenabled = 'O'
                    and t.tgname like 'announce%' and p.prosrc like '%''pages''%')
            order by 1
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var silent = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            silent.Add(reader.GetString(0));
        }

        // Both are written by triggers of a service or organisation, which announces itself.
        Assert.Equal("directory.listing directory.service_revision", string.Join(' ', silent));
    }

    private static string Working(string function, string slug = OfEttlingen) =>
        $"update directory.person set function = '{function}' where slug = '{slug}'";

    private static async Task<string> AnswerText(HttpResponseMessage response) =>
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static async Task<byte[]> BytesAsync(HttpResponseMessage response) =>
        await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<bool> IsWaitingAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select exists (select from pg_locks where not granted and database = "
            + "(select oid from pg_database where datname = current_database()))", connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is true;
    }
}
