using Dapper;
using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Organisations;
using IntMan.Directory.People;
using IntMan.Directory.Quality;
using IntMan.Directory.Responsibilities;
using IntMan.Directory.Services;
using IntMan.Foundation.Database;

namespace IntMan.Directory.Contacts;

/// <summary>Everything the page of a municipality shows, in one round trip.</summary>
public sealed class ShowMunicipality(PublicSource source, ServiceIndex services, FreshnessRules freshness)
{
    // Own posts, and everybody responsible for the municipality, a part of it, its association or its county.
    private static readonly string Posts = $"""
        select id from public_directory.post where ags = @Ags
        union select post_id from public_directory.responsibility where ags = @Ags
        union select r.post_id from public_directory.district d join public_directory.responsibility r on r.district_id = d.id
          where d.ags = @Ags
        union select r.post_id from public_directory.street s join public_directory.responsibility r on r.street_id = s.id
          where s.ags = @Ags
        union select r.post_id from public_directory.municipality m join public_directory.responsibility r
          on r.association_key = m.association_key where m.ags = @Ags
        union select post_id from public_directory.responsibility where county_key = left(@Ags, 5)
        union {RoleAnswer.PostsAround("array[@Ags]", "array[left(@Ags, 5)]")}
        """;

    private static readonly string Sql = $"""
        select m.ags, m.name, m.kind, m.county_key, m.association_key, m.postal_codes, m.population from public_directory.municipality m
          where m.ags = @Ags;

        select key, name, kind, state, office_name, phone, email, website from public_directory.county where key = left(@Ags, 5);

        select d.model, d.valid_from, d.valid_until, o.name as provider, a.name as association
        from public_directory.mandate d
        left join public_directory.organisation o on o.id = d.provider_id
        left join public_directory.association a on a.key = d.association_key
        where d.ags = @Ags and foundation.valid_on(d.valid_from, d.valid_until, @Day);

        select id, ags, name from public_directory.district where ags = @Ags order by name limit 200;

        select count(*) from (select from public_directory.street where ags = @Ags limit 10000) counted;

        select r.id, r.post_id, r.county_key, r.association_key, r.ags, r.district_id, r.street_id, r.numbers, r.target_group,
          r.valid_from, r.valid_until, r.is_presumed, r.source
        from public_directory.responsibility r
        where (r.ags = @Ags or r.county_key = left(@Ags, 5) or r.association_key = (select association_key
          from public_directory.municipality where ags = @Ags)
                or r.district_id = any(array(select id from public_directory.district where ags = @Ags)))
            and foundation.valid_on(r.valid_from, r.valid_until, @Day);

        select key, name, sort_order from public_directory.target_group;

        {ServiceIndexSql.Changes}

        """ + ContactSql.For(Posts);

    public async Task<MunicipalityEntry?> ExecuteAsync(string ags, ReadingWindow window, CancellationToken cancellation)
    {
        if (await ReadAsync(ags, window, cancellation) is not var (entry, changes))
        {
            return null;
        }

        // The connection is given back by now, see ServiceIndex.
        var since = freshness.ServicesListedSince(window.Day);
        return entry with { Services = MunicipalServices.Of(ags, (await services.CatchUpAsync(changes, cancellation)).Reaching(ags)
            .Where(service => service.IsListed(since))) };
    }

    private async Task<(MunicipalityEntry Entry, ServiceChanges Changes)?> ReadAsync(string ags, ReadingWindow window,
        CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(
            Sql, new { Ags = ags, window.Since, window.Day, window.Horizon, services.Seen }, cancellationToken: cancellation));
        if (await grid.ReadSingleOrDefaultAsync<Municipality>() is not { } municipality)
        {
            return null;
        }

        var county = await grid.ReadSingleAsync<County>();
        var commission = await grid.ReadSingleOrDefaultAsync<CommissionRow>();
        var districts = (await grid.ReadAsync<District>()).AsList();
        var streets = await grid.ReadSingleAsync<int>();
        var rules = (await grid.ReadAsync<Responsibility>()).AsList();
        var groups = (await grid.ReadAsync<TargetGroup>()).ToDictionary(g => g.Key);
        var changes = await ServiceIndex.ReadChangesAsync(grid);
        var contacts = await ContactSet.ReadAsync(grid, window.Day, freshness);
        AreaAnswer Answer(Guid? district) => AreaAnswer.Of(
            ResponsibilityResolver.Resolve(new HouseAddress(county.Key, municipality.AssociationKey, ags, district, null, null), null,
            window.Day, rules), contacts, county, groups);
        return (new MunicipalityEntry(municipality, county, commission, streets, Answer(null),
            [.. districts.Select(d => (d, Answer(d.Id)))], contacts), changes);
    }
}

/// <summary>A municipality with who answers for it and for its districts.</summary>
public sealed record MunicipalityEntry(
    Municipality Municipality,
    County County,
    CommissionRow? Commission,
    int StreetCount,
    AreaAnswer Answer,
    IReadOnlyList<(District District, AreaAnswer Answer)> Districts,
    ContactSet Contacts)
{
    public MunicipalServices Services { get; init; } = MunicipalServices.None;

    // Everybody listed on the page, own posts first; the county's coordination only when nobody closer is there.
    public IReadOnlyList<Contact> People => _people ??= [.. Contacts.All
        .Where(c => c.IsListed && (c.Post.Ags == Municipality.Ags || c.Areas.Any(a => a.Ags == Municipality.Ags)
            || Answer.Contacts.Contains(c)))
        .OrderBy(c => c.Post.Position).ThenBy(c => c.DisplayName, StringComparer.Ordinal)];

    // Whose hours the week grid and the calendar hold, the same for both.
    public IEnumerable<Contact> Seats => People.Where(c => c.Post.Position is Position.IntegrationManager or Position.IntegrationOfficer
        or Position.VolunteerCoordinator or Position.IntegrationCoordinator or Position.RefugeeSocialWorker);

    private IReadOnlyList<Contact>? _people;

    public RoleAnswer InRole(Position role) => RoleAnswer.Of(role, Municipality.Ags, Answer.Contacts, Contacts, County);
}

/// <summary>The commission of a municipality in words.</summary>
public sealed class CommissionRow
{
    public CommissionModel Model { get; init; }
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidUntil { get; init; }
    public string? Provider { get; init; }
    public string? Association { get; init; }
}
