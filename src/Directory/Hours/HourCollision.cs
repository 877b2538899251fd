using System.Globalization;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Hours;

// Nobody sits in two places at once. The database refuses it for weekly hours of one post; this looks at all rhythms and at every post
// that the same person holds alone, and says which hour is in the way. Twice at one place is asked about.
internal static class HourCollision
{
    private const int LookAheadDays = 400;

    public static async Task RefuseAsync(DirectoryDbContext db, OfficeHour candidate, bool anyway, CancellationToken cancellation)
    {
        // A service may be open at several places at once.
        if (candidate.StartsAt is null || candidate.ServiceId is not null)
        {
            return;
        }

        var (posts, people) = await OwnersAsync(db, candidate, cancellation);
        var others = await db.OfficeHours.AsNoTracking()
            .Where(h => (posts.Contains(h.PostId) || people.Contains(h.PersonId)) && h.Id != candidate.Id && h.Weekday == candidate.Weekday)
            .Where(h => h.StartsAt < candidate.EndsAt && h.EndsAt > candidate.StartsAt
                && Validity.Reaches(h.ValidUntil, candidate.ValidFrom))
            .ToListAsync(cancellation);
        others.RemoveAll(other => !Meet(candidate, other));
        if (others.Find(h => h.PlaceId is not null && candidate.PlaceId is not null && h.PlaceId != candidate.PlaceId) is { } elsewhere)
        {
            var place = await db.Places.Where(p => p.Id == elsewhere.PlaceId).Select(p => p.Name).SingleAsync(cancellation);
            throw new RuleViolation($"{Already(elsewhere)} an einem anderen Ort eingetragen: {place}. Ändern Sie Uhrzeit oder Ort.",
                nameof(OfficeHour.StartsAt));
        }

        // The same post twice in one room is a mistake more often than not.
        if (others.Find(h => (h.PlaceId, h.PostId, h.PersonId) == (candidate.PlaceId, candidate.PostId, candidate.PersonId)) is { } same)
        {
            Doubt.Ask(false, anyway, $"{Already(same)} am selben Ort eingetragen. Beide stehen dann nebeneinander. Ist das so gemeint?");
        }
    }

    private static string Already(OfficeHour hour) => string.Create(CultureInfo.InvariantCulture,
        $"Am {HourLabels.Weekdays.TextOf(hour.Weekday)} ist von {hour.StartsAt:HH:mm} bis {hour.EndsAt:HH:mm} Uhr schon eine Sprechstunde");

    private static bool Meet(OfficeHour one, OfficeHour other)
    {
        if (one.Validity.Intersection(other.Validity) is not { First: var first })
        {
            return false;
        }

        var last = first.AddDays(LookAheadDays);
        return OfficeHourPattern.Dates(one, first, last).Intersect(OfficeHourPattern.Dates(other, first, last)).Any();
    }

    private static async Task<(List<Guid?> Posts, List<Guid?> People)> OwnersAsync(DirectoryDbContext db, OfficeHour candidate,
        CancellationToken cancellation)
    {
        var holdings = db.PostHolders.Where(h => h.Role == HolderRole.Holder && Validity.Reaches(h.ValidUntil, candidate.ValidFrom));
        var people = candidate.PersonId is { } person ? [person]
            : await holdings.Where(h => h.PostId == candidate.PostId).Select(h => h.PersonId).Distinct().ToListAsync(cancellation);
        var posts = await holdings.Where(h => people.Contains(h.PersonId)).Select(h => (Guid?)h.PostId).Distinct()
            .ToListAsync(cancellation);
        return ([.. posts.Append(candidate.PostId).Where(id => id is not null)], [.. people.Select(id => (Guid?)id)]);
    }
}
