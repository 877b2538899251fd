using Dapper;
using IntMan.Caseload.Cases;
using IntMan.Caseload.Consultations;
using IntMan.Caseload.Plans;
using IntMan.Caseload.Points;
using IntMan.Caseload.Statistics.Figures;
using IntMan.Caseload.Statistics.Reports;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;
using IntMan.Portal.Database;

namespace IntMan.Portal.Commands;

// Reports of the demo: last year's is published, the one of this year waits for the second person (ib). Made as the portal makes them.
public static class DemoReports
{
    private const string Area = "08215017";

    private static string Content => Path.Combine(AppContext.BaseDirectory, "content");

    public static async Task LoadAsync(PortalDatabase database, TimeProvider clock, CancellationToken cancellation)
    {
        ReadingConventions.Apply();
        var today = new MunicipalCalendar(clock).Today;
        var last = new ReportDraft(null, Area, new DateOnly(today.Year - 1, 1, 1), new DateOnly(today.Year - 1, 12, 31));
        var current = new ReportDraft(null, Area, new DateOnly(today.Year, 1, 1), today);
        await KeepAsync(database, clock, last, 1, "ib", "koordination", cancellation);
        await KeepAsync(database, clock, current, 2, "koordination", null, cancellation);
    }

    private static MakeReport Maker(PortalDatabase database)
    {
        var (form, topics) = (new FormDefinition(Content), new TopicCatalogue(Content));
        var indicators = new IndicatorCatalogue(Content, form);
        return new MakeReport(new CountFigures(database.Zones, indicators, topics, new PointCatalogue(Content)),
            new PublicDirectory(new PublicSource(database.Public)), form, topics, indicators);
    }

    private static async Task KeepAsync(PortalDatabase database, TimeProvider clock, ReportDraft draft, int number, string prepared,
        string? released, CancellationToken cancellation)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(cancellation);
        var earlier = await connection.QueryAsync<EarlierRelease>("""
            select id, code, area, team, provider_id, period_from, period_to, people, figures::text as figures, released_at
            from release.report where state = 'Released'
            """);
        var name = await connection.ExecuteScalarAsync<string>("select name from directory.municipality where ags = @Area", new { Area });
        var made = await Maker(database).ExecuteAsync(draft, name!, earlier, cancellation);
        var (account, shown) = await WhoAsync(connection, prepared);
        var id = Guid.CreateVersion7();
        await connection.ExecuteAsync(ReportStore.Insert, ReportStore.Values(id, draft, made, account, shown, clock.GetUtcNow(), new
        {
            code = FormattableString.Invariant($"B-{draft.To!.Value.Year}-{number}"), areaName = name, unit = (string?)null,
        }));
        await connection.ExecuteAsync("update release.report set state = 'Submitted' where id = @id", new { id });
        if (released is not null)
        {
            var (second, secondName) = await WhoAsync(connection, released);
            await connection.ExecuteAsync("""
                update release.report set state = 'Released', released_by = @second, released_name = @secondName, released_at = @at
                where id = @id
                """, new { id, second, secondName, at = clock.GetUtcNow() });
        }
    }

    private static async Task<(Guid Account, string Name)> WhoAsync(Npgsql.NpgsqlConnection connection, string name) =>
        await connection.QuerySingleAsync<(Guid, string)>("select id, display_name from accounts.account where email = @email",
            new { email = $"{name}@demo.example" });
}
