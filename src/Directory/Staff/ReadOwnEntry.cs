using IntMan.Directory.Editing;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Staff;

/// <summary>
/// What belongs to one person on a day, and therefore what she may change: the profile, the posts held on that day in whatever role, their
/// hours and the own ones, and the absences. The one place that decides it.
/// </summary>
public sealed class ReadOwnEntry(StaffSource source)
{
    private const int AbsencesShown = 50;
    private const int AbsencesSinceDays = 60;

    public async Task<OwnEntryView?> ExecuteAsync(Guid personId, DateOnly day, CancellationToken cancellation)
    {
        await using var db = new DirectoryDbContext(new DbContextOptionsBuilder<DirectoryDbContext>().UseNpgsql(source.Connections)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);
        if (await db.People.SingleOrDefaultAsync(p => p.Id == personId, cancellation) is not { } person)
        {
            return null;
        }

        var holdings = await (
            from holding in db.PostHolders
            join post in db.Posts on holding.PostId equals post.Id
            join organisation in db.Organisations on post.OrganisationId equals organisation.Id
            where holding.PersonId == personId && Validity.IsValidOn(holding.ValidFrom, holding.ValidUntil, day)
            orderby holding.Role, post.Title
            select new OwnHolding(holding, post, organisation.Name)).ToListAsync(cancellation);
        var posts = holdings.Select(h => (Guid?)h.Post.Id).ToList();
        var hours = await db.OfficeHours.Where(h => (posts.Contains(h.PostId) || h.PersonId == personId)
            && Validity.Reaches(h.ValidUntil, day)).ToListAsync(cancellation);
        var absences = await db.Absences.Where(a => a.PersonId == personId && Validity.Reaches(a.LastDay, day.AddDays(-AbsencesSinceDays)))
            .OrderBy(a => a.FirstDay).Take(AbsencesShown).ToListAsync(cancellation);
        var counties = holdings.Select(h => h.Post.CountyKey!).Distinct().ToList();
        var places = await db.Places.Where(p => p.Ags != null && counties.Contains(p.Ags.Substring(0, 5))).OrderBy(p => p.Name)
            .ThenBy(p => p.Room).Take(500).ToListAsync(cancellation);
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
