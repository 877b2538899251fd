using Dapper;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Quality;

namespace IntMan.Directory.Contacts;

/// <summary>A set of posts with holders, hours, absences and places, as of one day. Hands out <see cref="Contact"/>s.</summary>
public sealed class ContactSet
{
    private readonly Dictionary<Guid, PostRow> _posts;
    private readonly ILookup<Guid, HolderRow> _holders;
    private readonly ILookup<Guid, HolderRow> _holdings;
    private readonly ILookup<Guid, Absence> _absences;
    private readonly IReadOnlyList<OfficeHour> _hours;
    private readonly ILookup<Guid, OfficeHourDeviation> _deviations;
    private readonly Dictionary<Guid, Place> _places;
    private readonly ILookup<Guid, AreaRow> _areas;
    private readonly IReadOnlyList<SchoolHoliday> _schoolHolidays;
    private readonly Dictionary<Guid, Contact> _contacts = [];

    private ContactSet(DateOnly day, FreshnessRules freshness, Batch batch)
    {
        (Day, Freshness) = (day, freshness);
        _posts = batch.Posts.ToDictionary(p => p.Id);
        _holders = batch.Holders.ToLookup(h => h.PostId);
        _holdings = batch.Holders.ToLookup(h => h.PersonId);
        _absences = batch.Absences.ToLookup(a => a.PersonId);
        _hours = batch.Hours;
        _deviations = batch.Deviations.ToLookup(d => d.OfficeHourId);
        _places = batch.Places.ToDictionary(p => p.Id);
        _areas = batch.Areas.ToLookup(a => a.PostId);
        _schoolHolidays = batch.SchoolHolidays;
    }

    public DateOnly Day { get; }

    internal FreshnessRules Freshness { get; }

    internal static async Task<ContactSet> ReadAsync(SqlMapper.GridReader grid, DateOnly day, FreshnessRules freshness)
    {
        await grid.ReadSingleAsync();
        return new ContactSet(day, freshness, await ReadBatchAsync(grid));
    }

    private static async Task<Batch> ReadBatchAsync(SqlMapper.GridReader grid) => new(
        (await grid.ReadAsync<PostRow>()).AsList(),
        (await grid.ReadAsync<HolderRow>()).AsList(),
        (await grid.ReadAsync<Absence>()).AsList(),
        (await grid.ReadAsync<OfficeHour>()).AsList(),
        (await grid.ReadAsync<OfficeHourDeviation>()).AsList(),
        (await grid.ReadAsync<Place>()).AsList(),
        (await grid.ReadAsync<AreaRow>()).AsList(),
        (await grid.ReadAsync<SchoolHoliday>()).AsList());

    public Contact? Of(Guid postId)
    {
        if (_contacts.TryGetValue(postId, out var known))
        {
            return known;
        }

        return _posts.TryGetValue(postId, out var post) ? _contacts[postId] = Build(post) : null;
    }

    public IEnumerable<Contact> All => _posts.Keys.Select(id => Of(id)!);

    public Place? PlaceOf(Guid? id) => id is { } key ? _places.GetValueOrDefault(key) : null;

    internal Contact? SubstituteOf(Absence absence, DateOnly day)
    {
        var seen = new HashSet<Guid> { absence.PersonId };
        for (var next = absence.SubstituteId; next is { } person && seen.Add(person);)
        {
            if (_absences[person].FirstOrDefault(a => a.Days.Contains(day)) is not { } away)
            {
                return _holdings[person].Where(h => h.Validity.Contains(day)).Select(h => Of(h.PostId)).FirstOrDefault(c => c is not null);
            }

            next = away.SubstituteId;
        }

        return null;
    }

    private Contact Build(PostRow post)
    {
        var holders = _holders[post.Id].Where(h => h.Validity.Contains(Day)).ToList();
        var people = holders.Select(h => h.PersonId).ToHashSet();
        var hours = _hours.Where(h => h.PostId == post.Id || (h.PersonId is { } person && people.Contains(person))).ToList();
        var absences = people.SelectMany(person => _absences[person]).ToList();

        // In a tandem the other one keeps the hours of the post open.
        var closing = people.Count > 1 ? absences.Where(a => people.All(p => _absences[p].Any(other => other.Days.Overlaps(a.Days))))
            .ToList() : absences;
        var own = absences.Except(closing).Where(a => hours.Any(h => h.PersonId == a.PersonId));
        var engine = new OfficeHours(hours, [.. hours.SelectMany(h => _deviations[h.Id])], [.. closing, .. own], post.State,
            [.. _schoolHolidays.Where(s => s.State == post.State)]);
        return new Contact(this, post, holders, absences, engine, hours, [.. _areas[post.Id]]);
    }

    private sealed record Batch(
        IReadOnlyList<PostRow> Posts,
        IReadOnlyList<HolderRow> Holders,
        IReadOnlyList<Absence> Absences,
        IReadOnlyList<OfficeHour> Hours,
        IReadOnlyList<OfficeHourDeviation> Deviations,
        IReadOnlyList<Place> Places,
        IReadOnlyList<AreaRow> Areas,
        IReadOnlyList<SchoolHoliday> SchoolHolidays);
}
