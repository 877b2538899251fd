using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Minutes;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Tasks;

namespace IntMan.Meetings.Tests;

/// <summary>Every state × every verb × every role: what the tables do not name is refused.</summary>
public sealed class MachineTests
{
    [Fact]
    public void Meeting_AllStatesVerbsAndRoles_MoveAsTheTableSays() => Try(MeetingMachine.Table,
    [
        "Draft Arrange Draft", "Draft Invite Invited", "Draft Cancel Cancelled", "Invited Arrange Invited", "Invited Open Running",
        "Invited Cancel Cancelled", "Running End Held", "Held Close Closed",
    ]);

    [Fact]
    public void Item_AllStatesVerbsAndRoles_MoveAsTheTableSays() => Try(ItemMachine.Table,
    [
        "Submitted Accept Accepted", "Submitted Return Returned", "Submitted Withdraw Withdrawn", "Accepted Withdraw Withdrawn",
        "Accepted Discuss Discussed", "Accepted Defer Deferred", "Discussed Decide Decided", "Discussed Note Noted",
            "Discussed Defer Deferred",
        "Discussed Refer Referred", "Deferred Accept Accepted",
    ]);

    [Fact]
    public void Task_AllStatesVerbsAndRoles_MoveAsTheTableSays() => Try(TaskMachine.Table,
    [
        "Open Begin InProgress", "Open Finish Done", "Open Drop Dropped", "Open HandOver HandedOver", "InProgress Finish Done",
        "InProgress Drop Dropped", "InProgress HandOver HandedOver",
    ]);

    [Fact]
    public void Record_AllStatesVerbsAndRoles_MoveAsTheTableSays() => Try(RecordMachine.Table,
    [
        "Draft Write Draft", "Draft Review InReview", "InReview Write InReview", "InReview Approve Approved",
            "Approved Publish Published",
        "Published Amend Amended", "Published Withdraw Withdrawn", "Amended Amend Amended", "Amended Withdraw Withdrawn",
    ]);

    [Fact]
    public void Record_NeverGoesBackToDraft() =>
        Assert.DoesNotContain(RecordMachine.Table.Rows, row => row.To == RecordState.Draft && row.From != RecordState.Draft);

    [Fact]
    public void Head_MovesNothing() => Assert.All<SeriesRole[]>(
        [
            .. MeetingMachine.Table.Rows.Select(row => row.Who), .. ItemMachine.Table.Rows.Select(row => row.Who),
            .. TaskMachine.Table.Rows.Select(row => row.Who), .. RecordMachine.Table.Rows.Select(row => row.Who),
        ], who => Assert.DoesNotContain(SeriesRole.Head, who));

    [Fact]
    public void Docs_ShowTheTablesAsTheyAre()
    {
        var docs = File.ReadAllText(Path.Combine(Root(), "docs", "meetings.md")).ReplaceLineEndings("\n");
        ITransitionTable[] tables = [MeetingMachine.Table, ItemMachine.Table, TaskMachine.Table, RecordMachine.Table];
        Assert.All(tables, table => Assert.Contains($"### {table.Name}\n\n{table.ToMarkdown()}", docs, StringComparison.Ordinal));
    }

    // The expected steps stand here a second time, on purpose: a row that is added or lost turns the test red.
    private static void Try<TState, TVerb>(TransitionTable<TState, TVerb> table, string[] expected)
        where TState : struct, Enum
        where TVerb : struct, Enum
    {
        var moved = new List<string>();
        foreach (var (from, verb) in Enum.GetValues<TState>().SelectMany(from => Enum.GetValues<TVerb>().Select(verb => (from, verb))))
        {
            var allowed = Enum.GetValues<SeriesRole>().Where(role => Moves(table, from, verb, role) is not null).ToHashSet();
            Assert.Equal(table.Find(from, verb)?.Who.ToHashSet() ?? [], allowed);
            if (allowed.Count > 0)
            {
                moved.Add($"{from} {verb} {Moves(table, from, verb, allowed.First())}");
            }
        }

        Assert.Equal(expected.Order(StringComparer.Ordinal), moved.Order(StringComparer.Ordinal));
    }

    private static TState? Moves<TState, TVerb>(TransitionTable<TState, TVerb> table, TState from, TVerb verb, SeriesRole role)
        where TState : struct, Enum
        where TVerb : struct, Enum
    {
        try
        {
            return table.Move(from, verb, new HashSet<SeriesRole> { role });
        }
        catch (RuleViolation refusal)
        {
            Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
            return null;
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IntMan.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run inside the repository.");
        }

        return folder.FullName;
    }
}
