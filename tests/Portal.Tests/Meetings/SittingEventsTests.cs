using System.Net;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>Server-sent events of a running meeting, across two portals on one database.</summary>
public sealed class SittingEventsTests(KestrelHost portal) : IClassFixture<KestrelHost>
{
    private const string Here = "/treffen/austauschforum-bodenseekreis/2026-11-18/sitzung";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Change_InOnePortal_IsHeardInTheOther_AndTheRoomOnlyByItsMembers()
    {
        await BeginAsync();
        await using var second = new SecondPortal(portal);
        await second.InitializeAsync();
        using var member = await ListenAsync(second, "sprecher");
        using var office = await ListenAsync(second, "koordination");

        await NoteAsync(isProtected: true);
        await HearAsync(member);
        await NoteAsync(isProtected: false);
        await HearAsync(member);

        // Of the two changes the office heard one: the other one was in the room.
        await HearAsync(office);
        await NoteAsync(isProtected: true);
        Assert.False(await SaysMoreAsync(office));
    }

    [Fact]
    public async Task Stream_OfAMeetingThatDoesNotRun_SaysToAskNoMore()
    {
        using var member = await Visitor.SignedInAsync(portal, "im1");
        var day = await portal.Cluster.ScalarAsync<string>(portal.Database, """
            select m.held_on::text from meetings.meeting m join meetings.series s on s.id = m.series_id
            where s.slug = 'teamaustausch-ettlingen' and m.state = 'Invited'
            """);
        using var over = await member.GetAsync($"/treffen/teamaustausch-ettlingen/{day}/sitzung/ereignisse");
        Assert.Equal(HttpStatusCode.NoContent, over.StatusCode);
        using var foreign = await Visitor.SignedInAsync(portal, "im2");
        using var missing = await foreign.GetAsync($"/treffen/teamaustausch-ettlingen/{day}/sitzung/ereignisse");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    private static async Task<StreamReader> ListenAsync(KestrelHost host, string name)
    {
        var visitor = await Visitor.SignedInAsync(host, name);
        var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Add("Cookie", $"sitzung={visitor.Session}");
        var response = await client.GetAsync(new Uri($"{Here}/ereignisse", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("retry:", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        return reader;
    }

    private static async Task HearAsync(StreamReader reader)
    {
        using var time = new CancellationTokenSource(Patience);
        while (await reader.ReadLineAsync(time.Token) is { } line)
        {
            if (line == "event: neu")
            {
                await reader.ReadLineAsync(time.Token);
                return;
            }
        }

        Assert.Fail("The stream ended.");
    }

    // The members have heard it by then; whoever may not has not.
    private async Task<bool> SaysMoreAsync(StreamReader reader)
    {
        using var member = await ListenAsync(portal, "sprecher");
        await NoteAsync(isProtected: true);
        await HearAsync(member);
        using var time = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        try
        {
            while (await reader.ReadLineAsync(time.Token) is { } line)
            {
                if (line == "event: neu")
                {
                    return true;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Nothing came.
        }

        return false;
    }

    private Task NoteAsync(bool isProtected) => portal.Cluster.ExecuteAsync(portal.Database, $"""
        update meetings.item set notes = notes || '.', revision = revision + 1 where is_protected = {isProtected}
          and meeting_id = (select id from meetings.meeting where uid = 'forum-live@treffen')
        """);

    private Task BeginAsync() => portal.Cluster.ExecuteAsync(portal.Database, """
        insert into meetings.meeting (id, series_id, held_on, starts_at, ends_at, part_two_at, place, state, uid, guest_uid, invited_at,
          started_at, created_at)
        select gen_random_uuid(), id, '2026-11-18', '14:00', '16:00', '15:00', 'Amt', 'Running', 'forum-live@treffen', 'forum-gast@treffen',
          now(), now(), now() from meetings.series where slug = 'austauschforum-bodenseekreis';
        insert into meetings.item (id, series_id, meeting_id, part, is_protected, position, title, manner, minutes, responsible, state, source,
          created_at)
        select gen_random_uuid(), m.series_id, m.id, p, p = 1, 1, 'Punkt', 'Exchange', 10, 'Alle', 'Discussed', 'Office', now()
        from meetings.meeting m, unnest(array[1, 2]) p where m.uid = 'forum-live@treffen'
        """);

    /// <summary>Another process on the same database.</summary>
    private sealed class SecondPortal : KestrelHost
    {
        private readonly KestrelHost _first;

        public SecondPortal(KestrelHost first)
            : base(first.Cluster) => _first = first;

        protected override Task<string> ChooseDatabaseAsync() => Task.FromResult(_first.Database);
    }
}
