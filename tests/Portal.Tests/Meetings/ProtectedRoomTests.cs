using System.Net;
using Dapper;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>Part 1 of a forum: its members with a mandate see it, nobody else does, whatever page or statement asks.</summary>
public sealed class ProtectedRoomTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Word = "Zitronenfalter";
    private const string Forum = "/treffen/austauschforum-bodenseekreis";

    private static readonly string[] Tables = ["item", "progress", "decision", "task", "task_appearance", "attendance", "record",
        "record_draft",
        "objection", "record_version"];

    [Theory]
    [InlineData("sprecher", true)]
    [InlineData("im3", true)]
    [InlineData("koordination", false)]
    [InlineData("leitung", false)]
    public async Task Page_OfTheForum_ShowsPartOneToItsMembersOnly(string name, bool sees)
    {
        await PlantAsync();
        using var visitor = await Visitor.SignedInAsync(portal, name);
        var day = await NextAsync();
        foreach (var address in new[] { $"{Forum}/{day}", $"{Forum}/{day}/sitzung", $"{Forum}/themen" })
        {
            using var response = await visitor.GetAsync(address);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(text.Contains(Word, StringComparison.Ordinal) == sees || response.StatusCode == HttpStatusCode.NotFound,
                $"{name} {address}: {(int)response.StatusCode}");
            Assert.True(!sees || response.StatusCode == HttpStatusCode.OK, $"{name} {address}");
        }
    }

    [Theory]
    [InlineData("portal_staff", "")]
    [InlineData("portal_jobs", "")]
    [InlineData("portal_staff", "koordination")]
    [InlineData("portal_staff", "ib")]
    public async Task Sql_OfAZone_FindsNoProtectedRow(string zone, string name)
    {
        await PlantAsync();
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database, zone);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var person = await PersonAsync(name);
        await connection.ExecuteAsync("select set_config('app.person', @person, true), set_config('app.day', '2026-11-18', true)",
            new { person });
        var readable = zone == "portal_staff" ? Tables : ["task"];
        foreach (var table in readable)
        {
            Assert.Equal(0, await connection.ExecuteScalarAsync<long>($"select count(*) from meetings.{table} where is_protected"));
        }
    }

    [Fact]
    public async Task Sql_OfAMember_FindsThemAndOfTheOfficeCannotWriteThere()
    {
        await PlantAsync();
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database, "portal_staff");
        await using (var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await connection.ExecuteAsync("select set_config('app.person', @person, true), set_config('app.day', '2026-11-18', true)",
                new { person = await PersonAsync("sprecher") });
            Assert.True(await connection.ExecuteScalarAsync<long>("select count(*) from meetings.item where is_protected") > 0);
        }

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => connection.ExecuteAsync("""
            insert into meetings.item (id, series_id, part, is_protected, position, title, manner, minutes, responsible, state, source,
              created_at)
            select gen_random_uuid(), id, 1, true, 1, 'x', 'Exchange', 5, 'Alle', 'Submitted', 'Office', now() from meetings.series
            where slug = 'austauschforum-bodenseekreis'
            """));
        Assert.Equal("42501", refused.SqlState);
    }

    [Fact]
    public async Task Mandate_OnlyAHeadOfASectionGivesIt()
    {
        using var office = await Visitor.SignedInAsync(portal, "koordination");
        var page = await office.PageAsync($"{Forum}/mitglieder?form=mandat");
        Assert.Null(page.QuerySelector("form[action*=Mandat]"));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var tried = await office.PostAsync($"{Forum}/mitglieder?handler=Mandat&form=mandat", ("__RequestVerificationToken", token),
            ("person", await PersonAsync("ib")), ("reichweite", "MayAgree"), ("ab", "18.11.2026"));
        Assert.Equal(HttpStatusCode.NotFound, tried.StatusCode);

        using var head = await Visitor.SignedInAsync(portal, "leitung");
        Assert.NotNull((await head.PageAsync($"{Forum}/mitglieder?form=mandat")).QuerySelector("form[action*='handler=Mandat&']"));
    }

    [Fact]
    public async Task Public_ShowsOnlyTheOpenPart()
    {
        await PlantAsync();
        using var stranger = new Visitor(portal);
        var text = (await stranger.PageAsync($"{Forum}/{await NextAsync()}")).Body!.TextContent;
        Assert.Contains("15:15", text, StringComparison.Ordinal);
        Assert.DoesNotContain("14:00", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Word, text, StringComparison.Ordinal);
        Assert.DoesNotContain("14:00", await portal.TextAsync($"{Forum}.ics"), StringComparison.Ordinal);
    }

    private Task PlantAsync() => portal.Cluster.ExecuteAsync(portal.Database, $"""
        update meetings.item set title = '{Word}' where is_protected and (meeting_id is null or meeting_id in
            (select id from meetings.meeting where state = 'Invited')) and title <> '{Word}'
        """);

    private Task<string> NextAsync() => portal.Cluster.ScalarAsync<string>(portal.Database, """
        select held_on::text from meetings.meeting m join meetings.series s on s.id = m.series_id
        where s.slug = 'austauschforum-bodenseekreis' and m.state = 'Invited'
        """);

    private async Task<string> PersonAsync(string name) => name.Length == 0 ? ""
        : await portal.Cluster.ScalarAsync<string>(portal.Database,
        $"select coalesce(person_id::text, '') from accounts.account where email = '{name}@demo.example'");
}
