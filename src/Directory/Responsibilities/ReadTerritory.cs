using IntMan.Directory.Editing;
using IntMan.Directory.Municipalities;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Responsibilities;

/// <summary>Reads everything that decides about the responsibilities of a municipality or county.</summary>
public sealed class ReadTerritory(StaffSource source)
{
    public async Task<Territory?> ExecuteAsync(string key, CancellationToken cancellation)
    {
        await using var db = new DirectoryDbContext(new DbContextOptionsBuilder<DirectoryDbContext>()
            .UseNpgsql(source.Connections.CreateConnection(), true).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);
        return await ReadAsync(db, key, cancellation);
    }

    internal static async Task<Territory?> ReadAsync(DirectoryDbContext db, string key, CancellationToken cancellation)
    {
        var county = await db.Counties.FindAsync([key[..Math.Min(5, key.Length)]], cancellation);
        var municipalities = await db.Municipalities.AsNoTracking().Where(m => key.Length == 5 ? m.CountyKey == key : m.Ags == key)
            .OrderBy(m => m.Name).ToListAsync(cancellation);
        if (county is null || (key.Length != 5 && municipalities.Count == 0))
        {
            return null;
        }

        var keys = municipalities.Select(m => m.Ags).ToArray();
        var districts = await db.Districts.AsNoTracking().Where(d => keys.Contains(d.Ags)).OrderBy(d => d.Name).ToListAsync(cancellation);
        var streets = await db.Streets.AsNoTracking().Where(s => keys.Contains(s.Ags)).OrderBy(s => s.Name)
            .Select(s => new { s.Id, s.Ags, s.DistrictId, s.Name }).ToListAsync(cancellation);
        var associations = municipalities.ToDictionary(m => m.Ags, m => m.AssociationKey);
        var spots = municipalities.Where(m => m.Kind != MunicipalityKind.Uninhabited)
            .Select(m => new NamedArea(new StreetArea(Guid.NewGuid(), m.Ags, null, m.AssociationKey), m.Name, false))
            .Concat(districts.Select(d => new NamedArea(new StreetArea(Guid.NewGuid(), d.Ags, d.Id, associations[d.Ags]), d.Name, false)))
            .Concat(streets.Select(s => new NamedArea(new StreetArea(s.Id, s.Ags, s.DistrictId, associations[s.Ags]), s.Name, true)));
        var rules = await Rules(db, county.Key, keys, [.. associations.Values.OfType<string>().Distinct()]).ToListAsync(cancellation);
        var (names, holdings) = await NamesAsync(db, county.Key, rules, cancellation);
        names[county.Key] = county.Name;
        foreach (var (id, name) in municipalities.Select(m => (m.Ags, m.Name)).Concat(districts.Select(d => (d.Id.ToString(), d.Name)))
            .Concat(streets.Select(s => (s.Id.ToString(), s.Name))))
        {
            names[id] = name;
        }

        return new Territory(key, names[key], [.. spots], rules, names) { Holdings = holdings };
    }

    // What StateFor would be if the territory were read now, inside a change.
    internal static async Task<string> StateNowAsync(DirectoryDbContext db, Territory territory, string wish,
        CancellationToken cancellation)
    {
        var key = territory.Key;
        var municipalities = await db.Municipalities.AsNoTracking().Where(m => key.Length == 5 ? m.CountyKey == key : m.Ags == key)
            .Select(m => new { m.Ags, m.AssociationKey }).ToListAsync(cancellation);
        var rules = await Rules(db, key[..5], [.. municipalities.Select(m => m.Ags)],
            [.. municipalities.Select(m => m.AssociationKey).OfType<string>().Distinct()])
            .AsNoTracking().Select(rule => new { rule.Id, rule.Version }).ToListAsync(cancellation);
        return Territory.StateOf(wish, rules.Select(rule => (rule.Id, rule.Version)));
    }

    // Each part uses its own index; one condition with "or" would read the whole table.
    private static IQueryable<Responsibility> Rules(DirectoryDbContext db, string county, string[] municipalities, string[] associations) =>
        db.Responsibilities.FromSql($"""
            select r.*, r.xmin from directory.responsibility r join directory.street s on s.id = r.street_id
              where s.ags = any({municipalities})
            union all select r.*, r.xmin from directory.responsibility r join directory.district d on d.id = r.district_id
              where d.ags = any({municipalities})
            union all select r.*, r.xmin from directory.responsibility r where r.ags = any({municipalities})
            union all select r.*, r.xmin from directory.responsibility r where r.association_key = any({associations})
            union all select r.*, r.xmin from directory.responsibility r where r.county_key = {county}
            """);

    private static async Task<(Dictionary<string, string> Names, ILookup<Guid, Validity> Holdings)> NamesAsync(DirectoryDbContext db,
        string county, List<Responsibility> rules, CancellationToken cancellation)
    {
        var posts = rules.Select(rule => rule.PostId).Distinct().ToArray();
        var held = await db.Posts.AsNoTracking().Where(p => posts.Contains(p.Id) || p.CountyKey == county).Select(p => new
        {
            p.Id,
            p.Title,
            Holders = db.PostHolders.Where(h => h.PostId == p.Id).Select(h => new { h.ValidFrom, h.ValidUntil }).ToList(),
        }).ToListAsync(cancellation);
        var names = held.ToDictionary(post => post.Id.ToString(), post => post.Title);
        foreach (var (key, name) in (await db.Associations.AsNoTracking().Where(a => a.CountyKey == county)
            .Select(a => new { a.Key, a.Name }).ToListAsync(cancellation)).Select(a => (a.Key, a.Name)))
        {
            names[key] = name;
        }

        foreach (var group in await db.TargetGroups.AsNoTracking().ToListAsync(cancellation))
        {
            names[group.Key] = group.Name;
        }

        return (names, held.SelectMany(post => post.Holders, (post, h) => (post.Id, Held: new Validity(h.ValidFrom, h.ValidUntil)))
            .ToLookup(pair => pair.Id, pair => pair.Held));
    }
}
