using System.Security.Cryptography;
using System.Text;
using IntMan.Tests.Ordering;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(ByNameOrSeed))]
[assembly: TestClassOrderer(typeof(ByNameOrSeed))]
[assembly: TestMethodOrderer(typeof(ByNameOrSeed))]
[assembly: TestCaseOrderer(typeof(ByNameOrSeed))]

namespace IntMan.Tests.Ordering;

/// <summary>
/// By name, the same on every machine: xunit's own order follows identifiers that it makes from the folder's path. TEST_SEED=123 shuffles the
/// names instead, so that a test which leans on its neighbour is found, and the same seed repeats the order.
/// </summary>
public sealed class ByNameOrSeed : ITestCollectionOrderer, ITestClassOrderer, ITestMethodOrderer, ITestCaseOrderer
{
    private static readonly string? Seed = Environment.GetEnvironmentVariable("TEST_SEED");

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

    private static string Rank(string? name) => string.IsNullOrEmpty(Seed)
        ? name ?? ""
        : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed} {name}")));
}
