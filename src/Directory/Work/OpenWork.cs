using System.Globalization;
using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Quality;
using IntMan.Directory.Referrals;
using IntMan.Directory.Services;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Work;

/// <summary>What waits in the directory: referrals, reports of readers, changes of partners, confirmations, planned switches.</summary>
public sealed class OpenWork(FreshnessRules freshness) : IWorkList
{
    public static readonly WorkKind ReportBack = new("referral-report", "Rückmeldungen zu Verweisen", "Verweise", "ip-icon--share");
    public static readonly WorkKind FollowUp = new("referral-follow-up", "Wiedervorlagen von Verweisen", "Verweise", "ip-icon--history");
    public static readonly WorkKind Suggestion = new("suggestion", "Meldungen von Leserinnen und Lesern", "Verzeichnis",
        "ip-icon--question");

    public static readonly WorkKind PartnerChange = new("partner-change", "Änderungen von Kooperationen", "Verzeichnis", "ip-icon--edit");
    public static readonly WorkKind Confirmation = new("confirmation", "Bestätigungen", "Verzeichnis", "ip-icon--shield");
    public static readonly WorkKind PlannedSwitch = new("planned-switch", "Geplante Wechsel", "Verzeichnis", "ip-icon--cycle");

    private const int DaysAhead = 30;

    // What the account may see of referrals is decided by the database.
    private const string ReferralsSql = """
        select r.id, s.name, r.concern as slug, r.concern_title as detail, p.outcome, r.follow_up_on as due,
          (p.at at time zone 'Europe/Berlin')::date as reported, count(*) over ()::int as total
        from referral.referral r join directory.service s on s.id = r.service_id
        left join lateral (select outcome, at from referral.report where referral_id = r.id and outcome in ('NoPlace', 'NotResponsible',
            'NotAppeared') and at >= (select max(t.at) from referral.step t where t.referral_id = r.id and t.kind <> 'Reported')
          order by at desc limit 1) p on true
        where r.follow_up_on is not null and (r.follow_up_on <= @today or p.at is not null)
        order by p.at is null, r.follow_up_on, r.id limit @most;
        """;

    private const string OwnPostsSql = """
        select p.slug, p.title as name, f.confirmed_on as due, count(*) over ()::int as total
        from directory.post p
        left join lateral (select max(confirmed_on) as confirmed_on from directory.confirmation where entry_id = p.id) f on true
        where p.id in (select post_id from directory.post_holder where person_id = any(@scope_people)
            and foundation.valid_on(valid_from, valid_until, @today))
          and (f.confirmed_on is null or f.confirmed_on <= @postsFrom)
        order by f.confirmed_on nulls first, p.id limit @most;
        """;

    private const string OwnServicesSql = """
        select v.id, v.name, f.confirmed_on as due, count(*) over ()::int as total
        from directory.service v join directory.organisation o on o.id = v.organisation_id
        left join lateral (select max(confirmed_on) as confirmed_on from directory.confirmation where service_id = v.id) f on true
        where o.slug = any(@scope_organisations) and v.status = 'Published' and (f.confirmed_on is null or f.confirmed_on <= @servicesFrom)
        order by f.confirmed_on nulls first, v.id limit @most;
        """;

    private static readonly string AreaSql = $"""
        {ScopeArea.Sql}
        select s.id, coalesce(p.title, v.name, t.name, m.name, c.name) as name, coalesce(m.name, c.name) as detail,
          (s.created_at at time zone 'Europe/Berlin')::date as reported, s.total
        from (select s.*, count(*) over ()::int as total from quality.suggestion s where s.state = 'Open' and {ScopeArea.Holds("s")}
            order by s.created_at, s.id limit @most) s
        left join directory.post p on p.id = s.post_id
        left join directory.service v on v.id = s.service_id
        left join directory.street t on t.id = s.street_id
        left join directory.municipality m on m.ags = s.ags
        left join directory.county c on c.key = s.county_key
        order by s.created_at, s.id;

        select v.id, v.name, o.name as detail, (min(w.at) at time zone 'Europe/Berlin')::date as reported, count(*) over ()::int as total
        from quality.service_review r join directory.service v on v.id = r.service_id
          join directory.organisation o on o.id = v.organisation_id join directory.change_set w on w.id = r.change_set_id
        where {ReviewServices.Waits} and {DirectoryScope.ServiceInArea("v")}
        group by v.id, v.name, o.name order by min(w.at), v.id limit @most;

        {ScopeArea.Sql}
        select min(f.confirmed_on) as due, count(*)::int as total
        from directory.post p
        join lateral (select max(confirmed_on) as confirmed_on from directory.confirmation where entry_id = p.id) f on true
        where {ScopeArea.Holds("p")} and f.confirmed_on <= @overdueFrom
        having count(*) > 0;

        select m.ags as slug, u.name, m.valid_from as due, count(*) over ()::int as total
        from directory.mandate m join directory.municipality u on u.ags = m.ags
        where m.valid_from between @tomorrow and @until and {AccessScope.InMunicipality("m.ags")}
        order by m.valid_from, m.ags limit @most;

        select x.ags as slug, u.name, x.valid_from as due, count(*)::int as rules, count(*) over ()::int as total
        from (select coalesce(r.ags, d.ags, t.ags) as ags, r.valid_from from directory.responsibility r
            left join directory.district d on d.id = r.district_id left join directory.street t on t.id = r.street_id
            where r.valid_from between @tomorrow and @until) x
        join directory.municipality u on u.ags = x.ags
        where {AccessScope.InMunicipality("x.ags")}
        group by x.ags, u.name, x.valid_from order by x.valid_from, x.ags limit @most;
        """;

    public IReadOnlyList<WorkKind> Kinds { get; } = [ReportBack, FollowUp, Suggestion, PartnerChange, Confirmation, PlannedSwitch];

    public SharedQuery QueryFor(Caller caller, ICollection<WorkItem> found)
    {
        var today = caller.Scope.Day;
        var hasArea = caller.Scope.HasArea;
        var values = caller.Scope.Named(new
        {
            today, tomorrow = today.AddDays(1), until = today.AddDays(DaysAhead), most = IWorkList.MostOfOneKind,
            postsFrom = today.AddDays(freshness.OwnerDays - freshness.ContactDays), overdueFrom = today.AddDays(-freshness.ContactDays - 1),
            servicesFrom = today.AddDays(freshness.OwnerDays - freshness.ServiceDays),
        });
        return new SharedQuery(ReferralsSql + OwnPostsSql + OwnServicesSql + (hasArea ? AreaSql : ""), values, async grid =>
        {
            async Task AddAsync(Func<WorkRow, WorkItem> item, WorkKind kind, string all)
            {
                foreach (var open in Listed((await grid.ReadAsync<WorkRow>()).AsList(), item, kind, all))
                {
                    found.Add(open);
                }
            }

            await AddAsync(row => OfReferral(row, today), FollowUp, "/verweise?faellig=true");
            await AddAsync(OfPost, Confirmation, "/konto/bestaetigung");
            await AddAsync(OfService, Confirmation, "/konto/angebote");
            if (hasArea)
            {
                await AddAsync(OfSuggestion, Suggestion, "/verwaltung/hinweise");
                await AddAsync(OfPartnerChange, PartnerChange, "/verwaltung/angebote?pruefen=1");
                foreach (var overdue in await grid.ReadAsync<WorkRow>())
                {
                    found.Add(OfOverdue(overdue));
                }

                await AddAsync(OfCommission, PlannedSwitch, "/verwaltung/auftraege");
                await AddAsync(OfRules, PlannedSwitch, "/verwaltung/zustaendigkeiten");
            }
        });
    }

    private static IEnumerable<WorkItem> Listed(List<WorkRow> rows, Func<WorkRow, WorkItem> item, WorkKind kind, string all)
    {
        var more = rows.Count == 0 ? 0 : rows[0].Total - rows.Count;
        return more == 0 ? rows.Select(item) : rows.Select(item).Append(
            new WorkItem(kind, $"{more} weitere: {kind.Title}", all) { DueOn = rows[^1].Due ?? AnswerBy(rows[^1]), Count = more });
    }

    private static WorkItem OfReferral(WorkRow row, DateOnly today)
    {
        var (address, word) = ($"/verweise/{row.Id}", Mnemonic.Of(row.Id));
        return row.Outcome switch
        {
            null => new(FollowUp, $"{word}: Nachfragen bei {row.Name}", address) { Detail = row.Detail, DueOn = row.Due },
            "NotAppeared" => new(ReportBack, $"{word}: Nicht erschienen, nachfragen ({row.Name})", address)
            {
                Detail = row.Detail, DueOn = row.Reported, IsUrgent = true,
            },
            var outcome => new(ReportBack,
                $"{word}: {(outcome == "NoPlace" ? "Kein Platz" : "Nicht zuständig")}, andere Stelle suchen ({row.Name})", address)
            {
                Detail = row.Detail, DueOn = row.Reported < today ? row.Reported : today, IsUrgent = true,
                Step = new WorkStep("Andere Stelle suchen", $"/wegweiser?anliegen={Uri.EscapeDataString(row.Slug)}"),
            },
        };
    }

    private WorkItem OfPost(WorkRow row) => new(Confirmation, $"Ihren Eintrag bestätigen: {row.Name}", "/konto/bestaetigung")
    {
        Detail = row.Due is { } on ? $"Zuletzt bestätigt am {German(on)}" : "Noch nie bestätigt",
        DueOn = row.Due?.AddDays(freshness.ContactDays),
    };

    private WorkItem OfService(WorkRow row) => new(Confirmation, $"Angebot bestätigen: {row.Name}", "/konto/angebote")
    {
        Detail = row.Due is { } on ? $"Zuletzt bestätigt am {German(on)}" : "Noch nie bestätigt",
        DueOn = row.Due?.AddDays(freshness.ServiceDays),
    };

    private WorkItem OfOverdue(WorkRow row) =>
        new(Confirmation, row.Total == 1 ? "1 Eintrag ist nicht mehr bestätigt" : $"{row.Total} Einträge sind nicht mehr bestätigt",
            "/verwaltung/bestaetigen") { DueOn = row.Due?.AddDays(freshness.ContactDays), Count = row.Total };

    private static WorkItem OfSuggestion(WorkRow row) => new(Suggestion, $"Meldung prüfen: {row.Name}", $"/verwaltung/hinweise/{row.Id}")
    {
        Detail = row.Detail == row.Name ? $"Vom {German(row.Reported!.Value)}" : $"{row.Detail}, vom {German(row.Reported!.Value)}",
        DueOn = AnswerBy(row),
    };

    private static WorkItem OfPartnerChange(WorkRow row) =>
        new(PartnerChange, $"Änderung prüfen: {row.Name}", $"/verwaltung/angebote/{row.Id}/pruefung")
        {
            Detail = $"{row.Detail}, vom {German(row.Reported!.Value)}", DueOn = AnswerBy(row),
        };

    private static WorkItem OfCommission(WorkRow row) =>
        new(PlannedSwitch, $"Auftrag wechselt: {row.Name}", $"/verwaltung/auftraege?q={Uri.EscapeDataString(row.Name)}")
        {
            DueOn = row.Due,
        };

    private static WorkItem OfRules(WorkRow row) => new(PlannedSwitch, $"Zuständigkeiten wechseln: {row.Name}",
        $"/verwaltung/zustaendigkeiten/{row.Slug}")
    {
        Detail = row.Rules == 1 ? "1 Regel" : $"{row.Rules} Regeln", DueOn = row.Due,
    };

    private static DateOnly? AnswerBy(WorkRow row) => row.Reported?.AddDays(WarningLadder.DaysToAnswer);

    private static string German(DateOnly day) => day.ToString("d. MMMM yyyy", CultureInfo.GetCultureInfo("de-DE"));

    private sealed class WorkRow
    {
        public Guid Id { get; init; }

        public string Slug { get; init; } = "";

        public string Name { get; init; } = "";

        public string? Detail { get; init; }

        public string? Outcome { get; init; }

        public DateOnly? Due { get; init; }

        public DateOnly? Reported { get; init; }

        public int Rules { get; init; }

        public int Total { get; init; }
    }
}
