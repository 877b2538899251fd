using System.Net;
using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import.Jobs;
using IntMan.Directory.History;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Changes;

/// <summary>Use cases refuse what lies outside the scope of the caller by themselves, whatever a page has let through.</summary>
public sealed class ScopeTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private static readonly DateOnly Day = new(2026, 11, 18);

    private static readonly Actor Officer = new(Guid.Parse("0197a000-0000-7000-8000-000000000001"), "Ilse Birnbaum",
        "Integrationsbeauftragung");

    private static readonly Caller OfEttlingen = new(Officer, new AccessScope(Day) { Municipalities = ["08215017"] });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly Caller OfNothing = new(Officer, new AccessScope(Day) { Municipalities = ["08999999"] });

    private static readonly Caller OfEverything = new(Officer, AccessScope.Everything(Day));

    private SavePlace SavePlace => portal.Services.GetRequiredService<SavePlace>();

    [Fact]
    public async Task Place_OfAForeignMunicipality_IsMissing()
    {
        var (id, version) = await PlaceAsync("ueberlingen-blauwiese");
        await Assert.ThrowsAsync<MissingEntry>(() => SavePlace.ExecuteAsync(OfEttlingen, id, In("08215017"), version, Cancellation));
    }

    [Fact]
    public async Task Place_MovedIntoAForeignMunicipality_IsRefused()
    {
        var (id, version) = await PlaceAsync("ettlingen-spessart");
        await Assert.ThrowsAsync<RuleViolation>(() => SavePlace.ExecuteAsync(OfEttlingen, id, In("08435059"), version, Cancellation));
        Assert.Equal("08215017", await ScalarAsync<string>("select ags from directory.place where slug = 'ettlingen-spessart'"));
    }

    [Fact]
    public Task Place_NewInAForeignMunicipality_IsRefused() =>
        Assert.ThrowsAsync<RuleViolation>(() => SavePlace.ExecuteAsync(OfEttlingen, null, In("08435059"), 0, Cancellation));

    [Fact]
    public async Task Place_ThatNeverWas_IsMissing() => await Assert.ThrowsAsync<MissingEntry>(() =>
        SavePlace.ExecuteAsync(new Caller(Officer, AccessScope.Everything(Day)), Guid.Parse("0197a000-0000-7000-8000-00000000dead"),
            In("08215017"), 1, Cancellation));

    [Fact]
    public async Task Trial_OfANewPlace_KeepsNothingAndSaysWhatSavingWouldSay()
    {
        var before = await ScalarAsync<int>("select count(*)::int from directory.place");
        await SavePlace.ExecuteAsync(OfEttlingen.Trying(), null, In("08215017"), 0, Cancellation);
        await Assert.ThrowsAsync<RuleViolation>(() => SavePlace.ExecuteAsync(OfEttlingen.Trying(), null, In("08435059"), 0, Cancellation));
        Assert.Equal(before, await ScalarAsync<int>("select count(*)::int from directory.place"));
    }

    public static TheoryData<string> Calls => new(ScopedCall.All.Select(call => call.Name));

    /// <summary>Refused to who keeps something else; and in a trial nothing is wrong for who keeps everything, so that the refusal has
    /// no other cause.</summary>
    [Theory]
    [MemberData(nameof(Calls))]
    public async Task UseCase_OnWhatLiesOutsideTheScope_IsRefused(string name)
    {
        var call = ScopedCall.All.Single(call => call.Name == name);
        var entry = await ScalarAsync<string>(call.Entry);
        var before = await ScalarAsync<long>("select count(*) from directory.change_set");
        var refused = await Record.ExceptionAsync(() => call.ExecuteAsync(portal, OfNothing, entry));
        Assert.True(refused is MissingEntry or RuleViolation { Message: ScopedCall.Outside }, $"{refused}");
        await call.ExecuteAsync(portal, OfEverything.Trying(), entry);
        Assert.Equal(before, await ScalarAsync<long>("select count(*) from directory.change_set"));
    }

    [Fact]
    public async Task History_OfAForeignEntry_IsNotPutBack()
    {
        var (id, version) = await PlaceAsync("ueberlingen-blauwiese");
        await SavePlace.ExecuteAsync(OfEverything, id, In("08435059"), version, Cancellation);
        var (change, set) = await ChangeAsync(id);
        await Assert.ThrowsAsync<MissingEntry>(() => portal.Services.GetRequiredService<RestoreEntry>()
            .ExecuteAsync(OfEttlingen, EntryKey.Of("place", id), change, null, Cancellation));
        await Assert.ThrowsAsync<MissingEntry>(() => portal.Services.GetRequiredService<UndoChangeSet>()
            .ExecuteAsync(OfEttlingen, set, Cancellation));
        await portal.Services.GetRequiredService<UndoChangeSet>().ExecuteAsync(OfEverything, set, Cancellation);
        Assert.NotEqual("Treff", await ScalarAsync<string>($"select name from directory.place where id = '{id}'"));
    }

    /// <summary>The dates of an hour go with it, and come back with it for whoever keeps the post.</summary>
    [Fact]
    public async Task Hour_RemovedWithItsDates_IsPutBackByTheOfficer()
    {
        var post = await ScalarAsync<Guid>("select id from directory.post where slug = 'im-ettlingen-west'");
        var draft = new OfficeHourDraft(
            DayOfWeek.Saturday, new(5, 0), new(6, 0), null, Recurrence.EveryNthWeek, 1, HourChannel.Phone, false, false, new(2027, 1, 2), null,
            null);
        var hour = await portal.Get<AddOfficeHour>().ExecuteAsync(OfEttlingen, HourOwner.Post(post), draft, Cancellation);
        await portal.Get<CancelDates>().ExecuteAsync(OfEttlingen, [new DateKey(hour, new(2027, 1, 9))], null, Cancellation);
        var version = await ScalarAsync<long>($"select xmin::text::bigint from directory.office_hour where id = '{hour}'");
        await portal.Get<EndOfficeHour>().ExecuteAsync(OfEttlingen, hour, new(2027, 1, 1), (uint)version, Cancellation);
        var set = await ScalarAsync<Guid>(
            $"select change_set_id from directory.change where entity = 'office_hour' and entity_key = '{hour}' and after is null");
        await Assert.ThrowsAsync<MissingEntry>(() => portal.Get<UndoChangeSet>().ExecuteAsync(OfNothing, set, Cancellation));
        await portal.Get<UndoChangeSet>().ExecuteAsync(OfEttlingen, set, Cancellation);
        Assert.Equal(new DateOnly(2027, 1, 9), await ScalarAsync<DateOnly>(
            $"select day from directory.office_hour_deviation where office_hour_id = '{hour}'"));
    }

    [Fact]
    public async Task Import_KeepsTheScopeOfItsUploader_AndIsDecidedByNobodyElse()
    {
        var csv = "Kürzel;Name;AGS\nueberlingen-neu;Bürgertreff;08435059\n"u8.ToArray();
        var job = await portal.Get<UploadImport>().ExecuteAsync(OfEttlingen, null, "orte.csv", new FileOrigin(null, null), csv, Cancellation);
        Assert.Equal("f 08215017 -", await ScalarAsync<string>($"""
            select concat_ws(' ', covers_all, array_to_string(municipalities, ','), coalesce(nullif(array_to_string(counties, ','), ''), '-'))
            from directory.import_job where id = '{job}'
            """));
        const string Checked = """{"report": {"errorCount": 0, "created": 1, "changed": 0}}""";
        await ExecuteAsync($"update directory.import_job set state = 'Checked', result = '{Checked}' where id = '{job}'");
        var somebody = OfEverything with { Actor = Officer with { AccountId = Guid.Parse("0197a000-0000-7000-8000-000000000002") } };
        Assert.False(await portal.Get<DecideImport>().ApplyAsync(somebody, job, false, Cancellation));
        Assert.False(await portal.Get<DecideImport>().DiscardAsync(somebody, job, Cancellation));
        await ExecuteAsync($"""
            with done as (insert into directory.change_set (id, at, actor_role, kind, action)
                values (gen_random_uuid(), now(), 'Test', 'Import', 'Datei übernommen: Orte') returning id)
            update directory.import_job set state = 'Applied', content = null, change_set_id = done.id from done
            where import_job.id = '{job}'
            """);
        Assert.False(await portal.Get<DecideImport>().TakeBackAsync(OfNothing, job, Cancellation));
        Assert.Equal("Applied", await ScalarAsync<string>($"select state from directory.import_job where id = '{job}'"));
    }

    [Fact]
    public async Task OwnEntry_OfSomebodyElse_IsNotTheirs()
    {
        var person = await ScalarAsync<Guid>("select id from directory.person where slug = 'joana-drachenbach'");
        var owner = new Caller(Officer, new AccessScope(Day) { People = [await ScalarAsync<Guid>(
            "select id from directory.person where slug = 'tarek-wolkenfeld'")] });
        var draft = new AbsenceDraft(new(2027, 3, 1), new(2027, 3, 2), null);
        await Assert.ThrowsAsync<MissingEntry>(() =>
            portal.Services.GetRequiredService<RecordAbsence>().ExecuteAsync(owner, person, draft, Cancellation));
    }

    /// <summary>Whoever has left the last post belongs to nobody's area from the next day on; who will take one belongs to it
    /// already.</summary>
    [Theory]
    [InlineData("2026-11-18", "2026-11-18T14:12", HttpStatusCode.OK)]
    [InlineData("2026-11-18", "2026-11-19T08:00", HttpStatusCode.NotFound)]
    [InlineData("2026-11-19", "2026-11-19T08:00", HttpStatusCode.OK)]
    [InlineData(null, "2026-11-19T08:00", HttpStatusCode.OK)]
    public async Task Person_OnAndAfterTheLastDayOnThePost_IsKeptAndIsMissing(string? lastDay, string at, HttpStatusCode status)
    {
        var person = await ScalarAsync<Guid>("select id from directory.person where slug = 'tarek-wolkenfeld'");
        await ExecuteAsync(
            $"update directory.post_holder set valid_until = {(lastDay is null ? "null" : $"'{lastDay}'")} where person_id = '{person}'");
        portal.Clock.Set(at);
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        using var opened = await officer.GetAsync($"/verwaltung/personen/{person}");
        Assert.Equal(status, opened.StatusCode);
        using var list = await officer.GetAsync("/verwaltung/personen?q=Wolkenfeld");
        Assert.Equal(status == HttpStatusCode.OK, (await list.Content.ReadAsStringAsync(Cancellation))
            .Contains("Tarek Wolkenfeld", StringComparison.Ordinal));

        var token = (await officer.PageAsync("/verwaltung/personen/neu")).One("input[name=__RequestVerificationToken]")
            .GetAttribute("value")!;
        using var saved = await officer.PostAsync($"/verwaltung/personen/{person}", ("__RequestVerificationToken", token),
            ("version", $"{await VersionAsync(person)}"), ("vorname", "Tarek"), ("nachname", "Wolkenfeld"));
        Assert.Equal(status == HttpStatusCode.OK ? HttpStatusCode.Redirect : HttpStatusCode.NotFound, saved.StatusCode);
    }

    [Fact]
    public async Task Person_WhoTakesAPostNextMonth_IsKeptAlready()
    {
        var person = await ScalarAsync<Guid>("select id from directory.person where slug = 'mirela-ampelstein'");
        await ExecuteAsync(
            "update directory.post_holder set valid_from = '2026-12-01', valid_until = null, consent_on = null where person_id = "
            + $"'{person}'");
        portal.Clock.Set(TestClock.Usual);
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        using var opened = await officer.GetAsync($"/verwaltung/personen/{person}");
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
    }

    private static PlaceInput In(string ags) => new(null, "Treff", ags, null, null, null, null, WheelchairAccess.Unknown, null, null, null);

    private async Task<(Guid Id, uint Version)> PlaceAsync(string slug)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        var (id, version) = await owner.QuerySingleAsync<(Guid, long)>(
            "select id, xmin::text::bigint from directory.place where slug = @slug", new { slug });
        return (id, (uint)version);
    }

    private async Task<(long Id, Guid Set)> ChangeAsync(Guid place)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        return await owner.QuerySingleAsync<(long, Guid)>(
            $"select id, change_set_id from directory.change where entity_key = '{place}' order by id desc limit 1");
    }

    private Task<long> VersionAsync(Guid person) =>
        ScalarAsync<long>($"select xmin::text::bigint from directory.person where id = '{person}'");

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        return (await owner.ExecuteScalarAsync<T>(sql))!;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        await owner.ExecuteAsync(sql);
    }
}
