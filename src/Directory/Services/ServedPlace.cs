using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Services.Search;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Services;

/// <summary>A municipality, or a whole county, as somebody who looks for a service names it.</summary>
public sealed class ServedPlace
{
    public string? Ags { get; init; }
    public string Name { get; init; } = "";
    public string CountyKey { get; init; } = "";
    public string County { get; init; } = "";
    public FederalState State { get; init; }

    // Of its county, where it is one.
    public CountyKind Kind { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }
}

/// <summary>Municipalities, counties, school holidays and closing days: what services are listed by.</summary>
public sealed class ServedTerritory
{
    private const int MostOffered = 12;
    private const int ShortestTypo = 5;
    private const int ShortestBeginning = 2;

    private readonly Dictionary<string, ServedPlace> _byKey;
    private readonly ILookup<string, ServedPlace> _byName;

    public ServedTerritory(IReadOnlyList<ServedPlace> municipalities, IReadOnlyList<ServedPlace> counties,
        IReadOnlyList<SchoolHoliday> schoolHolidays, IReadOnlyList<ClosingDay> closingDays)
    {
        (Municipalities, Counties, SchoolHolidays, ClosingDays) = (municipalities, counties, schoolHolidays, closingDays);
        _byKey = municipalities.ToDictionary(place => place.Ags!);
        _byName = municipalities.Concat(counties).SelectMany(place => KeysOf(place).Distinct().Select(key => (key, place)))
            .ToLookup(pair => pair.key, pair => pair.place);
    }

    public static ServedTerritory Empty { get; } = new([], [], [], []);

    public IReadOnlyList<ServedPlace> Municipalities { get; }
    public IReadOnlyList<ServedPlace> Counties { get; }
    public IReadOnlyList<SchoolHoliday> SchoolHolidays { get; }

    // Of organisations.
    public IReadOnlyList<ClosingDay> ClosingDays { get; }

    public ServedPlace? Find(string ags) => _byKey.GetValueOrDefault(ags);

    public FederalState StateOf(string countyKey) =>
        (Counties.FirstOrDefault(county => county.CountyKey == countyKey) ?? (Counties.Count > 0 ? Counties[0] : null))?.State ?? default;

    /// <summary>
    /// The municipality that somebody typed into a field of its own; a near name or one of several is offered, never taken.
    /// </summary>
    public (ServedPlace? Place, IReadOnlyList<ServedPlace> Offered) Read(string typed)
    {
        if (Find(typed) is { } known)
        {
            return (known, []);
        }

        var key = SearchText.Fold(typed);
        var named = Of(key).Where(place => place.Ags is not null).ToList();
        return named.Count switch
        {
            1 => (named[0], []),
            > 1 => (null, [.. named.Take(MostOffered)]),
            _ => (null, [.. Near(key).Concat(Beginning(key)).Where(place => place.Ags is not null).Distinct().Take(MostOffered)]),
        };
    }

    internal IReadOnlyList<ServedPlace> Near(string key) => key.Length < ShortestTypo
        ? []
        : [.. _byName.Where(names => EditDistance.IsWithin(key, names.Key, 1)).SelectMany(names => names)];

    private IEnumerable<ServedPlace> Beginning(string key) => key.Length < ShortestBeginning
        ? []
        : _byName.Where(names => names.Key.StartsWith(key, StringComparison.Ordinal)).SelectMany(names => names);

    internal IReadOnlyList<ServedPlace> Of(string key) => key.Length == 0 ? [] : [.. _byName[key]];

    private static IEnumerable<string> KeysOf(ServedPlace place) => place.Ags is null
        ? [SearchText.Fold(place.Name), .. PlaceNames.KeysOfCounty(place.Name, place.Kind)]
        : [SearchText.Fold(place.Name), .. PlaceNames.ShortKeysOf(place.Name)];
}
