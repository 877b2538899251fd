using IntMan.Tests.Ordering;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestFramework(typeof(NamedOrder))]
[assembly: TestCollectionOrderer(typeof(ByName))]
[assembly: TestCaseOrderer(typeof(ByName))]

namespace IntMan.Tests.Ordering;

/// <summary>
/// The same order on every machine: xunit's own follows identifiers that it makes from the folder's path, so that a test which leans on
/// its neighbour fails in one checkout and passes in the next.
/// </summary>
public sealed class ByName : ITestCaseOrderer, ITestCollectionOrderer
{
    /// <summary>Cases of one class.</summary>
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase =>
        Sort(testCases);

    /// <summary>Collections that several classes share come first: they take the longest, and nothing runs beside what starts last.</summary>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionClassName is null).ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];

    internal static TTestCase[] Sort<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase =>
        [.. testCases.OrderBy(test => test.TestClassName, StringComparer.Ordinal).ThenBy(test => test.TestCaseDisplayName, StringComparer.Ordinal)];
}

/// <summary>xunit has no orderer for the classes of a collection; they run as the cases are handed to it.</summary>
public sealed class NamedOrder : XunitTestFramework
{
    protected override ITestFrameworkExecutor CreateExecutor(System.Reflection.Assembly assembly) =>
        new Executor(new XunitTestAssembly(assembly, configFilePath: null, version: assembly.GetName().Version));

    private sealed class Executor(IXunitTestAssembly assembly) : XunitTestFrameworkExecutor(assembly)
    {
        public override ValueTask RunTestCases(
            IReadOnlyCollection<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions, CancellationToken cancellationToken) =>
            base.RunTestCases(ByName.Sort(testCases), executionMessageSink, executionOptions, cancellationToken);
    }
}
