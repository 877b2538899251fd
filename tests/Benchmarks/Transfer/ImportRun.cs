using System.Globalization;
using System.Text;
using IntMan.Benchmarks.Load;

namespace IntMan.Benchmarks.Transfer;

/// <summary> Imports 20,000 rows of streets with responsibilities: by the command line, and by the web with check, taking over and taking
/// back, history and all. The budget is ten seconds each. </summary>
public static class ImportRun
{
    private const int Rows = 20_000;
    private const int Rounds = 3;

    /// <returns>0, or 1 when a median is above the budget.</returns>
    public static async Task<int> ExecuteAsync()
    {
        await PublishedPortal.PublishAsync();
        await PublishedPortal.SeedDemoAsync();
        var times = new List<(string What, double Seconds)>();
        var commandFile = Path.Combine(PublishedPortal.Folder, "streets.csv");
        for (var round = 0; round < Rounds; round++)
        {
            await File.WriteAllTextAsync(commandFile, Streets($"Zeilenweg {round}"));
            times.Add(("command line", await Budget.TimeAsync(() => PublishedPortal.CommandAsync("import", "streets", commandFile))));
        }

        await using (var portal = await PublishedPortal.ServeDemoAsync())
        {
            using var visitor = new ImportVisitor(portal.Address);
            await visitor.SignInAsync();
            for (var round = 0; round < Rounds; round++)
            {
                await VisitAsync(visitor, round, times);
            }
        }

        return Budget.Print(times, 10);
    }

    private static async Task VisitAsync(ImportVisitor visitor, int round, List<(string What, double Seconds)> times)
    {
        var job = "";
        times.Add(("web: upload and check", await Budget.TimeAsync(async () =>
            job = await visitor.CheckAsync(Streets($"Netzweg {round}")))));
        times.Add(("web: take over", await Budget.TimeAsync(() => visitor.DecideAsync(job, "Uebernehmen"))));
        times.Add(("web: take back", await Budget.TimeAsync(() => visitor.DecideAsync(job, "Zuruecknehmen"))));
        job = await visitor.CheckAsync(Streets($"Netzweg {round}"));
        await visitor.DecideAsync(job, "Uebernehmen");
        times.Add(("web: check of known rows", await Budget.TimeAsync(() => visitor.CheckAsync(Streets($"Netzweg {round}")))));
    }

    /// <summary>5,000 streets of Ettlingen, each split into four rows of house numbers.</summary>
    private static string Streets(string name)
    {
        var csv = new StringBuilder("AGS;Straße;Hausnummern;Stelle;gültig ab\n");
        for (var row = 0; row < Rows; row++)
        {
            csv.Append(CultureInfo.InvariantCulture,
                $"08215017;{name} {row / 4};{(row % 4 * 20) + 1}-{(row % 4 * 20) + 19};im-ettlingen-sued;2026-01-01\n");
        }

        return csv.ToString();
    }
}
