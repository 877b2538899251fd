using IntMan.Foundation.Changes;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class KnownMunicipalities(HashSet<string> counties, HashSet<string> associations, HashSet<string> municipalities)
{
    public static KnownMunicipalities None { get; } = new([], [], []);

    public static async Task<KnownMunicipalities> LoadAsync(DirectoryDbContext db, CancellationToken cancellation) => new(
        await db.Counties.Select(c => c.Key).ToHashSetAsync(cancellation),
        await db.Associations.Select(a => a.Key).ToHashSetAsync(cancellation),
        await db.Municipalities.Select(m => m.Ags).ToHashSetAsync(cancellation));

    public string? Find(ImportRow row, string column) => Find(row, column, 8, municipalities, "Eine Gemeinde mit diesem Schlüssel");

    public string Require(ImportRow row, string column) => Find(row, column)
        ?? throw row.Refuse(column, "Nennen Sie den Gemeindeschlüssel (AGS) mit 8 Ziffern.");

    public string? FindCounty(ImportRow row, string column) => Find(row, column, 5, counties, "Ein Kreis mit diesem Schlüssel");

    public string? FindAssociation(ImportRow row, string column) => Find(row, column, 9, associations, "Ein Verband mit diesem Schlüssel");

    private static string? Find(ImportRow row, string column, int digits, HashSet<string> known, string what) =>
        row.OfficialKey(column, digits) switch
        {
            null => null,
            var key when known.Contains(key) => key,
            _ => throw row.RefuseValue(column, $"ist nicht bekannt. {what} fehlt noch: Laden Sie zuerst die Gemeinden."),
        };
}
