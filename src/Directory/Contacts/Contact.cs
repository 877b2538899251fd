using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Quality;
using IntMan.Directory.Responsibilities;

namespace IntMan.Directory.Contacts;

/// <summary>A post as the public meets it on one day: who holds it, when and where, and who stands in.</summary>
public sealed class Contact
{
    private readonly ContactSet _set;
    private readonly IReadOnlyList<Absence> _absences;

    internal Contact(ContactSet set, PostRow post, IReadOnlyList<HolderRow> holders, IReadOnlyList<Absence> absences, OfficeHours hours,
        IReadOnlyList<OfficeHour> rules, IReadOnlyList<AreaRow> areas)
    {
        (_set, _absences) = (set, absences);
        (Post, Holders, Hours, Rules, Areas) = (post, holders, hours, rules, areas);
        Names = [.. holders.Where(h => h.Role != HolderRole.Deputy).Select(h => h.NameOn(set.Day)).OfType<string>()];
        Main = holders.FirstOrDefault(h => h.Role != HolderRole.Deputy) ?? (holders.Count > 0 ? holders[0] : null);
    }

    public PostRow Post { get; }
    public IReadOnlyList<HolderRow> Holders { get; }
    public OfficeHours Hours { get; }
    public IReadOnlyList<OfficeHour> Rules { get; }
    public IReadOnlyList<AreaRow> Areas { get; }

    public IReadOnlyList<string> Names { get; }

    // The holder whose function and languages the card shows; null while vacant.
    public HolderRow? Main { get; }

    public Freshness Freshness => _set.Freshness.Of(Post.ConfirmedOn, _set.Day);

    // Since when nobody has confirmed, when that is too long ago; else null.
    public DateOnly? OverdueSince => Freshness is Freshness.Overdue or Freshness.LongOverdue ? Post.ConfirmedOn : null;

    // False for entries that nobody has confirmed for so long that lists leave them out.
    public bool IsListed => Freshness != Freshness.LongOverdue;

    public bool IsVacant => Holders.Count == 0;

    public string DisplayName => Names.Count > 0 ? string.Join(" und ", Names) : Post.Title;

    public string Slug => Names.Count == 1 && Main?.NameOn(_set.Day) is not null ? Main.Slug! : Post.Slug;

    public string? Phone => (Names.Count == 1 ? Main?.Phone : null) ?? Post.Phone;

    public string? Email => (Names.Count == 1 ? Main?.Email : null) ?? Post.Email;

    public IReadOnlyList<string> Languages => [.. Holders.SelectMany(h => h.Languages).Distinct()];

    public Place? Place => _set.PlaceOf(Post.PlaceId) ?? _set.PlaceOf(Rules.FirstOrDefault(r => r.PlaceId is not null)?.PlaceId);

    public Absence? AwayOn(DateOnly day)
    {
        var present = Holders.Count(h => !_absences.Any(a => a.PersonId == h.PersonId && a.Days.Contains(day)));
        return Holders.Count > 0 && present == 0 ? _absences.First(a => a.Days.Contains(day)) : null;
    }

    public Contact? SubstituteOn(DateOnly day) => AwayOn(day) is { } absence ? _set.SubstituteOf(absence, day) : null;

    public Absence? NextAbsenceAfter(DateOnly day) => Holders.Count == 1
        ? _absences.Where(a => a.FirstDay > day).MinBy(a => a.FirstDay) : null;

    public Contact? SubstituteFor(Absence absence) => _set.SubstituteOf(absence, absence.FirstDay);

    public IReadOnlyList<Place> Places => [.. Rules.Select(r => r.PlaceId).Append(Post.PlaceId)
        .Concat(Hours.Deviations.Select(d => d.NewPlaceId)).Distinct().Select(_set.PlaceOf).OfType<Place>()];

    public Place? PlaceOf(Guid? placeId) => _set.PlaceOf(placeId);

    public bool IsManager => Post.Position == Position.IntegrationManager;

    public IEnumerable<AreaRow> AreasBySpecificity => Areas.OrderBy(a => a.Level == AreaLevel.HouseNumber ? AreaLevel.Street : a.Level);
}
