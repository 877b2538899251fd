using Dapper;
using IntMan.Directory.Published;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Meetings.Concerns;
using IntMan.Foundation.Time;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Polls;
using IntMan.Meetings.Reports;
using IntMan.Meetings.Series;
using IntMan.Meetings.Work;
using IntMan.Meetings.WorldCafe;
using IntMan.Portal.Work;
using static IntMan.Portal.Tests.Boundaries.BoundaryCounty;
using static IntMan.Portal.Tests.Boundaries.Reader;

namespace IntMan.Portal.Tests.Boundaries;

public static partial class Readers
{
    private const string UntilTheSpanEnds = "yes yes no no yes";

    private static Caller Keeper => new(Officer, Everything with { Headed = Everything });
    private static Caller Sitting => new(Officer with { PersonId = Id("owner") }, new AccessScope(Day));
    private static Caller SittingKeeper => Sitting with { Scope = Everything };

    private static IEnumerable<Reader> Meetings =>
    [
        Of("Standing.cs", "a seat", On, async c => (await SeriesAsync(c, SittingKeeper, "seat series")).Standing.Has(SeriesRole.Member)),
        Of("Standing.cs", "a term", On, async c => (await SeriesAsync(c, SittingKeeper, "term series")).Standing.Has(SeriesRole.Organiser)),
        Of("Standing.cs", "a mandate", On, async c => (await SeriesAsync(c, SittingKeeper, "mandate series")).Standing
            .Has(SeriesRole.Mandated)),
        Of("ShowSeries.cs", "terms", On, async c => (await SeriesAsync(c, Keeper, "term series")).Terms.Count > 0),
        Of("ShowSeries.cs", "members", On, async c => (await SeriesAsync(c, Keeper, "seat series")).Members > 0),
        Of("ShowSeries.cs", "members with a mandate", On, async c => (await SeriesAsync(c, Keeper, "mandate series")).Seats[0].Mandated > 0),
        Of("ShowSeries.cs", "the mandate that ends soon", "no yes yes no no", async c =>
            (await SeriesAsync(c, Keeper, "mandate series")).Seats[0].EndsSoon is not null),
        Of("ShowSeries.cs", "when a mandate ends soon", "no yes yes no no", async c =>
            (await SeriesAsync(c, Keeper, "mandate series")).Seats[0].EndsSoon is not null),
        Of("ShowSeries.cs", "own confirmation", On, async c =>
            (await SeriesAsync(c, SittingKeeper, "seat series")).Counts.ConfirmedVersion is not null),
        Of("ListSeries.cs", "members", On, async c => (await ListedAsync(c, Keeper)).Single(line => line.Slug == SlugOf("seat series"))
            .Members > 0),
        Of("ListSeries.cs", "series of a seat", On, c => IsListedAsync(c, "seat series")),
        Of("ListSeries.cs", "series of a term", On, c => IsListedAsync(c, "term series")),
        Of("ListSeries.cs", "series of a mandate", On, c => IsListedAsync(c, "series of a mandate")),
        Of("OpenMeetingWork.cs", "roles that somebody has", "yes no no yes no", async c =>
            (await c.Get<CollectWork>().ExecuteAsync(Keeper with { Scope = Everything with { Rounds = Everything } }, Cancellation))
            .Any(item => item.Title == "Nächstes Treffen planen: term series")),
        Of("SendMeetingMails.cs", "who writes minutes", On, c => c.InJobsAsync(async (connection, transaction) =>
        {
            await c.Get<IEnumerable<IDailyMails>>().OfType<SendMeetingMails>().Single().SendAsync(connection, transaction, Day);
            return await connection.ExecuteScalarAsync<bool>(
                $"select exists (select from quality.run where job = 'meeting-record' and slot = '{Id("held meeting"):N}')");
        })),
        Of("ShowPoll.cs", "members", On, async c =>
            (await c.Get<ShowPoll>().ExecuteAsync(Keeper, SlugOf("seat series"), Cancellation))!.Members > 0),
        Writing("AskForDate.cs", "who is asked", On, (c, _) => SucceedsAsync(() => c.Get<AskForDate>().OpenAsync(Keeper,
            SlugOf("seat series"), null, new PollInput("08.12.2026 14:00–16:00\n09.12.2026 14:00–16:00", "Rathaus", Day), Cancellation))),
        Of("ShowCafe.cs", "who can take a task", On, async c => (await c.Get<ShowCafe>().ExecuteAsync(Keeper, SlugOf("seat series"), Day,
            Cancellation))!.People.Count > 0),
        Of("ShowMandates.cs", "who has a seat", On, async c => (await c.Get<ShowMandates>().ExecuteAsync(Keeper, Cancellation)).Seats
            .Any(seat => seat.Slug == SlugOf("seat series"))),
        Of("ShowMandates.cs", "who has a mandate", On, async c => (await c.Get<ShowMandates>().ExecuteAsync(Keeper, Cancellation)).Seats
            .Any(seat => seat.Slug == SlugOf("mandate series") && seat.Reach is not null)),
        Of("ShowReports.cs", "members", On, async c => (await c.Get<ShowReports>().ExecuteAsync(Keeper, Quarter.Of(Day), Cancellation))!
            .Levels.Any(line => line.Slug == SlugOf("seat series"))),
        Of("ShowMembers.cs", "seats that have not ended", NotOver, async c => (await MembersAsync(c, "seat series")).Count > 0),
        Of("ShowMembers.cs", "roles", On, async c => (await MembersAsync(c, "mandate series"))[0].Roles.Length > 0),
        Of("ShowMembers.cs", "mandates", On, async c => (await MembersAsync(c, "mandate series"))[0].MandateId is not null),
        Of("ShowCharter.cs", "members", On, async c =>
            (await c.Get<ShowCharter>().ExecuteAsync(Keeper, SlugOf("seat series"), Cancellation))!.Members > 0),
        Of("0038_meetings.sql", "who sits in the room", On, c => c.Get<ReadAsCaller>().ExecuteAsync(Sitting,
            reader => reader.ScalarAsync<bool>("select meetings.sits_in_room(@id)", new { id = Id("mandate series") }), Cancellation)),
        Of("HandOffConcern.cs", "the spokesperson in term", On, c => SpeaksAsync(c, "room")),
        Of("HandOffConcern.cs", "the deputy in term", On, c => SpeaksAsync(c, "room of a deputy")),
        Of("HandOffConcern.cs", "a spokesperson who is away", On, c => SpeaksAsync(c, "room of an absent speaker")),
        Of("HandOffConcern.cs", "a spokesperson before the deputy", "yes no no yes no", c => SpeaksAsync(c, "room of another speaker")),
        Of("ShowConcern.cs", "members with a mandate", On, async c => (await ConcernAsync(c)).Members == 2),
        Of("ShowConcern.cs", "the spokesperson", On, async c => (await ConcernAsync(c)).Spokesperson is not null),
        Writing("VoteOnConcern.cs", "who may vote", On, async (c, _) =>
        {
            var seen = (await c.Get<ShowConcern>().ExecuteAsync(Sitting, SlugOf("room"), Id("concern"), Cancellation))!.Wording!.HashText;
            await c.Get<VoteOnConcern>().OpenAsync(Sitting, SlugOf("room"), Id("concern"), VoteWay.Deadline, seen, Cancellation);
            return await c.Cluster.ScalarAsync<bool>(c.Database,
                $"select eligible = 2 from meetings.ballot where concern_id = '{Id("concern")}' and outcome is null");
        }),
        Writing("InviteMembers.cs", "who has a seat on the day", On, (c, _) => SucceedsAsync(() =>
            c.Get<InviteMembers>().ExecuteAsync(Keeper, SlugOf("seat series"), Day, Cancellation))),
        Writing("ChangeTerms.cs", "a term that ends for the next", "no no yes yes yes", async (c, _) =>
        {
            await c.Get<ChangeTerms>().GiveAsync(Keeper, SlugOf("term series"),
                new TermInput(Id("steady"), SeriesRole.Organiser, Day, null), Cancellation);
            return await c.Cluster.ScalarAsync<bool>(c.Database, "select exists (select from meetings.role_term where person_id = "
                + $"'{Id("owner")}' and series_id = '{Id("term series")}' and valid_until <= '2026-11-17')");
        }),
        Writing("ChangeTerms.cs", "a mandate for a role in the room", On, (c, _) => SucceedsAsync(() =>
            c.Get<ChangeTerms>().GiveAsync(Keeper, SlugOf("mandate series"), new TermInput(Id("owner"), SeriesRole.Moderation, Day, null),
                Cancellation))),
        Writing("ChangeMembers.cs", "who confirms the charter", On, (c, _) => SucceedsAsync(() =>
            c.Get<ChangeMembers>().ConfirmCharterAsync(SittingKeeper, SlugOf("seat series"), 1, Cancellation))),
        Writing("ChangeMembers.cs", "a seat that can be ended", UntilTheSpanEnds, (c, _) => SucceedsAsync(() =>
            c.Get<ChangeMembers>().EndAsync(Keeper, SlugOf("seat series"), Id("seat"), Cancellation))),
        Writing("GrantMandate.cs", "a mandate that can be ended", UntilTheSpanEnds, (c, _) => SucceedsAsync(() =>
            c.Get<GrantMandate>().EndAsync(Keeper, SlugOf("mandate series"), Id("mandate of the series"), Cancellation))),
    ];

    private static Task<bool> SpeaksAsync(BoundaryCounty county, string room) => county.Get<ReadAsCaller>().ExecuteAsync(Sitting, reader =>
        reader.ScalarAsync<bool>(HandOffConcern.SpeaksSql, new { series = Id(room), person = Id("owner"), day = Day }), Cancellation);

    private static async Task<RoomFacts> ConcernAsync(BoundaryCounty county) =>
        (await county.Get<ShowConcern>().ExecuteAsync(Sitting, SlugOf("room"), Id("concern"), Cancellation))!.Facts;

    private static async Task<SeriesPage> SeriesAsync(BoundaryCounty county, Caller caller, string series) =>
        (await county.Get<ShowSeries>().ExecuteAsync(caller, SlugOf(series), Cancellation))!;

    private static Task<List<SeriesLine>> ListedAsync(BoundaryCounty county, Caller caller) =>
        county.Get<ListSeries>().ExecuteAsync(caller, Cancellation);

    private static async Task<bool> IsListedAsync(BoundaryCounty county, string series) =>
        (await ListedAsync(county, Sitting)).Any(line => line.Slug == SlugOf(series));

    private static async Task<IReadOnlyList<MemberLine>> MembersAsync(BoundaryCounty county, string series) =>
        (await county.Get<ShowMembers>().ExecuteAsync(Keeper, SlugOf(series), Cancellation))!.Members;

    private static async Task<bool> SucceedsAsync(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (Exception e) when (e is RuleViolation or MissingEntry or ChangedMeanwhile)
        {
            return false;
        }
    }
}
