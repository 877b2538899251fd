using IntMan.Foundation.Text;
using IntMan.Meetings.Editing;
using static IntMan.Meetings.Concerns.HandOffState;
using static IntMan.Meetings.Concerns.HandOffVerb;

namespace IntMan.Meetings.Concerns;

public enum HandOffState
{
    Sent,
    Received,
    Scheduled,
    Discussed,
    Asked,
    Escalated,
    Answered,
    Declined,
    Clarified,
    Recalled,
}

public enum HandOffVerb
{
    Receive,
    Schedule,
    Discuss,
    Ask,
    Clarify,
    Escalate,
    Answer,
    Decline,
    AskRecall,
    AgreeToRecall,
    RefuseRecall,
}

public enum DeclineReason
{
    NotOurs,
    DecidedBefore,
    NotNow,
}

public static class HandOffMachine
{
    /// <summary>The office of the round.</summary>
    internal static SeriesRole[] Receiving { get; } = [SeriesRole.Office, SeriesRole.Organiser, SeriesRole.Moderation];

    private static readonly SeriesRole[] Speaking = [SeriesRole.Spokesperson, SeriesRole.Deputy];

    public static Labels<HandOffState> States { get; } = new(
        (Sent, ["neu"]), (Received, ["angenommen"]), (Scheduled, ["auf der Tagesordnung"]), (Discussed, ["beraten"]),
        (Asked, ["Rückfrage offen"]), (Escalated, ["bei der Politik"]), (Answered, ["beantwortet"]), (Declined, ["abgelehnt"]),
        (Clarified, ["neu gefasst"]), (Recalled, ["zurückgerufen"]));

    public static Labels<HandOffVerb> Verbs { get; } = new(
        (Receive, ["Annehmen"]), (Schedule, ["Auf die Tagesordnung setzen"]), (Discuss, ["Beraten"]), (Ask, ["Zurückfragen"]),
        (Clarify, ["Neu fassen"]), (Escalate, ["An die Politik geben"]), (Answer, ["Beantworten"]), (Decline, ["Ablehnen"]),
        (AskRecall, ["Zurückrufen"]), (AgreeToRecall, ["Rückruf annehmen"]), (RefuseRecall, ["Rückruf ablehnen"]));

    public static Labels<DeclineReason> Reasons { get; } = new(
        (DeclineReason.NotOurs, ["nicht zuständig"]), (DeclineReason.DecidedBefore, ["schon entschieden"]),
        (DeclineReason.NotNow, ["zurzeit nicht möglich"]));

    /// <summary>Steps of the round count for roles there, steps of the forum for roles in the forum.</summary>
    public static TransitionTable<HandOffState, HandOffVerb> Table { get; } = new("Hand-off", "Das Anliegen", States, Verbs,
    [
        new(Sent, Receive, Received, Receiving, "the office has seen it"),
        .. From(Schedule, Scheduled, Receiving, "an item on an agenda that is not over", Sent, Received),
        new(Scheduled, Discuss, Discussed, SeriesRoles.Leading, "by itself: the running meeting has come to its item"),
        .. From(Ask, Asked, Receiving, "with the question, to the spokesperson", Sent, Received, Scheduled, Discussed),
        new(Asked, Clarify, Clarified, Speaking, "by handing off the next released wording, which names this one"),
        .. From(Escalate, Escalated, Receiving, "with the political body and a paper", Received, Scheduled, Discussed),
        .. From(Answer, Answered, Receiving, "with the answer; it puts itself on the forum's next agenda", Sent, Received, Scheduled,
            Discussed, Escalated),
        .. From(Decline, Declined, Receiving, "with the kind of reason and a text; goes the way of an answer", Sent, Received, Scheduled,
            Discussed),
        .. Open.Select(state => new Transition<HandOffState, HandOffVerb>(state, AskRecall, state, Speaking,
            "with reason; the round answers")),
        .. Open.Select(state => new Transition<HandOffState, HandOffVerb>(state, AgreeToRecall, Recalled, Receiving,
            "the forum has asked for it")),
        .. Open.Select(state => new Transition<HandOffState, HandOffVerb>(state, RefuseRecall, state, Receiving,
            "the forum has asked for it")),
    ]);

    private static HandOffState[] Open => [Sent, Received, Scheduled, Discussed, Asked, Escalated];

    private static IEnumerable<Transition<HandOffState, HandOffVerb>> From(
        HandOffVerb verb, HandOffState to, SeriesRole[] who, string condition, params HandOffState[] states) =>
        states.Select(state => new Transition<HandOffState, HandOffVerb>(state, verb, to, who, condition));
}
