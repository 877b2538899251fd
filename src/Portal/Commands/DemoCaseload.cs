using System.Diagnostics.CodeAnalysis;
using IntMan.Accounts;
using IntMan.Caseload.Cases;
using IntMan.Caseload.Consultations;
using IntMan.Caseload.Plans;
using IntMan.Caseload.Points;
using IntMan.Caseload.Seeds;
using IntMan.Caseload.Statistics.Figures;
using IntMan.Caseload.Statistics.Reports;
using IntMan.Directory.Seeds;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;
using IntMan.Portal.Database;

namespace IntMan.Portal.Commands;

// Invented cases: 325 people of three managers in Ettlingen, around today, for the demo; 1,600 people of 27 managers for measurements.
[SuppressMessage("ApiDesign", "RS0030", Justification = "Invented data of development and of measurements.")]
public static class DemoCaseload
{
    private static string Content => Path.Combine(AppContext.BaseDirectory, "content");

    public static async Task<IReadOnlyList<SyntheticFigure>?> LoadAsync(PortalDatabase database, TimeProvider clock,
        CancellationToken cancellation)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(cancellation);
        var managers = await CaseloadStaff.OfDemoAsync(connection);
        return managers.Count == 0 ? null : await SyntheticCaseload.LoadAsync(connection, SyntheticProfile.P1, Of(managers),
            await CaseloadStaff.ServicesOfDemoAsync(connection), new MunicipalCalendar(clock).Today, SyntheticCatalogues.Read(Content),
            cancellation);
    }

    public static async Task LoadReportsAsync(PortalDatabase database, TimeProvider clock, CancellationToken cancellation)
    {
        ReadingConventions.Apply();
        var (form, topics) = (new FormDefinition(Content), new TopicCatalogue(Content));
        var indicators = new IndicatorCatalogue(Content, form);
        var maker = new MakeReport(new CountFigures(database.Zones, indicators, topics, new PointCatalogue(Content)),
            new PublicDirectory(new PublicSource(database.Public)), form, topics, indicators);
        await using var connection = await database.Owner.OpenConnectionAsync(cancellation);
        await new DemoReports(maker, connection, clock).LoadAsync(await DemoAccounts.FindAsync(database.Zones, "ib", cancellation),
            await DemoAccounts.FindAsync(database.Zones, "koordination", cancellation), cancellation);
    }

    public static async Task<int> SeedAsync(string name, CancellationToken cancellation)
    {
        await using var database = await CommandDatabase.OpenMigratedAsync(cancellation);
        var figures = name == SyntheticProfile.P2.Name ? await LoadLargeAsync(database, cancellation)
            : await LoadAsync(database, TimeProvider.System, cancellation);
        Console.WriteLine(figures is null ? "In diesem Landkreis gibt es schon Fälle, oder die Fachkräfte dafür fehlen."
            : string.Join('\n', figures));
        return 0;
    }

    public static async Task<IReadOnlyList<SyntheticFigure>?> LoadLargeAsync(PortalDatabase database, CancellationToken cancellation)
    {
        await using (var directory = database.CreateDirectory())
        {
            await SyntheticCounty.LoadSynthetic(directory, 1, null, cancellation);
        }

        await using var connection = await database.Owner.OpenConnectionAsync(cancellation);
        return await SyntheticCaseload.LoadAsync(connection, SyntheticProfile.P2, Of(await CaseloadStaff.OfLoadAsync(connection)), [],
            SyntheticProfile.ReportedUntil, SyntheticCatalogues.Read(Content), cancellation);
    }

    private static List<SyntheticManager> Of(IEnumerable<(Guid Person, string Ags, decimal Share)> people) =>
        [.. people.Select(person => new SyntheticManager(person.Person, person.Ags, person.Share, ""))];
}
