using Dapper;
using IntMan.Caseload.Cases;
using IntMan.Caseload.HandOver;
using IntMan.Caseload.Points;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using IntMan.Foundation.Text;

namespace IntMan.Caseload.Work;

/// <summary>What waits in cases: contacts and steps that are due, hand-overs, consents that end. It names number and Merkwort, never a
/// text of a case.</summary>
public sealed class OpenCaseWork(PointCatalogue catalogue) : IWorkList
{
    public static readonly WorkKind Contact = new("case-contact", "Kontakte in Fällen", "Fälle", "ip-icon--speech");
    public static readonly WorkKind Step = new("case-step", "Schritte in Fällen", "Fälle", "ip-icon--task");
    public static readonly WorkKind HandOver = new("case-hand-over", "Übergaben von Fällen", "Fälle", "ip-icon--share");
    public static readonly WorkKind Renewal = new("case-consent", "Einwilligungen, die enden", "Fälle", "ip-icon--passport");

    private const int DaysAhead = 7;

    private const int RenewDays = 30;

    // Own cases, those of the tandem, and of people who are substituted today; a team lead's rows stay out.
    private const string Mine = """
        c.ended_on is null and (c.manager_id = caseload.me() or c.tandem_id = caseload.me()
            or c.manager_id = any ((select caseload.substituted())::uuid[]))
        """;

    private const string Sql = $"""
        select c.id, substr(c.number, 10) as short_number, c.alias, c.next_contact_on as due, c.last_contact_on as last,
            caseload.purpose_of(c.id, c.manager_id, c.tandem_id) as purpose, count(*) over ()::int as total
        from caseload.case c where {Mine} and c.next_contact_on <= @cases_until
        order by c.next_contact_on, c.id limit @cases_most;

        select c.id, substr(c.number, 10) as short_number, c.alias, s.due_on as due, s.row_key, s.step_key,
            caseload.purpose_of(c.id, c.manager_id, c.tandem_id) as purpose, count(*) over ()::int as total
        from caseload.step s join caseload.case c on c.id = s.case_id
        where not s.is_done and s.due_on <= @cases_until and c.locked_on is null and {Mine}
        order by s.due_on, s.id limit @cases_most;

        select h.id, x.short_number, x.alias, h.state, h.from_id = caseload.me() as is_given, coalesce(h.meeting_on, h.proposed_on) as due,
            count(*) over ()::int as total
        from caseload.hand_over h cross join lateral caseload.hand_over_extent(h.id) x
        where h.to_id = caseload.me() and h.state in ('Proposed', 'Accepted')
            or h.from_id = caseload.me() and h.state = 'Declined' and h.answered_on > @cases_day - 7
        order by due, h.id limit @cases_most;

        select c.id, substr(c.number, 10) as short_number, c.alias, k.kind as state, k.valid_until as due,
            caseload.purpose_of(c.id, c.manager_id, c.tandem_id) as purpose, count(*) over ()::int as total
        from caseload.consent k join caseload.case c on c.id = k.case_id
        where k.kind in ('Agreement', 'Privacy') and k.withdrawn_on is null and {Mine}
            and foundation.valid_on(k.signed_on, k.valid_until, @cases_day)
            and not foundation.reaches(k.valid_until, @cases_renew)
            and not exists (select from caseload.consent n where n.case_id = k.case_id and n.kind = k.kind and n.withdrawn_on is null
                and foundation.reaches(n.valid_until, @cases_renew))
        order by k.valid_until, k.id limit @cases_most;

        """;

    public IReadOnlyList<WorkKind> Kinds { get; } = [Contact, Step, HandOver, Renewal];

    public SharedQuery? QueryFor(Caller caller, ICollection<WorkItem> found) => caller.Actor.PersonId is null ? null
        : new SharedQuery(Sql, new Dictionary<string, object?>
        {
            ["cases_day"] = caller.Scope.Day, ["cases_until"] = caller.Scope.Day.AddDays(DaysAhead),
            ["cases_renew"] = caller.Scope.Day.AddDays(RenewDays + 1), ["cases_most"] = IWorkList.MostOfOneKind,
        }, async grid =>
        {
            await AddAsync(grid, found, OfContact, Contact, "/faelle?faellig=Overdue");
            await AddAsync(grid, found, OfStep, Step, "/faelle");
            await AddAsync(grid, found, OfHandOver, HandOver, "/faelle/uebergaben");
            await AddAsync(grid, found, OfConsent, Renewal, "/faelle");
        });

    private static async Task AddAsync(SqlMapper.GridReader grid, ICollection<WorkItem> found, Func<Row, WorkItem> item, WorkKind kind,
        string all)
    {
        var rows = (await grid.ReadAsync<Row>()).AsList();
        foreach (var row in rows)
        {
            found.Add(item(row));
        }

        if (rows.Count > 0 && rows[0].Total > rows.Count)
        {
            var more = rows[0].Total - rows.Count;
            found.Add(new WorkItem(kind, $"{more} weitere: {kind.Title}", all) { DueOn = rows[^1].Due, Count = more });
        }
    }

    // One tap to what was just talked about: the form opens filled in as last time.
    private static WorkItem OfContact(Row row) => new(Contact, $"{row.Named}: Kontakt", row.Address)
    {
        DueOn = row.Due,
        Detail = (row.Last is { } last ? $"Letzter Kontakt {last.ToString("d. MMMM", Language.German.Culture)}" : "Noch kein Gespräch")
            + row.Aside,
        Step = new WorkStep("Gespräch eintragen", $"{row.Address}/gespraech?wie=letztes&von=heute"),
    };

    private WorkItem OfStep(Row row) => new(Step,
        $"{row.Named}: {(row.RowKey is { } key ? catalogue.Find(key)?.Title : null) ?? "nächster Schritt"}", row.Address)
    {
        DueOn = row.Due, Detail = $"Schritt aus der Zielvereinbarung{row.Aside}",
    };

    private static WorkItem OfHandOver(Row row) => new(HandOver, (row.IsGiven, row.State) switch
    {
        (true, _) => $"{row.Named}: Übergabe abgelehnt",
        (_, nameof(HandOverState.Accepted)) => $"{row.Named}: Fall übernehmen",
        _ => $"{row.Named}: Übergabe beantworten",
    }, $"/faelle/uebergaben/{row.Id}") { DueOn = row.Due };

    private static WorkItem OfConsent(Row row) => new(Renewal,
        $"{row.Named}: {(row.State == nameof(ConsentKind.Privacy) ? "Einwilligung" : "Beratungsvereinbarung")} erneuern",
        $"{row.Address}/einwilligung") { DueOn = row.Due };

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string ShortNumber { get; init; } = "";
        public string Alias { get; init; } = "";
        public string Purpose { get; init; } = "";
        public string State { get; init; } = "";
        public string? RowKey { get; init; }
        public bool IsGiven { get; init; }
        public DateOnly? Due { get; init; }
        public DateOnly? Last { get; init; }
        public int Total { get; init; }

        public string Named => $"{ShortNumber} {Alias}";

        public string Aside => Purpose switch { "tandem" => ", Tandem", "substitute" or "waiting" => ", Vertretung", _ => "" };

        public string Address => $"/faelle/{Id}";
    }
}
