using System.Globalization;
using IntMan.Directory.Municipalities;
using IntMan.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Seeds;

/// <summary> Invented data for measurements: scale 1 is a county (55 municipalities, 165 people, 1,000 streets, 300 office hours, 250
/// services), 20 has the size of Baden-Württemberg, 200 that of Germany. Keys 099xx and 099xxnnn are given to no real county or
/// municipality. </summary>
public static class SyntheticCounty
{
    private const int Chunk = 50;
    private const int PerCounty = 55;
    private const int Counties = 100;

    public static async Task<int> LoadSynthetic(DirectoryDbContext db, int scale, IProgress<int>? progress, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, 400);
        var total = Municipalities(scale);
        var known = await db.Municipalities.Where(m => m.Ags.StartsWith("099")).Select(m => m.Ags).ToHashSetAsync(cancellation);
        var counties = await db.Counties.Where(c => c.Key.StartsWith("099")).Select(c => c.Key).ToHashSetAsync(cancellation);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            for (var first = 0; first < total; first += Chunk)
            {
                for (var number = first; number < Math.Min(first + Chunk, total); number++)
                {
                    Add(db, number, scale, known, counties);
                }

                await db.SaveChangesAsync(cancellation);
                db.ChangeTracker.Clear();
                progress?.Report(Math.Min(first + Chunk, total));
            }
        }
        finally
        {
            db.ChangeTracker.Clear();
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }

        return total - known.Count(ags => NumberOf(ags) < total);
    }

    internal static int Municipalities(int scale) => scale * 1_101 / 20;

    private static void Add(DirectoryDbContext db, int number, int scale, HashSet<string> known, HashSet<string> counties)
    {
        var ags = AgsOf(number);
        if (counties.Add(ags[..5]))
        {
            var county = new County(ags[..5],
                $"Landkreis {SyntheticNames.Municipality(20_000 + int.Parse(ags.AsSpan(3, 2), CultureInfo.InvariantCulture))}",
                CountyKind.Rural, FederalState.BW);
            county.SetOffice($"Landratsamt {county.Name["Landkreis ".Length..]}", "030 23125 999", $"kreis@{county.Key}.example", null);
            db.Add(county);
        }

        if (!known.Contains(ags))
        {
            new SyntheticMunicipality(db, number, ags).Add(Share(number, 165 * scale, scale), Share(number, 1_000 * scale, scale),
                Share(number, 300 * scale, scale), Share(number, 250 * scale, scale));
        }
    }

    // Spreads a sum evenly: shares differ by one and add up exactly.
    private static int Share(int number, int sum, int scale)
    {
        var municipalities = Municipalities(scale);
        return (int)(((number + 1L) * sum / municipalities) - ((long)number * sum / municipalities));
    }

    // After 100 counties the numbers within each county go on.
    private static string AgsOf(int number)
    {
        var (county, round) = (number / PerCounty % Counties, number / PerCounty / Counties);
        return string.Create(CultureInfo.InvariantCulture, $"099{county:00}{(round * PerCounty) + (number % PerCounty) + 1:000}");
    }

    private static int NumberOf(string ags)
    {
        var (county, within) = (int.Parse(ags.AsSpan(3, 2), CultureInfo.InvariantCulture),
            int.Parse(ags.AsSpan(5), CultureInfo.InvariantCulture) - 1);
        return (((within / PerCounty * Counties) + county) * PerCounty) + (within % PerCounty);
    }
}
