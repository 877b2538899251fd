namespace IntMan.Portal.Tests.Boundaries;

/// <summary>Every reader of a validity counts the first and the last day, not the day before and not the day after, and an open end for
/// ever.</summary>
public sealed class BoundaryTests(BoundaryCounty county) : IClassFixture<BoundaryCounty>
{
    public static TheoryData<string> Names { get; } = [.. Readers.All.Select(reader => reader.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Reader_AtTheEdges(string name) => Assert.Equal(Readers.All.Single(reader => reader.Name == name).Expected,
        county.Answers[name]);
}
