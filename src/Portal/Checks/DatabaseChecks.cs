using IntMan.Foundation.Database;
using IntMan.Portal.Database;
using Npgsql;

namespace IntMan.Portal.Checks;

public static class DatabaseChecks
{
    public static Task<CheckResult> SchemaAsync(NpgsqlDataSource owner, CancellationToken cancellation) =>
        CheckSchema.AsOwnerAsync(owner, PortalDatabase.Migrations, cancellation);

    public static async Task<CheckResult> LoginsAsync(PortalDatabase database, CancellationToken cancellation) =>
        new("Anmeldungen der Zonen", await ZoneLogins.DefectsAsync(database, cancellation), ZoneLogins.Remedy);

    public static async Task<CheckResult> GrantsAsync(PortalDatabase database, CancellationToken cancellation)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(cancellation);
        static IEnumerable<string> Told(string what, IEnumerable<(string Object, string Privilege)> grants) =>
            grants.Select(grant => $"{what}: {grant.Object} {grant.Privilege}").Order(StringComparer.Ordinal);
        var held = await ZoneGrants.HeldAsync(connection, database.ByZone.Select(zone => zone.Zone));
        return new CheckResult(
            "Rechte der Zonen",
            [.. Told("zu viel", held.Except(ZoneGrants.Intended)), .. Told("fehlt", ZoneGrants.Intended.Except(held))],
            "Die Rechte hat jemand von Hand geändert, oder ein Schritt der Einrichtung fehlt: docs/operation.md nennt die Befehle.");
    }
}
