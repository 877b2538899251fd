using Dapper;
using IntMan.Directory.Published;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using IntMan.Foundation.Text;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Series;

namespace IntMan.Meetings.Work;

/// <summary>What waits in rounds: invitations to answer, tasks, items to accept, minutes, dates that the charter promises. Nothing of a
/// protected part is ever in it: the list is read on a screen that others may see, and told by mail.</summary>
public sealed class OpenMeetingWork : IWorkList
{
    public static readonly WorkKind Invitation = new("meeting-invitation", "Einladungen zu Treffen", "Runden", "kern-icon--mail");
    public static readonly WorkKind OwnTask = new("meeting-task", "Aufgaben aus Runden", "Runden", "ip-icon--task");
    public static readonly WorkKind Topic = new("meeting-topic", "Eingereichte Themen", "Runden", "ip-icon--inbox");
    public static readonly WorkKind Record = new("meeting-record", "Protokolle", "Runden", "ip-icon--note");
    public static readonly WorkKind DateMissing = new("meeting-cadence", "Runden ohne Termin", "Runden", "kern-icon--calendar-today");

    private const int DaysToAnswer = 7;
    private const int DaysToWrite = 7;
    private const int DaysToPlan = 21;

    // What the person is in the series s, and which roles somebody has there.
    private const string Roles = $"""
        lateral (select {Standing.RolesSql} as roles, array(select o.role from meetings.role_term o
            where o.series_id = s.id and foundation.valid_on(o.valid_from, o.valid_until, @day)) as filled) r
        """;

    // Who prepares it by a term; where nobody organises, whoever keeps the area does.
    private static readonly string Prepares = $"""
        (r.roles && array['Organiser', 'Moderation', 'Spokesperson', 'Deputy']
            or not 'Organiser' = any(r.filled)
            and {AccessScope.InEither("s.ags", "s.county_key").Replace("@scope_", "@rounds_", StringComparison.Ordinal)})
        """;

    private static readonly string Writes =
        $"('MinuteTaker' = any(r.roles) or not 'MinuteTaker' = any(r.filled) and {Prepares})";

    private static readonly string Sql = $"""
        select s.slug, s.title as series, m.held_on, count(*) over ()::int as total
        from meetings.invitation i join meetings.meeting m on m.id = i.meeting_id join meetings.series s on s.id = m.series_id
        where i.person_id = @person and i.removed_at is null and m.state = 'Invited' and m.held_on >= @day
          and (i.answer = 'None' or i.answered_sequence is distinct from m.sequence)
        order by m.held_on, m.id limit @rounds_most;

        select s.slug, s.title as series, t.text as name, t.due_on as due, count(*) over ()::int as total
        from meetings.task t join meetings.series s on s.id = t.series_id
        where t.person_id = @person and t.state in ('Open', 'InProgress') and not t.is_protected
        order by t.due_on, t.id limit @rounds_most;

        select s.slug, s.title as series, count(i.id)::int as number, min(n.held_on) as held_on, count(*) over ()::int as total
        from meetings.series s cross join {Roles}
            join meetings.item i on i.series_id = s.id and i.meeting_id is null and i.state = 'Submitted'
            and not i.is_protected
        left join lateral (select min(m.held_on) as held_on from meetings.meeting m where m.series_id = s.id and m.held_on >= @day
            and m.state in ('Draft', 'Invited')) n on true
        where s.ended_on is null and {Prepares}
        group by s.id order by min(n.held_on) nulls last, s.title limit @rounds_most;

        select s.slug, s.title as series, m.held_on, coalesce(d.state, 'Draft') as name, d.review_until as due,
            {Writes} as writes, count(*) over ()::int as total
        from meetings.meeting m join meetings.series s on s.id = m.series_id cross join {Roles}
        left join meetings.record d on d.meeting_id = m.id and not d.is_protected
        where m.state = 'Held' and (d.id is null or d.state in ('Draft', 'InReview', 'Approved')) and ({Writes}
            or d.state = 'InReview' and d.review_until >= @day and exists (select from meetings.invitation i
              where i.meeting_id = m.id and i.person_id = @person and i.removed_at is null))
        order by m.held_on, m.id limit @rounds_most;

        select s.slug, s.title as series, s.cadence, array(select m.held_on from meetings.meeting m where m.series_id = s.id
              and m.state <> 'Cancelled' order by m.held_on desc limit 12) as days
        from meetings.series s cross join {Roles}
        where s.ended_on is null and s.cadence <> 'AsNeeded' and {Prepares} and not exists (select from meetings.meeting m
            where m.series_id = s.id and m.held_on >= @day and m.state in ('Draft', 'Invited', 'Running'))
        order by s.title limit @rounds_most;

        """;

    public IReadOnlyList<WorkKind> Kinds { get; } = [Invitation, OwnTask, Topic, Record, DateMissing];

    public SharedQuery? QueryFor(Caller caller, ICollection<WorkItem> found) =>
        caller.Scope.Rounds is not { } scope ? null : new SharedQuery(Sql, ValuesOf(caller, scope), async grid =>
        {
            var today = caller.Scope.Day;
            foreach (var (item, all) in new (Func<Row, WorkItem>, string)[]
            {
                (row => OfInvitation(row, today), "/treffen/aufgaben"), (OfTask, "/treffen/aufgaben"),
                (row => OfTopics(row, today), "/treffen"), (row => OfRecord(row, today), "/treffen"),
            })
            {
                Add(found, (await grid.ReadAsync<Row>()).AsList(), item, all);
            }

            foreach (var silent in await grid.ReadAsync<Row>())
            {
                if (OfCadence(silent, today) is { } missing)
                {
                    found.Add(missing);
                }
            }
        });

    internal static Dictionary<string, object?> ValuesOf(Caller caller, AccessScope scope) => new()
    {
        ["person"] = caller.Actor.PersonId, ["day"] = caller.Scope.Day, ["rounds_all"] = scope.All, ["rounds_counties"] = scope.Counties,
        ["rounds_municipalities"] = scope.Municipalities, ["rounds_most"] = IWorkList.MostOfOneKind,
    };

    private static void Add(ICollection<WorkItem> found, List<Row> rows, Func<Row, WorkItem> item, string all)
    {
        foreach (var row in rows)
        {
            found.Add(item(row));
        }

        if (rows.Count > 0 && rows[0].Total > rows.Count)
        {
            var (more, last) = (rows[0].Total - rows.Count, item(rows[^1]));
            found.Add(new WorkItem(last.Kind, $"{more} weitere: {last.Kind.Title}", all) { DueOn = last.DueOn, Count = more });
        }
    }

    private static WorkItem OfInvitation(Row row, DateOnly today) => new(Invitation, $"Einladung beantworten: {row.Series}", row.Address)
    {
        Detail = InvitationMails.DayOf(row.HeldOn!.Value), DueOn = Later(today, row.HeldOn.Value.AddDays(-DaysToAnswer)),
        Step = new WorkStep("Antworten", row.Address + "#antworten"),
    };

    private static WorkItem OfTask(Row row) => new(OwnTask, row.Name, "/treffen/aufgaben") { Detail = row.Series, DueOn = row.Due };

    private static WorkItem OfTopics(Row row, DateOnly today) => new(
        Topic, $"{(row.Number == 1 ? "1 Thema" : $"{row.Number} Themen")} annehmen oder zurückgeben: {row.Series}",
        $"/treffen/{row.Slug}/themen")
    {
        Count = row.Number, DueOn = row.HeldOn is { } day ? Later(today, day.AddDays(-DaysToAnswer)) : null,
        Detail = row.HeldOn is { } next ? $"Nächstes Treffen am {German(next)}" : "Noch kein Termin",
    };

    private static WorkItem OfRecord(Row row, DateOnly today)
    {
        var address = $"{row.Address}/protokoll";
        var about = $"{row.Series}, {German(row.HeldOn!.Value)}";
        return (row.Name, row.Writes) switch
        {
            ("InReview", false) => new(Record, $"Protokoll prüfen: {about}", address) { DueOn = row.Due, Detail = "Einwände bis dahin" },
            ("InReview", true) => new(Record, $"Protokoll genehmigen: {about}", address) { DueOn = row.Due ?? today },
            ("Approved", _) => new(Record, $"Protokoll veröffentlichen: {about}", address) { DueOn = today },
            _ => new(Record, $"Protokoll schreiben: {about}", address) { DueOn = row.HeldOn.Value.AddDays(DaysToWrite) },
        };
    }

    // The period of the promise that has no date yet; told in time to find one.
    private static WorkItem? OfCadence(Row row, DateOnly today)
    {
        var health = CadenceHealth.Of(row.Days, row.Cadence, today.AddDays(DaysToPlan), row.Days.Length == 0 ? today : row.Days.Min());
        return health.Missing is not { } from ? null
            : new WorkItem(DateMissing, $"Nächstes Treffen planen: {row.Series}", $"/treffen/{row.Slug}/planen")
            {
                Detail = $"Vereinbart ist {SeriesLabels.Cadences.TextOf(row.Cadence)}", DueOn = Later(today, from),
            };
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static string German(DateOnly day) => day.ToString("d. MMMM yyyy", Language.German.Culture);

    private sealed class Row
    {
        public string Slug { get; init; } = "";

        public string Series { get; init; } = "";

        public string Name { get; init; } = "";

        public DateOnly? HeldOn { get; init; }

        public DateOnly? Due { get; init; }

        public int Number { get; init; }

        public bool Writes { get; init; }

        public Cadence Cadence { get; init; }

        public DateOnly[] Days { get; init; } = [];

        public int Total { get; init; }

        public string Address => $"/treffen/{Slug}/{MeetingKey.Of(HeldOn!.Value)}";
    }
}
