using System.Globalization;
using BenchmarkDotNet.Attributes;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Search;
using IntMan.Foundation.Text;

namespace IntMan.Benchmarks.Micro;

/// <summary>Folding, taking apart and ranking, without the database.</summary>
public class SearchBenchmarks
{
    private readonly string _name = "Bürgermeister-Müller-Straße 12a";
    private readonly string _typed = "Lindenweg 12 Ettlingen";
    private readonly SearchQuery _query = SearchQuery.Parse("Lindenweg 12 Ettlingen");
    private SearchCandidate[] _candidates = [];

    [GlobalSetup]
    public void Find() => _candidates =
    [
        Candidate(SearchKind.Municipality, "Ettlingen", 0),
        .. Enumerable.Range(0, 99).Select(n => Candidate(SearchKind.Street, n % 2 == 0 ? "Lindenweg" : "Lindenwegle", n)),
    ];

    [Benchmark]
    public string Fold() => SearchText.Fold(_name);

    [Benchmark]
    public SearchKeys KeysOf() => SearchText.KeysOf(_name);

    [Benchmark]
    public SearchQuery Parse() => SearchQuery.Parse(_typed);

    [Benchmark]
    public IReadOnlyList<SearchHit> Rank100() => SearchReading.Read(_query, _candidates);

    private static SearchCandidate Candidate(SearchKind kind, string name, int number)
    {
        var keys = SearchText.KeysOf(name);
        return new SearchCandidate
        {
            Kind = kind,
            Id = kind == SearchKind.Street ? Guid.CreateVersion7() : null,
            Label = name,
            Ags = string.Create(CultureInfo.InvariantCulture, $"08215{number:000}"),
            CountyKey = "08215",
            SearchKey = keys.Key,
            SearchWords = keys.Words,
        };
    }
}
