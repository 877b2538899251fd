using IntMan.Foundation.Database;
using IntMan.Portal.Content;
using IntMan.Portal.Security;

namespace IntMan.Portal.Checks;

public static class ConfigurationChecks
{
    public static IEnumerable<CheckResult> Of(IConfiguration configuration, string pages)
    {
        var settings = SiteSettings.From(configuration);
        (string Name, string? Value)[] required =
        [
            ("Portal__Operator", settings.Operator), ("Portal__OperatorAddress", settings.OperatorAddress),
            ("Portal__OperatorPhone", settings.OperatorPhone), ("Portal__OperatorMail", settings.OperatorMail),
        ];
        yield return new CheckResult(
            "Angaben zum Betreiber",
            [.. required.Where(setting => string.IsNullOrWhiteSpace(setting.Value)).Select(setting => $"{setting.Name} fehlt")],
            "Setzen Sie die Angaben in der Umgebung des Dienstes.");
        yield return new CheckResult(
            "Inhaltsseiten",
            [.. System.IO.Directory.GetFiles(pages, "*.md").Order(StringComparer.Ordinal)
                .Where(file => OperatorPlaceholders.IsOpen(File.ReadAllText(file), settings))
                .Select(file => $"{Path.GetFileNameWithoutExtension(file)} zeigt „noch nicht angegeben“")],
            "Die Seiten übernehmen die Angaben zum Betreiber, sobald sie gesetzt sind.");
        yield return new CheckResult(
            "Öffentliche Adresse",
            settings.PublicUrl?.Scheme switch
            {
                null => ["Portal__PublicUrl fehlt"],
                "https" => [],
                _ => ["Portal__PublicUrl beginnt nicht mit https"],
            },
            "Setzen Sie Portal__PublicUrl, zum Beispiel auf https://wegweiser.example.");
        yield return new CheckResult(
            "Mailserver",
            string.IsNullOrWhiteSpace(configuration["Portal:Smtp:Host"]) ? ["Portal__Smtp__Host fehlt: Mails warten"] : [],
            "Setzen Sie Portal__Smtp__Host und Portal__Smtp__From.");
        yield return new CheckResult(
            "Schlüssel des Portals",
            KeyCertificates.FilesOf(configuration).Length == 0 ? [KeyCertificates.Finding] : [],
            KeyCertificates.Remedy);
        var hosts = configuration["AllowedHosts"];
        yield return new CheckResult(
            "Erlaubte Hostnamen",
            hosts?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) switch
            {
                null or [] => ["AllowedHosts fehlt"],
                var names => names.Contains("*") ? ["AllowedHosts erlaubt jeden Namen (*)"] : [],
            },
            "Setzen Sie AllowedHosts auf den Namen des Portals, zum Beispiel wegweiser.example.");
    }
}
