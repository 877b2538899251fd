using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Quality;
using IntMan.Directory.Responsibilities;

namespace IntMan.Directory.Contacts;

/// <summary>A post as the public meets it on one day: who holds it, when and where, and who stands in.</summary>
public sealed class Contact
{
    private readonly ContactSet _set;
    private readonly IReadOnlyList<HolderRow> _holdings;
    private readonly ILookup<Guid, Absence> _absences;
    private readonly Dictionary<DateOnly, Presence> _presences = [];

    internal Contact(ContactSet set, PostRow post, IReadOnlyList<HolderRow> holdings, ILookup<Guid, Absence> absences,
        Func<Contact, OfficeHours> hours, IReadOnlyList<AreaRow> areas)
    {
        (_set, _holdings, _absences, Post, Areas) = (set, holdings, absences, post, areas);
        Holders = [.. holdings.Where(h => h.Validity.Contains(set.Day))];
        Names = [.. Holders.Where(h => h.Role != HolderRole.Deputy).Select(h => h.NameOn(set.Day)).OfType<string>()];
        Main = Holders.FirstOrDefault(h => h.Role != HolderRole.Deputy) ?? (Holders.Count > 0 ? Holders[0] : null);
        var own = hours(this);
        (Schedule, Deviations) = (new Schedule(this, own), own.Deviations);
    }

    public PostRow Post { get; }
    public IReadOnlyList<HolderRow> Holders { get; }

    /// <summary>Who sits where and when, the only source of dates.</summary>
    public Schedule Schedule { get; }
    public IReadOnlyList<OfficeHour> Rules => Schedule.Rules;
    public IReadOnlyList<AreaRow> Areas { get; }

    public IReadOnlyList<string> Names { get; }

    // The holder whose function and languages the card shows; null while vacant.
    public HolderRow? Main { get; }

    public Freshness Freshness => _set.Freshness.Of(Post.ConfirmedOn, _set.Day);

    // Since when nobody has confirmed, when that is too long ago; else null.
    public DateOnly? OverdueSince => Freshness is Freshness.Overdue or Freshness.LongOverdue ? Post.ConfirmedOn : null;

    // False for entries that nobody has confirmed for so long that lists leave them out.
    public bool IsListed => Freshness != Freshness.LongOverdue;

    /// <summary>Who answers on the day of the set.</summary>
    public Presence Today => On(_set.Day);

    /// <summary>Who answers on a day within the window that was read.</summary>
    public Presence On(DateOnly day)
    {
        if (!_presences.TryGetValue(day, out var known))
        {
            var state = StateOn(day);
            known = _presences[day] = state with
            {
                StandIn = state switch
                {
                    { IsVacant: true } => _set.InsteadOf(this, day),
                    { Away: { } away } => _set.SubstituteOf(away, day),
                    _ => null,
                },
            };
        }

        return known;
    }

    public string DisplayName => Names.Count > 0 ? string.Join(" und ", Names) : Post.Title;

    public string Slug => Names.Count == 1 && Main?.NameOn(_set.Day) is not null ? Main.Slug! : Post.Slug;

    public string? Phone => (Names.Count == 1 ? Main?.Phone : null) ?? Post.Phone;

    public string? Email => (Names.Count == 1 ? Main?.Email : null) ?? Post.Email;

    public IReadOnlyList<string> Languages => [.. Holders.SelectMany(h => h.Languages).Distinct()];

    public Place? Place => _set.PlaceOf(Post.PlaceId) ?? _set.PlaceOf(Rules.FirstOrDefault(r => r.PlaceId is not null)?.PlaceId);

    public Absence? NextAbsenceAfter(DateOnly day) => Holders.SelectMany(h => _absences[h.PersonId])
        .Where(a => a.FirstDay > day && On(a.FirstDay).Away is not null).MinBy(a => a.FirstDay);

    // Without who answers instead: chains and ladders ask it of others.
    internal Presence StateOn(DateOnly day)
    {
        var holders = _holdings.Where(h => h.Validity.Contains(day)).ToList();
        var away = holders.Select(h => AbsenceOf(h.PersonId, day)).ToList();
        var isAway = away.Count > 0 && away.TrueForAll(absence => absence is not null);
        return new Presence(this, day, isAway ? away.MinBy(absence => absence!.LastDay) : null, holders.Count == 0, null);
    }

    // What becomes of a rule on a day because of who is there; an hour of one person falls away with that person alone.
    internal DateStatus? KeepingOf(OfficeHour rule, DateOnly day)
    {
        if (rule.PersonId is { } person)
        {
            DateStatus? held = _holdings.Any(h => h.PersonId == person && h.Validity.Contains(day)) ? null : DateStatus.Vacant;
            return AbsenceOf(person, day) is not null ? DateStatus.Absent : held;
        }

        return StateOn(day) switch
        {
            { IsVacant: true } => DateStatus.Vacant,
            { Away: not null } => DateStatus.Absent,
            _ => null,
        };
    }

    private Absence? AbsenceOf(Guid person, DateOnly day) => _absences[person].FirstOrDefault(a => a.Days.Contains(day));

    public IReadOnlyList<Place> Places => [.. Rules.Select(r => r.PlaceId).Append(Post.PlaceId)
        .Concat(Deviations.Select(d => d.NewPlaceId)).Distinct().Select(_set.PlaceOf).OfType<Place>()];

    internal IReadOnlyList<OfficeHourDeviation> Deviations { get; }

    public Place? PlaceOf(Guid? placeId) => _set.PlaceOf(placeId);

    public bool IsManager => Post.Position == Position.IntegrationManager;

    public IEnumerable<AreaRow> AreasBySpecificity => Areas.OrderBy(a => a.Level == AreaLevel.HouseNumber ? AreaLevel.Street : a.Level);
}
