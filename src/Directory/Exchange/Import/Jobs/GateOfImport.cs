using System.Text.Json;
using System.Text.Json.Nodes;
using IntMan.Directory.Responsibilities;
using IntMan.Foundation.Changes;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Jobs;

// Looks at what an import does to who is responsible, as the form for a single responsibility does before it publishes.
internal static class GateOfImport
{
    // Beyond these a file is looked at county by county.
    private const int MostMunicipalities = 3;

    public static async Task<GateSummary?> CheckAsync(Change<DirectoryDbContext> change, DateOnly today)
    {
        var rows = await change.QueryAsync<(Guid Id, string? Before)>("""
            select distinct on (entity_key) entity_key::uuid, before::text from directory.change
            where change_set_id = @Id and entity = 'responsibility' order by entity_key, id
            """, new { change.Id });
        if (rows.Count == 0)
        {
            return null;
        }

        var changed = rows.ToDictionary(row => row.Id, row => row.Before);
        GateSummary? summary = null;
        foreach (var key in await TerritoriesAsync(change))
        {
            var found = await CheckAsync(change, key, changed, today);
            summary = found is null ? summary : summary?.And(found) ?? found;
        }

        return summary;
    }

    private static async Task<IReadOnlyList<string>> TerritoriesAsync(Change<DirectoryDbContext> change)
    {
        var keys = await change.QueryAsync<string>("""
            select distinct coalesce(s.ags, d.ags, c.state ->> 'ags', c.state ->> 'county_key', a.county_key)
            from (select coalesce(after, before) as state from directory.change where change_set_id = @Id and entity = 'responsibility') c
            left join directory.street s on s.id = (c.state ->> 'street_id')::uuid
            left join directory.district d on d.id = (c.state ->> 'district_id')::uuid
            left join directory.association a on a.key = c.state ->> 'association_key'
            """, new { change.Id });
        return [.. keys.GroupBy(key => key[..5]).SelectMany(county =>
            county.Any(key => key.Length == 5) || county.Count() > MostMunicipalities ? (IEnumerable<string>)[county.Key] : county)];
    }

    // The rules are already as they will be: those of before are put back for the comparison.
    private static async Task<GateSummary?> CheckAsync(Change<DirectoryDbContext> change, string key, Dictionary<Guid, string?> changed,
        DateOnly today)
    {
        change.Db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        if (await ReadTerritory.ReadAsync(change.Db, key, change.Cancellation) is not { } now)
        {
            return null;
        }

        var added = now.Rules.Where(rule => changed.ContainsKey(rule.Id)).ToList();
        var replaced = changed.Values.OfType<string>().Select(RuleOf).ToList();
        var here = now.NamedAreas.Select(named => named.Area.Id).ToHashSet();
        replaced = replaced.FindAll(rule => rule.StreetId is { } street ? here.Contains(street)
            : now.NamedAreas.Any(named => IsOf(rule, named.Area)));
        if (added.Count + replaced.Count == 0)
        {
            return null;
        }

        var names = await NamesAsync(change, now, replaced);
        var before = now with { Rules = [.. now.Rules.Except(added), .. replaced], Names = names };
        var plan = new ResponsibilityPlan(FirstDay(added, today), replaced, added);
        var touched = TouchedBy(now, [.. added, .. replaced]);
        return GateSummary.Of(before, PublishGate.Check(before, plan, touched));
    }

    private static List<NamedArea> TouchedBy(Territory territory, IReadOnlyCollection<Responsibility> rules)
    {
        var streets = rules.Select(rule => rule.StreetId).OfType<Guid>().ToHashSet();
        var wide = rules.Where(rule => rule.StreetId is null).ToList();
        return [.. territory.NamedAreas.Where(named => streets.Contains(named.Area.Id) || wide.Exists(rule => IsOf(rule, named.Area)))];
    }

    private static bool IsOf(Responsibility rule, StreetArea area) => rule switch
    {
        { StreetId: { } street } => area.Id == street,
        { DistrictId: { } district } => area.DistrictId == district,
        { Ags: { } ags } => area.Ags == ags,
        { AssociationKey: { } association } => area.AssociationKey == association,
        _ => area.CountyKey == rule.CountyKey,
    };

    // Today, or the day on which all of it begins.
    private static DateOnly FirstDay(List<Responsibility> added, DateOnly today) =>
        added.Count > 0 && added.Min(rule => rule.ValidFrom) is var first && first > today ? first : today;

    private static async Task<Dictionary<string, string>> NamesAsync(Change<DirectoryDbContext> change, Territory territory,
        List<Responsibility> replaced)
    {
        var names = new Dictionary<string, string>(territory.Names);
        var posts = replaced.Select(rule => rule.PostId).Distinct().ToArray();
        foreach (var (id, title) in await change.QueryAsync<(Guid, string)>("select id, title from directory.post where id = any(@posts)",
            new { posts }))
        {
            names[id.ToString()] = title;
        }

        return names;
    }

    private static Responsibility RuleOf(string recorded)
    {
        var state = JsonNode.Parse(recorded)!.AsObject();
        string? Text(string column) => state[column]?.GetValue<string>();
        Guid? Id(string column) => Text(column) is { } id ? Guid.Parse(id) : null;
        DateOnly? Day(string column) => Text(column) is { } day ? JsonSerializer.Deserialize<DateOnly>($"\"{day}\"") : null;
        var area = (Id("street_id"), Id("district_id"), Text("ags"), Text("association_key")) switch
        {
            ({ } street, _, _, _) => Area.OfStreet(street, Text("numbers")),
            (_, { } district, _, _) => Area.OfDistrict(district),
            (_, _, { } ags, _) => Area.OfMunicipality(ags),
            (_, _, _, { } association) => Area.OfAssociation(association),
            _ => Area.OfCounty(Text("county_key")!),
        };
        var rule = new Responsibility(Id("post_id")!.Value, area, Text("target_group")!, Day("valid_from")!.Value);
        rule.Set(Day("valid_until"), state["is_presumed"]?.GetValue<bool>() ?? false, Text("source"));
        return rule;
    }
}
