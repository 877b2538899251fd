using Dapper;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Staff;

/// <summary>
/// What belongs to one person on a day, and therefore what she may change: the profile, the posts held on that day in whatever role, their
/// hours and the own ones, and the absences. The one place that decides it. The same of one post, for those who keep it: its holder, the
/// officer, the coordination.
/// </summary>
public sealed class ReadOwnEntry(StaffSource source)
{
    private const int AbsencesShown = 50;
    private const int AbsencesSinceDays = 60;

    private const int MostPlaces = 500;

    private static readonly string OfPersonSql = Sql(Held("h.person_id"), "select @id::uuid", $"select h.post_id {Held("h.person_id")}");

    private static readonly string OfPostSql = Sql(Held("h.post_id"), $"select h.person_id {Held("h.post_id")}", "select @id::uuid");

    public async Task<OwnEntryView?> ExecuteAsync(Guid personId, DateOnly day, CancellationToken cancellation) =>
        await ReadAsync(OfPersonSql, personId, day, cancellation) is { People.Count: > 0 } view ? view : null;

    /// <returns>Null when the post does not lie in the scope: neither in its area nor held by one of its people.</returns>
    public async Task<OwnEntryView?> OfPostAsync(Guid postId, AccessScope scope, DateOnly day, CancellationToken cancellation) =>
        await ReadAsync(OfPostSql, postId, day, cancellation) is { Posts: [var post] } view
            && (scope.Covers(post.Ags, post.CountyKey!) || view.People.Any(person => scope.People.Contains(person.Id))) ? view : null;

    private static string Held(string asked) => $"""
        from directory.post_holder h join directory.post p on p.id = h.post_id join directory.organisation o on o.id = p.organisation_id
        where {asked} = @id and foundation.valid_on(h.valid_from, h.valid_until, @day)
        """;

    private static string Sql(string held, string people, string posts) => $"""
        select e.*, e.xmin::text::bigint as version from directory.person e where e.id in ({people}) order by e.family_name, e.id;

        select p.*, p.xmin::text::bigint as version from directory.post p where p.id in ({posts}) order by p.title, p.id;

        select h.*, h.xmin::text::bigint as version, p.*, p.xmin::text::bigint as version, o.name as organisation {held}
        order by h.role, p.title;

        select o.*, o.xmin::text::bigint as version from directory.office_hour o
        where (o.person_id in ({people}) or o.post_id in ({posts})) and foundation.reaches(o.valid_until, @day);

        select a.*, a.xmin::text::bigint as version from directory.absence a
        where a.person_id in ({people}) and foundation.reaches(a.last_day, @since) order by a.first_day limit @AbsencesShown;

        select l.*, l.xmin::text::bigint as version from directory.place l
        where left(l.ags, 5) in (select county_key from directory.post where id in ({posts})) order by l.name, l.room limit @MostPlaces
        """;

    private async Task<OwnEntryView> ReadAsync(string sql, Guid id, DateOnly day, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(
            sql, new { id, day, since = day.AddDays(-AbsencesSinceDays), AbsencesShown, MostPlaces }, cancellationToken: cancellation));
        var people = (await grid.ReadAsync<Person>()).AsList();
        var posts = (await grid.ReadAsync<Post>()).AsList();
        var holdings = grid.Read<PostHolder, Post, string, OwnHolding>(
            (holding, post, organisation) => new OwnHolding(holding, post, organisation), "id,organisation").AsList();
        var hours = (await grid.ReadAsync<OfficeHour>()).AsList();
        var absences = (await grid.ReadAsync<Absence>()).AsList();
        var places = (await grid.ReadAsync<Place>()).AsList();
        var near = posts.Select(post => post.Ags).ToHashSet();
        return new OwnEntryView(people, posts, holdings,
            [.. hours.OrderBy(h => ((int)h.Weekday + 6) % 7).ThenBy(h => h.StartsAt ?? TimeOnly.MaxValue).ThenBy(h => h.ValidFrom)],
            absences,
            [.. places.OrderBy(p => near.Contains(p.Ags) ? 0 : 1)]);
    }
}

/// <summary>A post that the person holds on the day.</summary>
public sealed record OwnHolding(PostHolder Holding, Post Post, string Organisation);

/// <param name="People">The one whose entry it is, or all who hold the post.</param>
/// <param name="Posts">All that the person holds, or the one post.</param>
public sealed record OwnEntryView(IReadOnlyList<Person> People, IReadOnlyList<Post> Posts, IReadOnlyList<OwnHolding> Holdings,
    IReadOnlyList<OfficeHour> Hours, IReadOnlyList<Absence> Absences, IReadOnlyList<Place> Places)
{
    public Place? PlaceOf(Guid? id) => Places.FirstOrDefault(place => place.Id == id);
}
