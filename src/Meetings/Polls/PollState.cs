using IntMan.Foundation.Text;
using IntMan.Meetings.Editing;
using static IntMan.Meetings.Polls.PollState;

namespace IntMan.Meetings.Polls;

public enum PollState
{
    Open,
    Decided,
    Withdrawn,
}

public enum PollVerb
{
    Decide,
    Withdraw,
}

public enum PollAnswer
{
    Yes,
    IfNeedBe,
    No,
}

public static class PollMachine
{
    public static Labels<PollState> States { get; } = new((Open, ["offen"]), (Decided, ["entschieden"]), (Withdrawn, ["beendet"]));

    public static Labels<PollVerb> Verbs { get; } = new((PollVerb.Decide, ["Termin festlegen"]), (PollVerb.Withdraw, ["Umfrage beenden"]));

    public static Labels<PollAnswer> Answers { get; } = new(
        (PollAnswer.Yes, ["Ja"]), (PollAnswer.IfNeedBe, ["Zur Not"]), (PollAnswer.No, ["Nein"]));

    public static TransitionTable<PollState, PollVerb> Table { get; } = new("Date poll", "Die Umfrage", States, Verbs,
    [
        new(Open, PollVerb.Decide, Decided, SeriesRoles.Preparing, "for one of its dates; plans the meeting, or moves the one it is about"),
        new(Open, PollVerb.Withdraw, Withdrawn, SeriesRoles.Preparing, "no date was found"),
    ]);
}
