using IntMan.Tests.Ordering;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(ByName))]
[assembly: TestClassOrderer(typeof(ByName))]
[assembly: TestMethodOrderer(typeof(ByName))]
[assembly: TestCaseOrderer(typeof(ByName))]

namespace IntMan.Tests.Ordering;

/// <summary>
/// The same order on every machine: xunit's own follows identifiers that it makes from the folder's path, so that a test which leans on
/// its neighbour fails in one checkout and passes in the next.
/// </summary>
public sealed class ByName : ITestCollectionOrderer, ITestClassOrderer, ITestMethodOrderer, ITestCaseOrderer
{
    /// <summary>Collections that several classes share come first: they take the longest, and nothing runs beside what starts
    /// last.</summary>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionClassName is null)
            .ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];

    public IReadOnlyCollection<TTestClass?> OrderTestClasses<TTestClass>(IReadOnlyCollection<TTestClass?> testClasses)
        where TTestClass : notnull, ITestClass =>
        [.. testClasses.OrderBy(test => test?.TestClassName, StringComparer.Ordinal)];

    public IReadOnlyCollection<TTestMethod?> OrderTestMethods<TTestMethod>(IReadOnlyCollection<TTestMethod?> testMethods)
        where TTestMethod : notnull, ITestMethod =>
        [.. testMethods.OrderBy(test => test?.MethodName, StringComparer.Ordinal)];

    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase =>
        [.. testCases.OrderBy(test => test.TestCaseDisplayName, StringComparer.Ordinal)];
}
