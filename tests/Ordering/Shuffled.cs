using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IntMan.Tests.Ordering;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Shuffled))]
[assembly: TestClassOrderer(typeof(Shuffled))]
[assembly: TestMethodOrderer(typeof(Shuffled))]
[assembly: TestCaseOrderer(typeof(Shuffled))]

namespace IntMan.Tests.Ordering;

/// <summary>
/// Another order with each run, so that a test which leans on its neighbour is found. The output names the seed; TEST_SEED repeats an order
/// on any machine, because the order follows names and not the identifiers that xunit makes from the folder's path.
/// </summary>
public sealed class Shuffled : ITestCollectionOrderer, ITestClassOrderer, ITestMethodOrderer, ITestCaseOrderer
{
    private static readonly string Seed = ReadSeed();

    /// <summary>Collections that several classes share come first: they take the longest, and nothing runs beside what starts
    /// last.</summary>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionClassName is null)
            .ThenBy(collection => Rank(collection.TestCollectionDisplayName), StringComparer.Ordinal)];

    public IReadOnlyCollection<TTestClass?> OrderTestClasses<TTestClass>(IReadOnlyCollection<TTestClass?> testClasses)
        where TTestClass : notnull, ITestClass =>
        [.. testClasses.OrderBy(test => Rank(test?.TestClassName), StringComparer.Ordinal)];

    public IReadOnlyCollection<TTestMethod?> OrderTestMethods<TTestMethod>(IReadOnlyCollection<TTestMethod?> testMethods)
        where TTestMethod : notnull, ITestMethod =>
        [.. testMethods.OrderBy(test => Rank(test?.MethodName), StringComparer.Ordinal)];

    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase =>
        [.. testCases.OrderBy(test => Rank(test.TestCaseDisplayName), StringComparer.Ordinal)];

    private static string Rank(string? name) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed} {name}")));

    private static string ReadSeed()
    {
        var seed = Environment.GetEnvironmentVariable("TEST_SEED") is { Length: > 0 } given
            ? given
            : RandomNumberGenerator.GetInt32(1_000_000).ToString(CultureInfo.InvariantCulture);
        Console.WriteLine($"Order of the tests: TEST_SEED={seed}");
        return seed;
    }
}
