using IntMan.Foundation.Database;
using IntMan.Portal.Checks;
using IntMan.Portal.Commands;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace IntMan.Portal.Tests.Storage;

/// <summary>The self-check: the demo county has one finding, and each planted defect is named with its remedy.</summary>
public sealed class CheckTests(TestCluster cluster)
{
    private static readonly Dictionary<string, string?> Complete = new()
    {
        ["AllowedHosts"] = "wegweiser.example",
        ["Portal:PublicUrl"] = "https://wegweiser.example",
        ["Portal:Smtp:Host"] = "smtp.wegweiser.example",
        ["Portal:Operator"] = "Landratsamt",
        ["Portal:OperatorAddress"] = "Platz 1",
        ["Portal:OperatorPhone"] = "030 23125 100",
        ["Portal:OperatorMail"] = "post@wegweiser.example",
        ["Portal:KeyCertificates:0"] = "/etc/intman/keys.pem",
    };

    [Theory]
    [InlineData(
        "update directory.responsibility set numbers = '5 bis ganz hinten' where id = (select r.id from directory.responsibility r join "
        + "directory.street s on s.id = r.street_id where s.name = 'Lindenweg' limit 1)",
        "FEHLER: Hausnummern: „5 bis ganz hinten“ (Lindenweg, Gemeinde 08215017). Schreiben Sie")]
    [InlineData(
        "update directory.office_hour set place_id = null where post_id = (select id from directory.post where slug = 'im-ettlingen-sued')",
        "FEHLER: Ort jeder Sprechstunde: Stelle im-ettlingen-sued. Tragen Sie den Ort ein.")]
    [InlineData(
        "update directory.responsibility set valid_until = '2026-11-17' where county_key = '08435'; delete from directory.responsibility "
        + "where ags = '08435059'", "Gemeinde 08435059")]
    [InlineData("update directory.mandate set valid_until = '2026-12-18' where ags = '08435059' and valid_until is null",
        "FEHLER: Auftragsverhältnisse der nächsten 30 Tage: Gemeinde 08435059 endet am 18.12.2026. Verlängern")]
    [InlineData(
        "insert into directory.absence (id, person_id, first_day, last_day, recorded_on, recorded_by) select gen_random_uuid(), "
        + "person_id, '2026-11-30', '2026-12-01', '2026-11-18', 'x' from directory.post_holder h join directory.post p on p.id = "
        + "h.post_id where p.slug = 'im-ettlingen-sued'",
        "FEHLER: Vertretung bei Abwesenheit: Stelle im-ettlingen-sued bis 01.12.2026. Tragen Sie eine Vertretung ein.")]
    [InlineData(
        "update directory.confirmation set confirmed_on = '2026-08-19' where entry_id = (select id from directory.post where slug = "
        + "'im-ettlingen-sued')", "FEHLER: Bestätigungen der letzten 90 Tage: Stelle im-ettlingen-sued; Stelle im-tettnang. Lassen Sie")]
    [InlineData(
        "insert into mail.outbox (id, kind, to_address, subject, is_repeat_safe, state, created_at, due_at) select gen_random_uuid(), "
        + "'test', 'a@b.example', '', false, 'Parked', now(), now() from generate_series(1, 3)",
        "FEHLER: Postausgang: 3 Mails abgelehnt. Entscheiden Sie")]
    [InlineData(
        "alter table accounts.audit_log disable trigger user; insert into accounts.audit_log (id, at, day, action, outcome) values (1, "
        + "'2026-11-18T12:00Z', '2026-11-18', 'x', 'Done')",
        "FEHLER: Prüfprotokoll: Eintrag 1 vom 18.11.2026 gehört zu keiner Kette. Passt etwas nicht")]
    [InlineData("grant select on directory.person to portal_public",
        "FEHLER: Rechte der Zonen: zu viel: portal_public table directory.person select. Die Rechte hat")]
    [InlineData("revoke select on public_directory.county from portal_public",
        "FEHLER: Rechte der Zonen: fehlt: portal_public table public_directory.county select. Die Rechte hat")]
    [InlineData("create function directory.intruder() returns integer language sql security definer as 'select 1'",
        "zu viel: portal_jobs function directory.intruder() execute; zu viel: portal_staff function directory.intruder() execute.")]
    [InlineData("grant select (password_hash) on accounts.account to portal_staff",
        "FEHLER: Rechte der Zonen: zu viel: portal_staff column accounts.account.password_hash select.")]
    [InlineData("delete from portal.schema_migration where name like '0004%'",
        "FEHLER: Schema der Datenbank: 0004_reading.sql fehlt. Fehlt etwas")]
    [InlineData("insert into portal.schema_migration (name, checksum) values ('9999_later.sql', 'x')",
        "9999_later.sql ist dieser Version unbekannt")]
    public async Task Defect_InTheDemoCounty_IsNamed(string defect, string line)
    {
        var name = await cluster.CreateDatabaseAsync(Template.Demo);
        Assert.DoesNotContain(line, await CheckAsync(name), StringComparison.Ordinal);
        await cluster.ExecuteAsync(name, defect);
        Assert.Contains(line, await CheckAsync(name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DemoCounty_AsLoaded_HasOneOverdueConfirmation()
    {
        var lines = (await CheckAsync(await cluster.CreateDatabaseAsync(Template.Demo))).Split('\n');
        Assert.Equal(12, lines.Length);
        Assert.Equal("FEHLER: Bestätigungen der letzten 90 Tage: Stelle im-tettnang. Lassen Sie die Angaben dieser Stellen bestätigen.",
            Assert.Single(lines, line => !line.StartsWith("in Ordnung: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Database_ThatCannotBeReached_IsOneLine()
    {
        var settings = new PortalSettings("", "Host=127.0.0.1;Port=1;Username=x;Database=x", null, IsDevelopment: false);
        await using var database = await Database.PortalDatabase.OpenAsync(settings, mayShare: true, TestContext.Current.CancellationToken);
        var results = await CheckPortal.DatabaseAsync(database, new DateOnly(2026, 11, 18), TestContext.Current.CancellationToken);
        Assert.StartsWith("FEHLER: Datenbank: nicht erreichbar (", Assert.Single(results).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_Complete_AreInOrder() => Assert.All(Configuration(Complete),
        result => Assert.True(result.IsFine, result.ToString()));

    [Theory]
    [InlineData("AllowedHosts", null, "AllowedHosts fehlt")]
    [InlineData("AllowedHosts", "*", "AllowedHosts erlaubt jeden Namen (*)")]
    [InlineData("Portal:PublicUrl", null, "Portal__PublicUrl fehlt")]
    [InlineData("Portal:PublicUrl", "http://wegweiser.example", "Portal__PublicUrl beginnt nicht mit https")]
    [InlineData("Portal:KeyCertificates:0", null,
        "Portal__KeyCertificates fehlt: Die Schlüssel des Portals liegen offen in der Datenbank")]
    [InlineData("Portal:OperatorPhone", null, "Portal__OperatorPhone fehlt")]
    [InlineData("Portal:OperatorPhone", " ", "impressum zeigt „noch nicht angegeben“")]
    public void Setting_MissingOrTooOpen_IsNamed(string key, string? value, string finding) =>
        Assert.Contains(finding, Configuration(new Dictionary<string, string?>(Complete) { [key] = value })
            .SelectMany(result => result.Findings));

    private static List<CheckResult> Configuration(Dictionary<string, string?> settings) =>
        [.. ConfigurationChecks.Of(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
            Path.Combine(AppContext.BaseDirectory, "content", "pages"))];

    private async Task<string> CheckAsync(string name)
    {
        await using var database = await cluster.OpenAsync(name);
        return string.Join('\n', await CheckPortal.DatabaseAsync(database, new DateOnly(2026, 11, 18),
            TestContext.Current.CancellationToken));
    }
}
