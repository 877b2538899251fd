using System.Globalization;
using BenchmarkDotNet.Attributes;
using IntMan.Directory.Responsibilities;

namespace IntMan.Benchmarks.Micro;

/// <summary>Scan of 20,000 streets of 1,000 municipalities; a tenth is split into 25 numbers, 50,000 in all. Bar: below 5
/// seconds.</summary>
public class CoverageBenchmarks
{
    private const int Streets = 20_000;
    private static readonly DateOnly Day = new(2026, 11, 18);
    private readonly List<StreetArea> _streets = [];
    private readonly List<Responsibility> _rules = [];

    [GlobalSetup]
    public void Fill()
    {
        var since = new DateOnly(2026, 1, 1);
        for (var n = 0; n < Streets; n++)
        {
            var street = new StreetArea(Guid.CreateVersion7(), string.Create(CultureInfo.InvariantCulture, $"08{n % 1000:000000}"),
                null, null);
            _streets.Add(street);
            _rules.Add(new Responsibility(Guid.CreateVersion7(), Area.OfStreet(street.Id), TargetGroups.Everyone, since));
            for (var number = 0; n % 10 == 0 && number < 25; number++)
            {
                _rules.Add(new Responsibility(Guid.CreateVersion7(),
                    Area.OfStreet(street.Id, string.Create(CultureInfo.InvariantCulture, $"{1 + (4 * number)}")),
                    TargetGroups.Everyone, since));
            }
        }
    }

    [Benchmark]
    public IReadOnlyList<CoverageFinding> Country() => CoverageScan.Execute(_streets, _rules, Day);
}
