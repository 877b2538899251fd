using System.CommandLine;
using IntMan.Accounts;
using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Database;
using IntMan.Portal.Database;

namespace IntMan.Portal.Commands;

public static class PortalCommands
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand(
            "Portal des Integrationsmanagements. Ohne Befehl startet der Webdienst.") { TreatUnmatchedTokensAsErrors = false };
        root.SetAction((_, cancellation) => Guard(() => ServePortal.ExecuteAsync(args, cancellation)));
        root.Subcommands.Add(Migrate());
        root.Subcommands.Add(Seed());
        root.Subcommands.Add(Import());
        root.Subcommands.Add(Export());
        root.Subcommands.Add(Backup());
        root.Subcommands.Add(Restore());
        root.Subcommands.Add(Check());
        root.Subcommands.Add(Disclosure());
        root.Subcommands.Add(User());
        root.Subcommands.Add(Keys());

        // The usual two seconds are too short for a busy machine: the private database would be left running.
        return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
    }

    private static Command Migrate()
    {
        var zones = new Option<bool>("--zones")
        {
            Description = "Gibt dazu jeder Zone ein neues Passwort, in der Passwortdatei (Passfile) von ConnectionStrings__Portal",
        };
        var migrate = new Command("migrate", "Bringt das Datenbankschema auf den Stand dieser Version.") { zones };
        migrate.SetAction((parsed, cancellation) => Guard(() => MaintainData.MigrateAsync(parsed.GetValue(zones), cancellation)));
        return migrate;
    }

    private static Command Seed()
    {
        var demo = new Command("demo", "Lädt den Demo-Landkreis.");
        demo.SetAction((_, cancellation) => Guard(() => MaintainData.SeedDemoAsync(cancellation)));

        var scale = new Option<int>("--scale") { Description = "1 = ein Landkreis, 20 = Baden-Württemberg, 200 = Deutschland",
            DefaultValueFactory = _ => 1 };
        scale.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 400)
            {
                result.AddError("--scale liegt zwischen 1 und 400.");
            }
        });
        var load = new Command("load", "Lädt künstliche Daten für Messungen.") { scale };
        load.SetAction((parsed, cancellation) => Guard(() => MaintainData.SeedLoadAsync(parsed.GetValue(scale), cancellation)));

        var profile = new Option<string>("--profile") { DefaultValueFactory = _ => "P1",
            Description = "P1 = 325 Personen in Ettlingen, P2 = 1.600 Personen und 43.240 Gespräche" };
        profile.AcceptOnlyFromAmong("P1", "P2");
        var cases = new Command("caseload", "Lädt erfundene Fälle, ohne Namen, und prüft ihre Summen.") { profile };
        cases.SetAction((parsed, cancellation) => Guard(() => DemoCaseload.SeedAsync(parsed.GetValue(profile)!, cancellation)));
        return new Command("seed", "Füllt eine Datenbank.") { demo, load, cases };
    }

    private static Command Import()
    {
        var kind = new Argument<string>("art") { Description = "all | " + string.Join(" | ", ImportKinds.Names) };
        kind.AcceptOnlyFromAmong([ImportData.All, .. ImportKinds.Names]);
        var file = new Argument<FileInfo>("datei") { Description = "CSV- oder Excel-Datei; bei „all“ das ZIP-Archiv oder die Excel-Datei "
            + "eines ganzen Exports; bei „services“ auch ein HSDS-Verzeichnis als ZIP-Archiv, Ordner oder JSON" };
        var source = new Option<string?>("--source") { Description =
            "Name des fremden Verzeichnisses; ohne: wie es sich selbst oder die Datei nennt" };
        var licence = new Option<string?>("--licence") { Description = "Lizenz des fremden Verzeichnisses, zum Beispiel CC BY 4.0" };
        var sheet = new Option<string?>("--sheet") { Description = "Blatt der Excel-Datei" };
        var columns = new Option<string[]>("--column") { Description =
            "Spalte der Datei und was sie enthält, zum Beispiel STRNAME=Straße; ohne etwas dahinter wird sie nicht gelesen" };
        var values = new Option<string[]>("--set") { Description =
            "Angabe für alle Zeilen, in denen sie fehlt, zum Beispiel AGS=08215017" };
        var posts = new Option<string[]>("--post") { Description =
            "Ortsteil und Stelle, die dort zuständig ist, zum Beispiel Nordstadt=im-nord" };
        var zeros = new Option<bool?>("--add-zeros") { Description = "Ob Telefonnummern ohne führende 0 eine bekommen" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Nur prüfen, nichts ändern" };
        var import = new Command("import", "Liest eine Tabelle ein: alles oder nichts.") { kind, file, source, licence, sheet, columns,
            values,
            posts, zeros, dryRun };
        import.SetAction((parsed, cancellation) => Guard(() =>
        {
            var reading = ImportData.ReadingOf(parsed.GetValue(kind)!, parsed.GetValue(columns) ?? [], parsed.GetValue(values) ?? [],
                parsed.GetValue(posts) ?? []);
            return ImportData.ExecuteAsync(parsed.GetValue(kind)!, parsed.GetValue(file)!, (parsed.GetValue(source),
                parsed.GetValue(licence)),
                reading with { Sheet = parsed.GetValue(sheet), AddsZeros = parsed.GetValue(zeros) }, parsed.GetValue(dryRun), cancellation);
        }));
        return import;
    }

    private static Command Export()
    {
        var kind = new Argument<string>("art") { Description = "all | " + string.Join(" | ", ImportKinds.Names) };
        kind.AcceptOnlyFromAmong(["all", .. ImportKinds.Names]);
        var target = new Argument<string>("ziel") { Description =
            "CSV- oder Excel-Datei (.xlsx); bei „all“ ein Ordner; bei „services“ auch .ndjson oder .zip für das Austauschformat HSDS" };
        var export = new Command("export", "Schreibt CSV-Dateien, die „import“ wieder einliest.") { kind, target };
        export.SetAction((parsed, cancellation) => Guard(() => parsed.GetValue(kind) == "all"
            ? ExportData.ExportAllAsync(parsed.GetValue(target)!, cancellation)
            : ExportData.ExportAsync(ImportKinds.Parse(parsed.GetValue(kind)!), parsed.GetValue(target)!, cancellation)));
        return export;
    }

    private static Command Backup()
    {
        var file = new Argument<string>("datei") { Description = "Neue Sicherungsdatei; ihre Prüfsumme liegt daneben" };
        var backup = new Command("backup", "Sichert die ganze Datenbank in eine Datei; das Portal kann dabei laufen.") { file };
        backup.SetAction((parsed, cancellation) =>
            Guard(() => KeepBackups.BackupAsync(CommandDatabase.Settings(), parsed.GetValue(file)!, cancellation)));
        return backup;
    }

    private static Command Restore()
    {
        var file = new Argument<string>("datei") { Description = "Datei, die „backup“ geschrieben hat" };
        var replace = new Option<bool>("--replace") { Description = "Ersetzt die Daten, die da sind" };
        var restore = new Command("restore", "Spielt eine Sicherung ein: ganz oder gar nicht. Das Portal darf dabei nicht laufen.") { file,
            replace };
        restore.SetAction((parsed, cancellation) =>
            Guard(() => KeepBackups.RestoreAsync(CommandDatabase.Settings(), parsed.GetValue(file)!, parsed.GetValue(replace),
            cancellation)));
        return restore;
    }

    private static Command Check()
    {
        var check = new Command("check", "Prüft Einstellungen, Datenbank und Daten; Rückgabe 0, wenn alles in Ordnung ist, sonst 1.");
        check.SetAction((_, cancellation) => Guard(() => CheckPortal.ExecuteAsync(TimeProvider.System, cancellation)));
        return check;
    }

    private static Command Disclosure()
    {
        var file = new Argument<string>("datei")
        {
            Description = "Tabellen als JSON (docs/disclosure.md); - liest von der Standardeingabe",
        };
        var disclosure = new Command("disclosure",
            "Sagt, welche Zahlen einer Veröffentlichung verborgen werden, damit niemand erkennbar ist, und beweist es.") { file };
        disclosure.SetAction((parsed, cancellation) => Guard(() =>
            ProveDisclosure.ExecuteAsync(parsed.GetValue(file)!, Console.Out, cancellation)));
        return disclosure;
    }

    private static Command User()
    {
        var email = new Option<string>("--email") { Description = "Adresse, mit der sich die Person anmeldet", Required = true };
        var role = new Option<string>("--role") { Description = string.Join(" | ", Enum.GetNames<Role>()), Required = true };
        role.AcceptOnlyFromAmong(Enum.GetNames<Role>());
        var scope = new Option<string?>("--scope") { Description =
            "county:08435 | municipality:08215017 | organisation:kuerzel; ohne: ganzes Portal" };
        var name = new Option<string?>("--name") { Description = "Vor- und Nachname" };
        var until = new Option<DateOnly?>("--until") { Description = "Letzter Tag, zum Beispiel 2027-12-31; für Partner nötig" };
        var add = new Command("add",
            "Lädt jemanden ein und zeigt den Link einmal; so kommt ein neues Portal zur ersten Administration.") { email, role, scope,
            name, until };
        add.SetAction((parsed, cancellation) => Guard(() => AddUser.ExecuteAsync(
            parsed.GetValue(email)!, parsed.GetValue(role)!, parsed.GetValue(scope), parsed.GetValue(name), parsed.GetValue(until),
            cancellation)));
        return new Command("user", "Konten von Fachkräften.") { add };
    }

    private static Command Keys()
    {
        var file = new Argument<string>("datei") { Description = "Neue Datei mit Zertifikat und privatem Schlüssel (PEM)" };
        var make = new Command("certificate", "Macht das Zertifikat, das die Schlüssel des Portals in der Datenbank verschlüsselt.")
        {
            file,
        };
        make.SetAction((parsed, cancellation) => Guard(() =>
            MakeKeyCertificate.ExecuteAsync(parsed.GetValue(file)!, TimeProvider.System, cancellation)));
        return new Command("keys", "Schlüssel des Portals.") { make };
    }

    private static async Task<int> Guard(Func<Task<int>> action)
    {
        try
        {
            return await action();
        }
        catch (PortalStartRefused e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
