using Dapper;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Staff;

/// <summary>
/// What belongs to one person on a day, and therefore what she may change: the profile, the posts held on that day in whatever role, their
/// hours and the own ones, and the absences. The one place that decides it.
/// </summary>
public sealed class ReadOwnEntry(StaffSource source)
{
    private const int AbsencesShown = 50;
    private const int AbsencesSinceDays = 60;

    private const int MostPlaces = 500;

    private const string Held = """
        from directory.post_holder h join directory.post p on p.id = h.post_id join directory.organisation o on o.id = p.organisation_id
        where h.person_id = @personId and foundation.valid_on(h.valid_from, h.valid_until, @day)
        """;

    private const string Sql = $"""
        select e.*, e.xmin::text::bigint as version from directory.person e where e.id = @personId;

        select h.*, h.xmin::text::bigint as version, p.*, p.xmin::text::bigint as version, o.name as organisation {Held}
        order by h.role, p.title;

        select o.*, o.xmin::text::bigint as version from directory.office_hour o
        where (o.person_id = @personId or o.post_id in (select h.post_id {Held})) and foundation.reaches(o.valid_until, @day);

        select a.*, a.xmin::text::bigint as version from directory.absence a
        where a.person_id = @personId and foundation.reaches(a.last_day, @since) order by a.first_day limit @AbsencesShown;

        select l.*, l.xmin::text::bigint as version from directory.place l
        where left(l.ags, 5) in (select p.county_key {Held}) order by l.name, l.room limit @MostPlaces
        """;

    public async Task<OwnEntryView?> ExecuteAsync(Guid personId, DateOnly day, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(
            Sql,
            new { personId, day, since = day.AddDays(-AbsencesSinceDays), AbsencesShown, MostPlaces },
            cancellationToken: cancellation));
        if (await grid.ReadSingleOrDefaultAsync<Person>() is not { } person)
        {
            return null;
        }

        var holdings = grid.Read<PostHolder, Post, string, OwnHolding>(
            (holding, post, organisation) => new OwnHolding(holding, post, organisation), "id,organisation").AsList();
        var hours = (await grid.ReadAsync<OfficeHour>()).AsList();
        var absences = (await grid.ReadAsync<Absence>()).AsList();
        var places = (await grid.ReadAsync<Place>()).AsList();
        var near = holdings.Select(h => h.Post.Ags).ToHashSet();
        return new OwnEntryView(person, holdings,
            [.. hours.OrderBy(h => ((int)h.Weekday + 6) % 7).ThenBy(h => h.StartsAt ?? TimeOnly.MaxValue).ThenBy(h => h.ValidFrom)],
            absences,
            [.. places.OrderBy(p => near.Contains(p.Ags) ? 0 : 1)]);
    }
}

/// <summary>A post that the person holds on the day.</summary>
public sealed record OwnHolding(PostHolder Holding, Post Post, string Organisation);

public sealed record OwnEntryView(Person Person, IReadOnlyList<OwnHolding> Holdings, IReadOnlyList<OfficeHour> Hours,
    IReadOnlyList<Absence> Absences, IReadOnlyList<Place> Places)
{
    public Place? PlaceOf(Guid? id) => Places.FirstOrDefault(place => place.Id == id);
}
