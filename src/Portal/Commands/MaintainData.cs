using System.Globalization;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Seeds;
using IntMan.Foundation.Database;
using IntMan.Portal.Database;

namespace IntMan.Portal.Commands;

public static class MaintainData
{
    public static async Task<int> MigrateAsync(bool withLogins, CancellationToken cancellation)
    {
        await using var database = await CommandDatabase.OpenAsync(cancellation);
        var applied = await database.MigrateAsync(cancellation);
        Console.WriteLine(applied == 0 ? "Das Schema ist auf dem Stand dieser Version."
            : string.Create(CultureInfo.InvariantCulture, $"{applied} Migrationen angewendet."));
        if (withLogins)
        {
            var file = await ZoneLogins.RenewAsync(database, cancellation);
            Console.WriteLine($"Jede Zone hat ein neues Passwort. Alle stehen in {file}; nur wem die Datei gehört, kann sie lesen.");
        }

        return 0;
    }

    public static async Task<int> SeedDemoAsync(CancellationToken cancellation)
    {
        await using var database = await CommandDatabase.OpenMigratedAsync(cancellation);
        ImportData.Print(await DemoCounty.LoadAsync(database, TimeProvider.System, cancellation), dryRun: false);
        return 0;
    }

    public static async Task<int> SeedLoadAsync(int scale, CancellationToken cancellation)
    {
        await using var database = await CommandDatabase.OpenMigratedAsync(cancellation);
        await using var directory = database.CreateDirectory();
        var loaded = await SyntheticCounty.LoadSynthetic(directory, scale, new ConsoleProgress("Gemeinden"), cancellation);
        await database.CountRowsAsync(cancellation);
        Console.WriteLine(loaded == 0 ? "Diese Daten sind schon geladen."
            : string.Create(CultureInfo.InvariantCulture, $"{loaded} Gemeinden mit Stellen, Straßen und Sprechstunden geladen."));
        return 0;
    }
}
