using Dapper;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Quality;
using IntMan.Directory.Responsibilities;

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
    private readonly IReadOnlyList<ClosingDay> _closingDays;
    private readonly Dictionary<Guid, Contact> _contacts = [];
    private readonly Dictionary<Guid, List<Contact>> _ladders = [];

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
        (_schoolHolidays, _closingDays) = (batch.SchoolHolidays, batch.ClosingDays);
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
        (await grid.ReadAsync<SchoolHoliday>()).AsList(),
        (await grid.ReadAsync<ClosingDay>()).AsList());

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

    // Who answers for a vacant post, one ladder: who is responsible for the same municipality, its association, its county; else who has
    // the role for the county; else its coordination. Nobody means the county's office.
    internal Contact? InsteadOf(Contact vacant, DateOnly day)
    {
        if (!_ladders.TryGetValue(vacant.Post.Id, out var ladder))
        {
            ladder = _ladders[vacant.Post.Id] =
            [
                .. All.Where(other => other != vacant && other.IsListed && other.Post.CountyKey == vacant.Post.CountyKey)
                    .Select(other => (Contact: other, Step: StepOf(other, vacant.Post))).Where(other => other.Step is not null)
                    .OrderBy(other => other.Step).ThenBy(other => other.Contact.Post.Title, StringComparer.Ordinal)
                    .Select(other => other.Contact),
            ];
        }

        return ladder.Find(other => other.StateOn(day).IsHere);
    }

    private static int? StepOf(Contact other, PostRow vacant)
    {
        var reach = other.Areas.Where(_ => vacant.Position == Position.IntegrationManager).Select(area => area switch
        {
            { Level: AreaLevel.Municipality } when area.Ags == vacant.Ags => 0,
            { Level: AreaLevel.Association } when area.AssociationKey == vacant.AssociationKey => 1,
            { Level: AreaLevel.County } => 2,
            _ => (int?)null,
        }).Min();
        var isOfCounty = other.Post.Ags is null;
        int? ofCounty = other.Post.Position switch
        {
            var position when position == vacant.Position => 3,
            Position.IntegrationCoordinator => 4,
            _ => null,
        };
        return reach ?? (isOfCounty ? ofCounty : null);
    }

    private Contact Build(PostRow post)
    {
        var holdings = _holders[post.Id].ToList();
        var people = holdings.Where(h => h.Validity.Reaches(Day)).Select(h => h.PersonId).ToHashSet();
        var rules = _hours.Where(h => h.PostId == post.Id || (h.PersonId is { } person && people.Contains(person))).ToList();
        var closingDays = _closingDays.Where(c => c.Closes(post.CountyKey, post.Ags, post.OrganisationId)).ToList();
        return new Contact(this, post, holdings, _absences, contact => new OfficeHours(rules, [.. rules.SelectMany(h => _deviations[h.Id])],
            closingDays, post.State, _schoolHolidays, contact.KeepingOf), [.. _areas[post.Id]]);
    }

    private sealed record Batch(
        IReadOnlyList<PostRow> Posts,
        IReadOnlyList<HolderRow> Holders,
        IReadOnlyList<Absence> Absences,
        IReadOnlyList<OfficeHour> Hours,
        IReadOnlyList<OfficeHourDeviation> Deviations,
        IReadOnlyList<Place> Places,
        IReadOnlyList<AreaRow> Areas,
        IReadOnlyList<SchoolHoliday> SchoolHolidays,
        IReadOnlyList<ClosingDay> ClosingDays);
}
