using IntMan.Foundation.Changes;
using IntMan.Meetings.Concerns;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Minutes;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Polls;
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
    public void Concern_AllStatesVerbsAndRoles_MoveAsTheTableSays() => Try(ConcernMachine.Table,
    [
        "Raised Note Raised", "Worded Note Worded", "Kept Note Kept", "Raised Word Worded", "Worded Word Worded",
        "Voting Word Worded", "Kept Word Worded", "Released Word Worded", "HandedOff Word Worded", "Worded OpenVote Voting",
        "Voting Release Released", "Voting Keep Kept", "Raised Keep Kept", "Worded Keep Kept", "Released Revoke Worded",
        "Released HandOff HandedOff", "HandedOff Report ReportedBack", "ReportedBack Close Closed", "Kept Close Closed",
    ]);

    [Fact]
    public void HandOff_AllStatesVerbsAndRoles_MoveAsTheTableSays() => Try(HandOffMachine.Table,
    [
        "Sent Receive Received", "Sent Schedule Scheduled", "Received Schedule Scheduled", "Scheduled Discuss Discussed",
        "Sent Ask Asked", "Received Ask Asked", "Scheduled Ask Asked", "Discussed Ask Asked", "Asked Clarify Clarified",
        "Received Escalate Escalated", "Scheduled Escalate Escalated", "Discussed Escalate Escalated", "Sent Answer Answered",
        "Received Answer Answered", "Scheduled Answer Answered", "Discussed Answer Answered", "Escalated Answer Answered",
        "Sent Decline Declined", "Received Decline Declined", "Scheduled Decline Declined", "Discussed Decline Declined",
        "Sent AskRecall Sent", "Received AskRecall Received", "Scheduled AskRecall Scheduled", "Discussed AskRecall Discussed",
        "Asked AskRecall Asked", "Escalated AskRecall Escalated", "Sent AgreeToRecall Recalled", "Received AgreeToRecall Recalled",
        "Scheduled AgreeToRecall Recalled", "Discussed AgreeToRecall Recalled", "Asked AgreeToRecall Recalled",
        "Escalated AgreeToRecall Recalled", "Sent RefuseRecall Sent", "Received RefuseRecall Received",
        "Scheduled RefuseRecall Scheduled", "Discussed RefuseRecall Discussed", "Asked RefuseRecall Asked",
        "Escalated RefuseRecall Escalated",
    ]);

    [Fact]
    public void Poll_AllStatesVerbsAndRoles_MoveAsTheTableSays() => Try(PollMachine.Table, ["Open Decide Decided", "Open Withdraw Withdrawn"]);

    [Fact]
    public void Record_NeverGoesBackToDraft() =>
        Assert.DoesNotContain(RecordMachine.Table.Rows, row => row.To == RecordState.Draft && row.From != RecordState.Draft);

    [Fact]
    public void Head_MovesNothing() => Assert.All<SeriesRole[]>(
        [
            .. MeetingMachine.Table.Rows.Select(row => row.Who), .. ItemMachine.Table.Rows.Select(row => row.Who),
            .. TaskMachine.Table.Rows.Select(row => row.Who), .. RecordMachine.Table.Rows.Select(row => row.Who),
            .. ConcernMachine.Table.Rows.Select(row => row.Who), .. HandOffMachine.Table.Rows.Select(row => row.Who),
        ], who => Assert.DoesNotContain(SeriesRole.Head, who));

    [Fact]
    public void Docs_ShowTheTablesAsTheyAre()
    {
        var docs = File.ReadAllText(Path.Combine(Root(), "docs", "meetings.md")).ReplaceLineEndings("\n");
        ITransitionTable[] tables = [MeetingMachine.Table, ItemMachine.Table, TaskMachine.Table, RecordMachine.Table, ConcernMachine.Table,
            HandOffMachine.Table, PollMachine.Table];
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
