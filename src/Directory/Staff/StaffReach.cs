using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Directory.Services;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Staff;

/// <summary>
/// Whether an entry lies in somebody's part of the directory. An entry that has been removed counts by its last recorded state, so that it can be
/// restored by those who kept it.
/// </summary>
public sealed class StaffReach(StaffSource source)
{
    private static readonly string Post = AccessScope.InEither("p.ags", "p.county_key");
    private static readonly string OfPost = $"exists (select from directory.post p where p.id = (s ->> 'post_id')::uuid and {Post})";
    private static readonly string OfPerson = $"exists (select from directory.post_holder h join directory.post p on p.id = h.post_id where h.person_id = (s ->> 'person_id')::uuid and {Post})";
    private static readonly string OfService = $"exists (select from directory.service v where v.id = (s ->> 'service_id')::uuid and {ServiceReach.InArea("v")})";
    private static readonly string InItsMunicipality = AccessScope.InMunicipality("(s ->> 'ags')");
    private const string CountyWide = "(@All or cardinality(@Counties) > 0)";

    /// <summary>Condition on the recorded state <c>s</c> of a row, by table. What has no line here is nobody's.</summary>
    internal static readonly Dictionary<string, string> Conditions = new(StringComparer.Ordinal)
    {
        ["county"] = AccessScope.InCounty("(s ->> 'key')"),
        ["association"] = AccessScope.InCounty("(s ->> 'county_key')"),
        ["municipality"] = InItsMunicipality,
        ["district"] = InItsMunicipality,
        ["street"] = InItsMunicipality,
        ["mandate"] = InItsMunicipality,
        ["place"] = InItsMunicipality,
        ["post"] = AccessScope.InEither("(s ->> 'ags')", "(s ->> 'county_key')"),
        ["person"] = OfPerson.Replace("'person_id'", "'id'", StringComparison.Ordinal),
        ["post_holder"] = OfPost,
        ["confirmation"] = $"({OfPost.Replace("'post_id'", "'entry_id'", StringComparison.Ordinal)} or {OfService})",
        ["absence"] = OfPerson,
        ["office_hour"] = $"({OfPost} or {OfPerson} or {OfService})",
        ["service"] = OfService.Replace("'service_id'", "'id'", StringComparison.Ordinal),
        ["service_place"] = OfService,
        ["service_translation"] = OfService,
        ["office_hour_deviation"] = $"""
            exists (select from directory.office_hour o where o.id = (s ->> 'office_hour_id')::uuid and (
                exists (select from directory.post p where p.id = o.post_id and {Post})
                or exists (select from directory.post_holder h join directory.post p on p.id = h.post_id where h.person_id = o.person_id and {Post})
                or exists (select from directory.service v where v.id = o.service_id and {ServiceReach.InArea("v")})))
            """,
        ["responsibility"] = $"""
            ({AccessScope.InCounty("(s ->> 'county_key')")} or {InItsMunicipality}
                or exists (select from directory.association a where a.key = s ->> 'association_key' and {AccessScope.InCounty("a.county_key")})
                or exists (select from directory.district d where d.id = (s ->> 'district_id')::uuid and {AccessScope.InMunicipality("d.ags")})
                or exists (select from directory.street t where t.id = (s ->> 'street_id')::uuid and {AccessScope.InMunicipality("t.ags")}))
            """,
        // An organisation belongs to those who keep everything that names it or what is below it; one that nothing names, to everybody who keeps entries.
        ["organisation"] = $"""
            (@All or not exists (
                with recursive family as (select (s ->> 'id')::uuid as id union select o.id from directory.organisation o join family f on o.parent_id = f.id)
                select from family f where exists (select from directory.post p where p.organisation_id = f.id and {Post} is not true)
                    or exists (select from directory.service v where v.organisation_id = f.id and {ServiceReach.InArea("v")} is not true)
                    or exists (select from directory.mandate m where m.provider_id = f.id and {AccessScope.InMunicipality("m.ags")} is not true)))
            """,
        ["target_group"] = CountyWide,
        ["school_holiday"] = CountyWide,
    };

    /// <param name="scope">The part of the directory.</param>
    /// <param name="entry">Table and key, as the address names them; nothing is assumed about either.</param>
    /// <param name="cancellation">Ends the query.</param>
    public async Task<bool> ContainsAsync(AccessScope scope, EntryKey entry, CancellationToken cancellation)
    {
        var hasOfficialKey = entry.Entity is "county" or "association" or "municipality" or "target_group";
        if (!Conditions.TryGetValue(entry.Entity, out var condition) || (!hasOfficialKey && !Guid.TryParse(entry.Key, out _)))
        {
            return false;
        }

        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<bool?>(new CommandDefinition($"""
            select {condition} from (
                select coalesce(directory.state_of(@Entity, @Key), (select before from directory.change where entity = @Entity and entity_key = @Key order by id desc limit 1)) as s) e
            where s is not null
            """, new { entry.Entity, entry.Key, scope.All, scope.Municipalities, scope.Counties }, cancellationToken: cancellation)) == true;
    }

    /// <summary>The version a form must have seen to save; null when the entry has gone.</summary>
    public async Task<uint?> VersionOfAsync(EntryKey entry, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var condition = entry.Entity is "county" or "association" or "target_group" ? "key = @Key" : entry.Entity == "municipality" ? "ags = @Key" : "id = @Key::uuid";
        return (uint?)await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            $"select xmin::text::bigint from directory.{Conditions.Keys.Single(table => table == entry.Entity)} where {condition}", new { entry.Key }, cancellationToken: cancellation));
    }
}
