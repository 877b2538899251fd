using IntMan.Caseload.Cases;
using IntMan.Caseload.Consultations;
using IntMan.Caseload.HandOver;
using IntMan.Caseload.Statistics.Figures;
using IntMan.Caseload.Work;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Portal.Work;
using Npgsql;
using static IntMan.Portal.Tests.Boundaries.BoundaryCounty;
using static IntMan.Portal.Tests.Boundaries.Reader;

namespace IntMan.Portal.Tests.Boundaries;

public static partial class Readers
{
    private static Caller Substitute => new(Officer with { PersonId = Id("steady") }, new AccessScope(Day));

    private static IEnumerable<Reader> Cases =>
    [
        Plain("Consent.cs", "whether it holds", On, span => SignedIn(span).IsValid(Day)),
        Plain("Consent.cs", "whether it ends soon", "no yes yes no no", span => SignedIn(span).EndsSoon(Day)),
        Plain("Consent.cs", "whether it replaces another", "yes yes no no yes", span => SignedIn(span).EndsAfter(
            new Consent { SignedOn = new(2026, 1, 1), ValidUntil = Day })),
        Of("0040_caseload.sql", "for whom somebody stands in", On, c => AskAsync(c, Substitute,
            "select cardinality(caseload.substituted()) > 0")),
        Of("0040_caseload.sql", "whose team somebody leads", NotOver, c => AskAsync(c,
            new Caller(Officer with { AccountId = Id("account") }, new AccessScope(Day)), "select cardinality(caseload.led()) > 0")),
        Of("0040_caseload.sql", "a reason that was given", On, c => AskAsync(c, Sitting, "select caseload.has_reason(@id)")),
        Of("0040_caseload.sql", "a consent", On, c => AskAsync(c, Sitting, "select caseload.has_consent(@id, 'HandOver', caseload.day())")),
        Writing("0040_caseload.sql", "a consent to record health", On, async (c, _) =>
        {
            try
            {
                return await AskAsync(c, Sitting, """
                    insert into caseload.health_answer (case_id, question, value, answered_on)
                    values (@id, 'boundary', '{yes}', caseload.day()) returning true
                    """);
            }
            catch (PostgresException e) when (e.ConstraintName == "health_needs_consent")
            {
                return false;
            }
        }),
        Of("OpenCaseWork.cs", "a consent that holds", "no yes yes no no", c => IsRenewedAsync(c, "Zander: Einwilligung")),
        Of("OpenCaseWork.cs", "a consent that ends soon", "no yes yes no no", c => IsRenewedAsync(c, "Zander: Einwilligung")),
        Of("OpenCaseWork.cs", "a consent that another follows", "no no no no no", c => IsRenewedAsync(c, "Ziegel: Einwilligung")),
        Of("FindColleagues.cs", "whose post is occupied", On, async c => (await c.Get<FindColleagues>().ExecuteAsync(Towns[0], null, Day,
            Cancellation)).Any(colleague => colleague.Id == Id("held"))),
        Writing("OpenAsSubstitute.cs", "an absence with a substitute", On, (c, _) => SucceedsAsync(() =>
            c.Get<OpenAsSubstitute>().ExecuteAsync(Substitute, Id("case of the absent"), SubstituteReason.Emergency, Cancellation))),
        Writing("RecordConsultation.cs", "a release for the service", On, (c, _) => SucceedsAsync(() =>
            c.Get<RecordConsultation>().ExecuteAsync(Sitting, Id("case"), new ConsultationDraft(Day, ContactChannel.Phone,
                ContactSetting.Person, [c.Get<TopicCatalogue>().Topics[0].Key], [], 0, null, Id("service"), null, null), Cancellation))),
        Of("release.sql", "where somebody prepares reports", NotOver, c => AskAsync(c,
            new Caller(Officer with { AccountId = Id("account") }, new AccessScope(Day)), $"select release.prepares('{County}')")),
        Of("FigureSql.cs", "who works in a period", On, async c => (await CountedAsync(c)).Fact("besetzt-im-zeitraum") > 0),
        Of("FigureSql.cs", "who works on its last day", On, async c => (await CountedAsync(c)).Fact("besetzt") > 0),
    ];

    private static async Task<bool> IsRenewedAsync(BoundaryCounty county, string title) =>
        (await county.Get<CollectWork>().ExecuteAsync(Sitting, Cancellation))
            .Any(item => item.Kind == OpenCaseWork.Renewal && item.Title.Contains(title, StringComparison.Ordinal));

    private static Task<CountedFigures> CountedAsync(BoundaryCounty county) => county.Get<CountFigures>().ExecuteAsync(
        new ReportScope(County), new ReportPeriod(Day, Day), ReportPeople.Period, Cancellation);

    private static Consent SignedIn(Span span) => new() { SignedOn = span.First, ValidUntil = span.Last };

    private static Task<bool> AskAsync(BoundaryCounty county, Caller caller, string sql) => county.Get<ReadAsCaller>().ExecuteAsync(
        caller, reader => reader.ScalarAsync<bool>(sql, new { id = Id("case") }), Cancellation);
}
