using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Services.Search;
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

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }
}

/// <summary>Municipalities, counties and school holidays: what services are listed by.</summary>
public sealed class ServedTerritory
{
    private readonly Dictionary<string, ServedPlace> _byKey;
    private readonly ILookup<string, ServedPlace> _byName;
    private readonly ILookup<int, string> _names;

    public ServedTerritory(IReadOnlyList<ServedPlace> municipalities, IReadOnlyList<ServedPlace> counties,
        IReadOnlyList<SchoolHoliday> schoolHolidays)
    {
        (Municipalities, Counties, SchoolHolidays) = (municipalities, counties, schoolHolidays);
        _byKey = municipalities.ToDictionary(place => place.Ags!);
        _byName = municipalities.Concat(counties).SelectMany(place => KeysOf(place).Distinct().Select(key => (key, place)))
            .ToLookup(pair => pair.key, pair => pair.place);
        _names = _byName.Select(names => names.Key).ToLookup(key => key.Length);
    }

    public static ServedTerritory Empty { get; } = new([], [], []);

    public IReadOnlyList<ServedPlace> Municipalities { get; }
    public IReadOnlyList<ServedPlace> Counties { get; }
    public IReadOnlyList<SchoolHoliday> SchoolHolidays { get; }

    public ServedPlace? Find(string ags) => _byKey.GetValueOrDefault(ags);

    public FederalState StateOf(string countyKey) =>
        (Counties.FirstOrDefault(county => county.CountyKey == countyKey) ?? (Counties.Count > 0 ? Counties[0] : null))?.State ?? default;

    public IReadOnlyList<ServedPlace> Named(string name) => Of(string.Concat(WordStem.Words(name)));

    public IReadOnlyList<ServedPlace> NamedNearly(string name)
    {
        var key = string.Concat(WordStem.Words(name));
        return Of(key) is { Count: > 0 } exact || key.Length < 5
            ? Of(key)
            : [.. Enumerable.Range(key.Length - 1, 3).SelectMany(length => _names[length])
                .Where(other => EditDistance.IsWithin(key, other, 1)).SelectMany(Of)];
    }

    internal IReadOnlyList<ServedPlace> Of(string key) => key.Length == 0 ? [] : [.. _byName[key]];

    // "Singen (Hohentwiel)" is "Singen" to everybody who lives there, "Landkreis Karlsruhe" may be "Karlsruhe", but a town of the name
    // comes first.
    private static IEnumerable<string> KeysOf(ServedPlace place)
    {
        yield return string.Concat(WordStem.Words(place.Name));
        if (place.Name.IndexOf('(', StringComparison.Ordinal) is > 0 and var bracket)
        {
            yield return string.Concat(WordStem.Words(place.Name[..bracket]));
        }

        if (place.Name.IndexOf(" / ", StringComparison.Ordinal) is > 0 and var slash)
        {
            yield return string.Concat(WordStem.Words(place.Name[..slash]));
        }
    }
}
