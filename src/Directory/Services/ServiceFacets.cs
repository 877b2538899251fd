using System.Numerics;
using System.Runtime.InteropServices;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Services;

/// <summary>How many services each choice would give with all other parts of the filter as they are.</summary>
public sealed class ServiceFacets
{
    private static readonly ServiceTrait[] Traits = Enum.GetValues<ServiceTrait>();
    private static readonly ResidenceStatus[] Statuses = Enum.GetValues<ResidenceStatus>();

    private readonly int[] _without = new int[Enum.GetValues<FilterPart>().Length];
    private readonly int[] _traits = new int[Traits.Length];
    private readonly Dictionary<AreaOfLife, int> _areas = [];
    private readonly Dictionary<string, int> _languages = new(StringComparer.Ordinal);
    private readonly Dictionary<ServiceKind, int> _kinds = [];
    private readonly Dictionary<ResidenceStatus, int> _statuses = [];
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private int _everywhere;

    public int Of(ServiceTrait trait) => _traits[(int)trait];

    public int Of(AreaOfLife area) => _areas.GetValueOrDefault(area);

    public int Of(ServiceKind kind) => _kinds.GetValueOrDefault(kind);

    public int Of(ResidenceStatus status) => _statuses.GetValueOrDefault(status);

    public int Of(string language) => _languages.GetValueOrDefault(language);

    public int Of(ServedPlace place) => _everywhere + _keys.GetValueOrDefault(place.CountyKey)
        + (place.Ags is null ? 0 : _keys.GetValueOrDefault(place.Ags));

    // What would be left without one part of the filter.
    public int Without(FilterPart part) => _without[(int)part];

    public IEnumerable<string> Languages => _languages.OrderByDescending(language => language.Value)
        .ThenBy(language => language.Key, StringComparer.Ordinal).Select(language => language.Key);

    internal void Add(ListedService service, int missed, ServiceTraits traits)
    {
        if (missed == 0)
        {
            for (var part = 0; part < _without.Length; part++)
            {
                _without[part]++;
            }
        }
        else
        {
            _without[BitOperations.TrailingZeroCount(missed)]++;
        }

        foreach (var trait in Traits)
        {
            if (traits.Has(trait) && OnlyMisses(missed, (FilterPart)trait))
            {
                _traits[(int)trait]++;
            }
        }

        CountEach(_areas, service.Areas, OnlyMisses(missed, FilterPart.Areas));
        CountEach(_languages, service.Languages, OnlyMisses(missed, FilterPart.Language));
        Count(_kinds, service.Kind, OnlyMisses(missed, FilterPart.Kind));
        CountEach(_statuses, service.ResidenceStatuses.Length == 0 ? Statuses
            : service.ResidenceStatuses, OnlyMisses(missed, FilterPart.Status));
        if (!OnlyMisses(missed, FilterPart.Place))
        {
            return;
        }

        _everywhere += service.ServesEveryone ? 1 : 0;
        foreach (var key in service.ServedKeys)
        {
            if (key.Length == 5 || Array.IndexOf(service.ServedKeys, key[..5]) < 0)
            {
                Count(_keys, key, isCounted: true);
            }
        }
    }

    // Nothing else is missed: choosing here would bring the service in or keep it.
    private static bool OnlyMisses(int missed, FilterPart part) => (missed & ~(1 << (int)part)) == 0;

    private static void CountEach<T>(Dictionary<T, int> counts, T[] values, bool isCounted)
        where T : notnull
    {
        foreach (var value in values)
        {
            Count(counts, value, isCounted);
        }
    }

    private static void Count<T>(Dictionary<T, int> counts, T value, bool isCounted)
        where T : notnull => CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _) += isCounted ? 1 : 0;
}
