using System.Globalization;
using IntMan.Directory.Published;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;
using IntMan.Portal.Checks;
using IntMan.Portal.Database;
using Npgsql;

namespace IntMan.Portal.Commands;

public static class CheckPortal
{
    public static async Task<int> ExecuteAsync(TimeProvider clock, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var settings = PortalSettings.From(builder.Configuration, builder.Environment);
        List<CheckResult> results = builder.Environment.IsProduction()
            ? [.. ConfigurationChecks.Of(builder.Configuration, Path.Combine(AppContext.BaseDirectory, "content", "pages"))] : [];
        await using (var database = await PortalDatabase.OpenAsync(settings, mayShare: true, cancellation))
        {
            results.AddRange(await DatabaseAsync(database, new MunicipalCalendar(clock).Today, cancellation));
        }

        foreach (var result in results)
        {
            Console.WriteLine(result);
        }

        var wrong = results.Count(result => !result.IsFine);
        Console.WriteLine(wrong == 0 ? "Alles in Ordnung."
            : string.Create(CultureInfo.InvariantCulture, $"{wrong} von {results.Count} Prüfungen haben etwas gefunden."));
        return wrong == 0 ? 0 : 1;
    }

    // What depends on a check that failed is left out: its errors would only repeat the first.
    public static async Task<IReadOnlyList<CheckResult>> DatabaseAsync(PortalDatabase database, DateOnly today,
        CancellationToken cancellation)
    {
        try
        {
            var schema = await DatabaseChecks.SchemaAsync(database.Owner, cancellation);
            return schema.IsFine
                ? [schema, await DatabaseChecks.LoginsAsync(database, cancellation),
                    await DatabaseChecks.GrantsAsync(database, cancellation),
                    .. await DataChecks.OfAsync(database.Owner, today, cancellation)]
                : [schema];
        }
        catch (NpgsqlException e) when (e is not PostgresException { InvariantSeverity: not ("FATAL" or "PANIC") })
        {
            return [new CheckResult("Datenbank", [$"nicht erreichbar ({e.Message})"],
                "Prüfen Sie, ob der Datenbankserver läuft und ConnectionStrings__Portal stimmt.")];
        }
    }
}
