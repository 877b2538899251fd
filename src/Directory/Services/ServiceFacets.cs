namespace IntMan.Directory.Services;

/// <summary>How many services each choice would give with all other parts of the filter as they are.</summary>
public sealed class ServiceFacets
{
    private static readonly FilterPart[] Parts = Enum.GetValues<FilterPart>();
    private static readonly ResidenceStatus[] Statuses = Enum.GetValues<ResidenceStatus>();

    private readonly int[] _without = new int[Parts.Length];
    private readonly Dictionary<ServiceTrait, int> _traits = [];
    private readonly Dictionary<AreaOfLife, int> _areas = [];
    private readonly Dictionary<string, int> _languages = new(StringComparer.Ordinal);
    private readonly Dictionary<ServiceKind, int> _kinds = [];
    private readonly Dictionary<ResidenceStatus, int> _statuses = [];
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private int _everywhere;

    public int Of(ServiceTrait trait) => _traits.GetValueOrDefault(trait);

    public int Of(AreaOfLife area) => _areas.GetValueOrDefault(area);

    public int Of(ServiceKind kind) => _kinds.GetValueOrDefault(kind);

    public int Of(ResidenceStatus status) => _statuses.GetValueOrDefault(status);

    public int Of(string language) => _languages.GetValueOrDefault(language);

    /// <summary>What people from a place may use.</summary>
    public int Of(ServedPlace place) => _everywhere + _keys.GetValueOrDefault(place.CountyKey) + (place.Ags is null ? 0 : _keys.GetValueOrDefault(place.Ags));

    /// <summary>What would be left without one part of the filter.</summary>
    public int Without(FilterPart part) => _without[(int)part];

    /// <summary>German names of all languages that any service has, most frequent first.</summary>
    public IEnumerable<string> Languages => _languages.OrderByDescending(language => language.Value).ThenBy(language => language.Key, StringComparer.Ordinal).Select(language => language.Key);

    /// <param name="service">The service.</param>
    /// <param name="missed">Bits of the parts of the filter that it does not meet.</param>
    /// <param name="traits">What it meets.</param>
    internal void Add(ListedService service, int missed, IReadOnlyCollection<ServiceTrait> traits)
    {
        if ((missed & (missed - 1)) != 0)
        {
            return;
        }

        foreach (var part in Parts)
        {
            if (OnlyMisses(missed, part))
            {
                _without[(int)part]++;
            }
        }

        foreach (var trait in traits)
        {
            Count(_traits, trait, OnlyMisses(missed, (FilterPart)trait));
        }

        CountEach(_areas, service.Areas, OnlyMisses(missed, FilterPart.Areas));
        CountEach(_languages, service.Languages, OnlyMisses(missed, FilterPart.Language));
        Count(_kinds, service.Kind, OnlyMisses(missed, FilterPart.Kind));
        CountEach(_statuses, service.ResidenceStatuses.Count == 0 ? Statuses : service.ResidenceStatuses, OnlyMisses(missed, FilterPart.Status));
        if (!OnlyMisses(missed, FilterPart.Place))
        {
            return;
        }

        _everywhere += service.ServesEveryone ? 1 : 0;
        CountEach(_keys, service.ServedKeys.Where(key => key.Length == 5 || !service.ServedKeys.Contains(key[..5])), true);
    }

    // Nothing else is missed: choosing here would bring the service in or keep it.
    private static bool OnlyMisses(int missed, FilterPart part) => (missed & ~(1 << (int)part)) == 0;

    private static void CountEach<T>(Dictionary<T, int> counts, IEnumerable<T> values, bool isCounted)
        where T : notnull
    {
        foreach (var value in values)
        {
            Count(counts, value, isCounted);
        }
    }

    private static void Count<T>(Dictionary<T, int> counts, T value, bool isCounted)
        where T : notnull => counts[value] = counts.GetValueOrDefault(value) + (isCounted ? 1 : 0);
}
