using System.Globalization;
using BenchmarkDotNet.Attributes;
using IntMan.Directory.Responsibilities;

namespace IntMan.Benchmarks.Micro;

/// <summary>Who is responsible for a house number of a street that is split among 200 rules; the real ones have two or three.</summary>
public class ResolverBenchmarks
{
    private static readonly DateOnly Day = new(2026, 11, 18);
    private static readonly Guid Street = new("00000000-0000-0000-0000-000000000001");
    private readonly List<Responsibility> _rules = [];

    [GlobalSetup]
    public void Split()
    {
        var since = new DateOnly(2026, 1, 1);
        for (var number = 1; number <= 200; number++)
        {
            _rules.Add(new Responsibility(Guid.CreateVersion7(), Area.OfStreet(Street, number.ToString(CultureInfo.InvariantCulture)),
                TargetGroups.Everyone, since));
        }

        _rules.Add(new Responsibility(Guid.CreateVersion7(), Area.OfMunicipality("08215017"), TargetGroups.Everyone, since));
        _rules.Add(new Responsibility(Guid.CreateVersion7(), Area.OfCounty("08215"), TargetGroups.Everyone, since));
    }

    [Benchmark]
    public Resolution SplitStreet() => ResponsibilityResolver.Resolve(At("155"), null, Day, _rules);

    [Benchmark]
    public Resolution StreetWithoutNumber() => ResponsibilityResolver.Resolve(At(null), null, Day, _rules);

    private static HouseAddress At(string? number) =>
        new("08215", null, "08215017", null, Street, HouseNumber.TryParse(number, out var houseNumber) ? houseNumber : null);
}
