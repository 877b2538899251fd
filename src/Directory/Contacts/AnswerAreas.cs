using Dapper;
using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.People;
using IntMan.Directory.Quality;
using IntMan.Directory.Responsibilities;
using IntMan.Foundation.Database;

namespace IntMan.Directory.Contacts;

/// <summary>Who answers for each of some addresses on a day: rules, contacts and county offices in one round trip.</summary>
public sealed class AnswerAreas(PublicSource source, FreshnessRules freshness)
{
    private static readonly string Sql = """
        select id, post_id, county_key, association_key, ags, district_id, street_id, numbers, target_group, valid_from, valid_until,
          is_presumed, source
        from public_directory.rules_for(@Counties, @Associations, @Municipalities, @Districts, @Streets, @Day);

        select key, name, kind, state, office_name, phone, email, website from public_directory.county where key = any(@Counties);

        select key, name, sort_order from public_directory.target_group;

        select coalesce(
            (select true from public_directory.district d join public_directory.responsibility r on r.district_id = d.id
                where d.ags = @Divided and foundation.valid_on(r.valid_from, r.valid_until, @Day) limit 1),
            (select true from public_directory.street s join public_directory.responsibility r on r.street_id = s.id
                where s.ags = @Divided and foundation.valid_on(r.valid_from, r.valid_until, @Day) limit 1),
            false);

        """ + ContactSql.For($"""
        select post_id from public_directory.rules_for(@Counties, @Associations, @Municipalities, @Districts, @Streets, @Day)
        union select unnest(@Posts)
        union {RoleAnswer.PostsAround("@RoleAgs", "@RoleCounties")}
        """);

    /// <param name="addresses">What is asked.</param>
    /// <param name="posts">Posts that are read beside those who answer.</param>
    /// <param name="around">The place whose other roles are read too, and whether its districts or streets have rules of their own.</param>
    /// <param name="targetGroup">The group somebody belongs to; null for all.</param>
    /// <param name="day">The day the answers hold for.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<AreaAnswers> ExecuteAsync(IReadOnlyList<HouseAddress> addresses, IReadOnlyCollection<Guid> posts,
        HouseAddress? around,
        string? targetGroup, DateOnly day, CancellationToken cancellation)
    {
        var window = ReadingWindow.OfPage(day);
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(Sql, new
        {
            Counties = addresses.Select(a => a.CountyKey).Distinct().ToArray(),
            Associations = addresses.Select(a => a.AssociationKey).OfType<string>().Distinct().ToArray(),
            Municipalities = addresses.Select(a => a.Ags).OfType<string>().Distinct().ToArray(),
            Districts = addresses.Select(a => a.DistrictId).OfType<Guid>().Distinct().ToArray(),
            Streets = addresses.Select(a => a.StreetId).OfType<Guid>().Distinct().ToArray(),
            Posts = posts.ToArray(),
            Divided = around?.Ags,
            RoleAgs = around?.Ags is { } ags ? new[] { ags } : [],
            RoleCounties = around is null ? [] : new[] { around.CountyKey },
            window.Since,
            window.Day,
            window.Horizon,
        }, cancellationToken: cancellation));
        var rules = (await grid.ReadAsync<Responsibility>()).AsList();
        var counties = (await grid.ReadAsync<County>()).ToDictionary(c => c.Key);
        var groups = (await grid.ReadAsync<TargetGroup>()).ToDictionary(g => g.Key);
        var isDivided = await grid.ReadSingleAsync<bool>();
        var contacts = await ContactSet.ReadAsync(grid, day, freshness);
        return new AreaAnswers(contacts, isDivided,
            [.. addresses.Select(a => AreaAnswer.Of(ResponsibilityResolver.Resolve(a, targetGroup, day, rules), contacts,
            counties[a.CountyKey], groups))]);
    }
}

/// <summary>The answers in the order of the questions, the contacts they are made of, and whether it depends on the street.</summary>
public sealed record AreaAnswers(ContactSet Contacts, bool IsDivided, IReadOnlyList<AreaAnswer> Answers);
