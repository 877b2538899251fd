using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Services.Search;

namespace IntMan.Directory.Services;

/// <summary>All published services at one moment, with the stems that find them. Immutable: a change makes a new one, readers keep
/// theirs.</summary>
public sealed class ServiceSnapshot
{
    private const int MostBusiest = 60;
    private const string Everyone = "";

    internal static readonly StringComparer ByName = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("de-DE"),
        ignoreCase: true);

    private readonly Dictionary<Guid, ListedService> _services;
    private readonly Dictionary<string, ServicePosting[]> _postings;
    private readonly HashSet<string> _surfaces;
    private readonly Synonyms _synonyms;
    private readonly Lazy<IReadOnlyList<ServedPlace>> _busiest;
    private readonly Lazy<ILookup<string, ListedService>> _served;

    private ServiceSnapshot(Dictionary<Guid, ListedService> services, Dictionary<string, ServicePosting[]> postings,
        HashSet<string> surfaces, SearchVocabulary vocabulary, ServedTerritory territory, Synonyms synonyms)
    {
        (_services, _postings, _surfaces, _synonyms) = (services, postings, surfaces, synonyms);
        (Vocabulary, Territory) = (vocabulary, territory);
        _busiest = new(FindBusiest);
        _served = new(() => All!.SelectMany(service => service.ServesEveryone
            ? [Everyone] : service.ServedKeys, (service, key) => (service, key))
            .ToLookup(pair => pair.key, pair => pair.service, StringComparer.Ordinal));
        All = [.. services.Values.OrderBy(service => service.Name, ByName).ThenBy(service => service.Id)];
    }

    public IReadOnlyList<ListedService> All { get; }
    public SearchVocabulary Vocabulary { get; }
    public ServedTerritory Territory { get; }

    public static ServiceSnapshot Of(Synonyms synonyms) =>
        new([], [], [], new SearchVocabulary([], synonyms), ServedTerritory.Empty, synonyms);

    public IReadOnlyList<ServedPlace> BusiestPlaces => _busiest.Value;

    public ListedService? Find(Guid id) => _services.GetValueOrDefault(id);

    public IReadOnlyCollection<ListedService> Reaching(string ags) =>
        [.. new[] { Everyone, ags, ags[..5] }.SelectMany(key => _served.Value[key]).Distinct()];

    internal ServicePosting[] With(string stem) => _postings.GetValueOrDefault(stem) ?? [];

    internal ServiceSnapshot Replace(IReadOnlyCollection<Guid> touched, IReadOnlyCollection<ListedService> current,
        ServedTerritory? territory)
    {
        var services = new Dictionary<Guid, ListedService>(_services);
        var outdated = touched.Select(id => services.Remove(id, out var old) ? old : null).OfType<ListedService>().ToHashSet();
        foreach (var service in current)
        {
            services[service.Id] = service;
        }

        var postings = new Dictionary<string, ServicePosting[]>(_postings, StringComparer.Ordinal);
        var fresh = current.SelectMany(service => service.Words.Stems.Select(stem =>
            (stem.Key, Posting: new ServicePosting(service, stem.Value))))
            .ToLookup(pair => pair.Key, pair => pair.Posting, StringComparer.Ordinal);
        foreach (var stem in outdated.SelectMany(service => service.Words.Stems.Select(stem => stem.Key))
            .Concat(fresh.Select(group => group.Key)).ToHashSet(StringComparer.Ordinal))
        {
            postings[stem] = [.. With(stem).Where(posting => !outdated.Contains(posting.Service)), .. fresh[stem]];
        }

        var surfaces = new HashSet<string>(_surfaces, StringComparer.Ordinal);
        surfaces.UnionWith(current.SelectMany(service => service.Words.Surfaces));
        var vocabulary = surfaces.Count == _surfaces.Count ? Vocabulary : new SearchVocabulary(surfaces, _synonyms);
        return new ServiceSnapshot(services, postings, surfaces, vocabulary, territory ?? Territory, _synonyms);
    }

    private List<ServedPlace> FindBusiest() =>
        [.. All.SelectMany(service => service.Places.Select(place => place.Ags).OfType<string>().Distinct()).GroupBy(ags => ags)
            .OrderByDescending(group => group.Count()).Take(MostBusiest)
            .Select(group => Territory.Find(group.Key)).OfType<ServedPlace>().OrderBy(place => place.Name, StringComparer.Ordinal)];
}

internal readonly record struct ServicePosting(ListedService Service, float Weight);
