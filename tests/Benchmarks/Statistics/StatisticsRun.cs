using System.Diagnostics;
using System.Globalization;
using Dapper;
using IntMan.Benchmarks.Load;
using IntMan.Caseload.Cases;
using IntMan.Caseload.Consultations;
using IntMan.Caseload.Plans;
using IntMan.Caseload.Points;
using IntMan.Caseload.Statistics.Figures;
using IntMan.Caseload.Statistics.Reports;
using IntMan.Foundation.Database;
using Npgsql;

namespace IntMan.Benchmarks.Statistics;

/// <summary>
/// Reports with their proof: of one county with 1,600 people and 43,240 talks (P2, the figures that the Alb-Donau-Kreis reported, which must
/// stand in the report), then of a Land, 45 times as much (P4), one county after the other as a night would do it. Budgets: 5 seconds and
/// 10 minutes.
/// </summary>
public static class StatisticsRun
{
    private const int Counties = 45;
    private const int Rounds = 3;
    private static readonly TimeSpan OfCounty = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan OfNight = TimeSpan.FromMinutes(10);
    private static readonly ReportPeriod Reported = new(new(2018, 2, 1), new(2021, 2, 28));

    private static readonly (string Table, string Row, string Expected)[] Seeds =
    [
        ("ueberblick", "Gespräche", "43.240"), ("ueberblick", "davon mit Einzelpersonen", "35.354"),
        ("ueberblick", "davon mit Familien", "7.886"), ("ueberblick", "Integrationspläne mit Zielen", "1.326"),
        ("ueberblick", "begleitete Personen", "1.600"), ("ueberblick", "Integrationsmanager*innen mit Fällen", "27"),
        ("ueberblick", "deren Vollzeitäquivalente, heutiger Stand", "22,10"), ("ueberblick", "Weiterleitungen an Regeldienste", "19.394"),
        ("land", "Kinder", "9.987"), ("land", "Gesundheit", "7.310"), ("land", "Anderes Thema", "26.451"), ("land", "Summe", "43.748"),
        ("weiterleitungen", "Agentur für Arbeit oder Jobcenter", "4.057"), ("weiterleitungen", "Ausländerbehörde", "1.859"),
        ("weiterleitungen", "Vereine und Organisationen für Geflüchtete", "1.613"),
        ("weiterleitungen", "Gesundheitsberatungsstelle", "1.204"),
        ("weiterleitungen", "Andere Regeldienste und Beratungsstellen", "10.661"),
        ("herkunft", "Syrien", "734"), ("herkunft", "Afghanistan", "236"), ("herkunft", "Irak", "191"),
    ];

    /// <returns>0, or 1 when a figure is missing or a budget is not kept.</returns>
    public static async Task<int> ExecuteAsync(bool withLand)
    {
        await PublishedPortal.PublishAsync();
        PublishedPortal.ClearDemo();
        await PublishedPortal.CommandAsync("seed", "caseload", "--profile", "P2");
        await using var portal = await PublishedPortal.ServeDemoAsync();
        return await MeasureAsync(PublishedPortal.DemoSocket, "portal", Path.Combine(PublishedPortal.BinaryFolder, "content"), withLand);
    }

    /// <summary>On a server that has the cases of P2 already.</summary>
    public static async Task<int> MeasureAsync(string server, string database, string content, bool withLand)
    {
        const string AsThePortal = "Options=-c jit=off -c plan_cache_mode=force_generic_plan -c random_page_cost=1.1";
        await using var owner = NpgsqlDataSource.Create($"Host={server};Username=intman;Database={database};Command Timeout=0");
        await using var jobs = NpgsqlDataSource.Create($"Host={server};Username=portal_jobs;Database={database};{AsThePortal}");
        await using var open = NpgsqlDataSource.Create($"Host={server};Username=portal_public;Database={database};{AsThePortal}");
        var make = Maker(jobs, open, content);
        var county = await owner.OpenConnectionAsync();
        await using (county)
        {
            var key = (await county.ExecuteScalarAsync<string>("select min(county_key) from caseload.case"))!;
            var isRight = await CountyAsync(make, key);
            return (!withLand || await LandAsync(make, county, key)) && isRight ? 0 : 1;
        }
    }

    private static async Task<bool> CountyAsync(MakeReport make, string county)
    {
        var times = new List<TimeSpan>();
        MadeReport made = null!;
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            made = await make.ExecuteAsync(new ReportDraft(null, county, Reported.From, Reported.To), county, [], CancellationToken.None);
            times.Add(watch.Elapsed);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"P2 report with proof: {watch.Elapsed.TotalSeconds:0.00} s"));
        }

        Console.WriteLine($"{made.Pattern.HiddenCount} of {made.Pattern.FigureCount} figures hidden, safe: {made.IsSafe}");
        var untouched = await make.ExecuteAsync(new ReportDraft(null, county, Reported.From, Reported.To)
        {
            Recodes = ReportRecodes.Untouched,
        }, county, [], CancellationToken.None);
        Console.WriteLine($"without recoding {untouched.Pattern.HiddenCount} of {untouched.Pattern.FigureCount}");
        var isRight = true;
        foreach (var (table, row, expected) in Seeds)
        {
            var cells = made.Exact.Find(table)?.Rows.FirstOrDefault(one => one.Label == row)?.Cells;
            var shown = made.Content.Find(table)?.Rows.FirstOrDefault(one => one.Label == row)?.Cells;
            var found = table == "herkunft" ? cells?[^1].Text : cells?[0].Text;
            isRight &= found == expected;
            Console.WriteLine($"{(found == expected ? "ok   " : "WRONG")} {table}, {row}: {found} (published "
                + $"{(table == "herkunft" ? shown?[^1].Text : shown?[0].Text)})");
        }

        return isRight && times.Max() < OfCounty;
    }

    private static async Task<bool> LandAsync(MakeReport make, NpgsqlConnection owner, string county)
    {
        for (var copy = 1; copy < Counties; copy++)
        {
            await owner.ExecuteAsync(Copy(county, string.Create(CultureInfo.InvariantCulture, $"98{copy:000}")), commandTimeout: 0);
        }

        await owner.ExecuteAsync("analyze", commandTimeout: 0);
        Console.WriteLine($"{await owner.ExecuteScalarAsync<long>("select count(*) from caseload.consultation", commandTimeout: 0)} talks");
        var watch = Stopwatch.StartNew();
        var keys = await owner.QueryAsync<string>("select distinct county_key from caseload.case");
        await Parallel.ForEachAsync(keys, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (key, cancellation) =>
            await make.ExecuteAsync(new ReportDraft(null, key, Reported.From, Reported.To), key, [], cancellation));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"P4: all counties in {watch.Elapsed.TotalSeconds:0} s"));
        return watch.Elapsed < OfNight;
    }

    // Everything that a report counts, under another county; keys of the copies follow from those of the originals.
    private static string Copy(string from, string to)
    {
        string Id(string column) => $"md5({column}::text || '{to}')::uuid";
        string Ags(string column) => $"'{to}' || right({column}, 3)";
        var ofCounty = $"(select id from caseload.case where county_key = '{from}')";
        return $"""
            set session_replication_role = replica;
            insert into caseload.case (id, ags, manager_number, sequence, alias, manager_id, kind, first_contact_on, access, came_with_plan,
                part_a, part_b, part_a_reason, part_b_reason, ended_on, end_reason, predecessor_id, created_at)
            select {Id("id")}, {Ags("ags")}, manager_number, sequence, alias, manager_id, kind, first_contact_on, access, came_with_plan,
                part_a, part_b, part_a_reason, part_b_reason, ended_on, end_reason, {Id("predecessor_id")}, created_at
            from caseload.case where county_key = '{from}';
            insert into caseload.answer select {Id("case_id")}, question, value, answered_on from caseload.answer where case_id in {ofCounty};
            insert into caseload.language_level select {Id("case_id")}, noted_on, level from caseload.language_level where case_id in
                {ofCounty};
            insert into caseload.goal (id, case_id, area, goal, agreed_on, planned_until, reached, reached_on, created_at)
            select {Id("id")}, {Id("case_id")}, area, goal, agreed_on, planned_until, reached, reached_on, created_at from caseload.goal where
                case_id in {ofCounty};
            insert into caseload.assessment select {Id("id")}, {Id("case_id")}, assessed_on, catalogue, points from caseload.assessment where
                case_id in {ofCounty};
            insert into caseload.score select {Id("assessment_id")}, {Id("case_id")}, row_key, steps, points from caseload.score where case_id
                in {ofCounty};
            insert into caseload.consultation (id, case_id, manager_id, county_key, held_on, channel, setting, topics, subtopics, referred_to,
                created_at)
            select {Id("id")}, {Id("case_id")}, manager_id, '{to}', held_on, channel, setting, topics, subtopics, referred_to, created_at
            from caseload.consultation where county_key = '{from}';
            set session_replication_role = default;
            """;
    }

    private static MakeReport Maker(NpgsqlDataSource jobs, NpgsqlDataSource open, string content)
    {
        var (form, topics) = (new FormDefinition(content), new TopicCatalogue(content));
        var indicators = new IndicatorCatalogue(content, form);
        ReadingConventions.Apply();
        return new MakeReport(new CountFigures(new DatabaseZones(open, jobs, jobs, jobs, jobs), indicators, topics,
            new PointCatalogue(content)), new PublicDirectory(new PublicSource(open)), form, topics, indicators);
    }
}
