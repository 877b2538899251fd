using IntMan.Foundation.Text;
using IntMan.Meetings.Editing;
using static IntMan.Meetings.Planning.ItemState;

namespace IntMan.Meetings.Planning;

public enum ItemState
{
    Submitted,
    Accepted,
    Returned,
    Withdrawn,
    Discussed,
    Decided,
    Noted,
    Deferred,
    Referred,
}

public enum ItemVerb
{
    Accept,
    Return,
    Withdraw,
    Discuss,
    Decide,
    Note,
    Defer,
    Refer,
}

public enum ItemManner
{
    Information,
    Exchange,
    Decision,

    /// <summary>"Gemeinsame Festlegung des Protokollinhalts": what of part 1 leaves the room.</summary>
    Wording,

    /// <summary>Shows the open tasks by itself.</summary>
    FollowUp,

    /// <summary>Shows the answers that came back by itself.</summary>
    Answers,
    Break,
}

public enum ItemSource
{
    Template,
    Office,
    Member,
    Deferred,
    Answer,
    Need,
    Card,
    Mandate,
    Concern,
}

public static class ItemMachine
{
    public static Labels<ItemState> States { get; } = new(
        (Submitted, ["eingereicht"]), (Accepted, ["auf der Tagesordnung"]), (Returned, ["zurückgegeben"]), (Withdrawn, ["zurückgezogen"]),
        (Discussed, ["besprochen"]), (Decided, ["beschlossen"]), (Noted, ["zur Kenntnis genommen"]), (ItemState.Deferred, ["vertagt"]),
        (Referred, ["verwiesen"]));

    public static Labels<ItemVerb> Verbs { get; } = new(
        (ItemVerb.Accept, ["Annehmen"]), (ItemVerb.Return, ["Zurückgeben"]), (ItemVerb.Withdraw, ["Zurückziehen"]),
        (ItemVerb.Discuss, ["Besprechen"]), (ItemVerb.Decide, ["Beschließen"]), (ItemVerb.Note, ["Zur Kenntnis nehmen"]),
        (ItemVerb.Defer, ["Vertagen"]), (ItemVerb.Refer, ["Verweisen"]));

    public static Labels<ItemManner> Manners { get; } = new(
        (ItemManner.Information, ["Information"]), (ItemManner.Exchange, ["Austausch"]), (ItemManner.Decision, ["Entscheidung"]),
        (ItemManner.Wording, ["Festlegung Protokoll"]), (ItemManner.FollowUp, ["Nachverfolgung"]), (ItemManner.Answers, ["Rückmeldung"]),
        (ItemManner.Break, ["Pause"]));

    public static TransitionTable<ItemState, ItemVerb> Table { get; } = new("Agenda item", "Der Punkt", States, Verbs,
    [
        new(Submitted, ItemVerb.Accept, Accepted, SeriesRoles.Preparing, "gets a place on an agenda that is not over"),
        new(Submitted, ItemVerb.Return, Returned, SeriesRoles.Preparing, "with reason"),
        new(Submitted, ItemVerb.Withdraw, Withdrawn, SeriesRoles.Sitting, "by whoever submitted it"),
        new(Accepted, ItemVerb.Withdraw, Withdrawn, SeriesRoles.Preparing, "taken off the agenda before the meeting"),
        new(Accepted, ItemVerb.Discuss, Discussed, SeriesRoles.Leading, "the running meeting has come to it"),
        new(Accepted, ItemVerb.Defer, ItemState.Deferred, SeriesRoles.Leading, "not reached, or set aside; waits in the store of topics"),
        new(Discussed, ItemVerb.Decide, Decided, SeriesRoles.Leading, "with a decision"),
        new(Discussed, ItemVerb.Note, Noted, SeriesRoles.Leading, "nothing was to be decided"),
        new(Discussed, ItemVerb.Defer, ItemState.Deferred, SeriesRoles.Leading, "goes on next time"),
        new(Discussed, ItemVerb.Refer, Referred, SeriesRoles.Leading, "goes to another round"),
        new(ItemState.Deferred, ItemVerb.Accept, Accepted, SeriesRoles.Preparing, "taken up again on a later agenda"),
    ]);
}
