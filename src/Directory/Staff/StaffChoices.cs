using Dapper;
using IntMan.Directory.Editing;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Staff;

/// <summary>What forms offer to choose from, within somebody's part of the directory. What is not offered may not be posted
/// either.</summary>
public sealed class StaffChoices(StaffSource source)
{
    public const int MaxCount = 1200;

    private static readonly string Post = AccessScope.InEither("p.ags", "p.county_key");

    private static readonly Dictionary<ChoiceKind, string> Queries = new()
    {
        [ChoiceKind.Post] =
            $"select p.id::text as key, p.title as text from directory.post p where {Post} and (@within is null or p.ags = @within or "
            + "p.county_key = @within or (p.ags is null and p.county_key = left(@within, 5)))",
        [ChoiceKind.Place] =
        "select l.id::text as key, concat_ws(', ', l.name, l.room) as text from directory.place l where "
        + $"{AccessScope.InMunicipality("l.ags")}",
        // Whoever works for a municipality may be employed by any organisation of the region: names are no secret.
        [ChoiceKind.Organisation] = "select o.id::text as key, o.name as text from directory.organisation o",
        [ChoiceKind.Municipality] =
        "select m.ags as key, m.name as text from directory.municipality m where m.kind <> 'Uninhabited' and "
        + $"{AccessScope.InMunicipality("m.ags")}",
        [ChoiceKind.County] = $"select c.key, c.name as text from directory.county c where {AccessScope.InCounty("c.key")}",
        [ChoiceKind.Association] =
        $"select a.key, a.name as text from directory.association a where {AccessScope.InCounty("a.county_key")} or a.county_key = "
        + "left(@within, 5)",
        [ChoiceKind.TargetGroup] = "select g.key, g.name as text from directory.target_group g",
        [ChoiceKind.District] =
        "select d.id::text as key, d.name as text from directory.district d where d.ags = @within and "
        + $"{AccessScope.InMunicipality("d.ags")}",
        // Who may be closed; organisations only where somebody keeps a post or service of theirs.
        [ChoiceKind.House] = $"""
            select 'kreis:' || c.key as key, c.name || ' (Kreis)' as text from directory.county c where {AccessScope.InCounty("c.key")}
            union all
            select 'gemeinde:' || m.ags, m.name || ' (Gemeinde)' from directory.municipality m
            where m.kind <> 'Uninhabited' and {AccessScope.InMunicipality("m.ags")}
            union all
            select 'organisation:' || o.id, o.name from directory.organisation o
            where exists (select from directory.post p where p.organisation_id = o.id and {Post})
              or exists (select from directory.service v where v.organisation_id = o.id and {DirectoryScope.ServiceInArea("v")})
            """,
        [ChoiceKind.Person] = $"""
            select e.id::text as key, concat_ws(' ', e.given_name, e.family_name) as text from directory.person e
            where (@scope_all and @within is null) or exists (select from directory.post_holder h join directory.post p on p.id = h.post_id
              where h.person_id = e.id and {DirectoryScope.NotEnded} and {Post} and (@within is null or p.county_key = left(@within, 5)))
            """,
    };

    public async Task<IReadOnlyList<(string Key, string Text)>> ExecuteAsync(ChoiceKind kind, AccessScope scope, string? within,
        CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<(string, string)>(new CommandDefinition(
            $"""select key, text from ({Queries[kind]}) c order by text collate "de-x-icu", key limit @MaxCount""",
            scope.With(new { within, MaxCount }), cancellationToken: cancellation))).AsList();
    }
}

/// <summary>Lists to choose from.</summary>
public enum ChoiceKind
{
    Post,
    Place,
    Organisation,
    Municipality,
    County,
    Association,
    TargetGroup,
    District,
    Person,
    House,
}
