using IntMan.Foundation.Text;
using IntMan.Meetings.Editing;
using static IntMan.Meetings.Minutes.RecordState;

namespace IntMan.Meetings.Minutes;

public enum RecordState
{
    Draft,
    InReview,
    Approved,
    Published,
    Amended,
    Withdrawn,
}

public enum RecordVerb
{
    Write,
    Review,
    Approve,
    Publish,
    Amend,
    Withdraw,
}

public enum RecordVisibility
{
    Public,
    Network,
    Participants,
}

public static class RecordMachine
{
    public static Labels<RecordState> States { get; } = new(
        (Draft, ["im Entwurf"]), (InReview, ["in Prüfung"]), (Approved, ["genehmigt"]), (Published, ["veröffentlicht"]),
        (Amended, ["berichtigt"]), (Withdrawn, ["zurückgezogen"]));

    public static Labels<RecordVerb> Verbs { get; } = new(
        (RecordVerb.Write, ["Schreiben"]), (RecordVerb.Review, ["Zur Prüfung geben"]), (RecordVerb.Approve, ["Genehmigen"]),
        (RecordVerb.Publish, ["Veröffentlichen"]), (RecordVerb.Amend, ["Berichtigen"]), (RecordVerb.Withdraw, ["Zurückziehen"]));

    public static Labels<RecordVisibility> Visibilities { get; } = new(
        (RecordVisibility.Public, ["öffentlich"]), (RecordVisibility.Network, ["im Netzwerk"]),
        (RecordVisibility.Participants, ["nur für Teilnehmende"]));

    public static TransitionTable<RecordState, RecordVerb> Table { get; } = new("Minutes", "Das Protokoll", States, Verbs,
    [
        new(Draft, RecordVerb.Write, Draft, SeriesRoles.Leading, "every saved text is a draft of its own with its hash"),
        new(Draft, RecordVerb.Review, InReview, SeriesRoles.Leading, "the meeting is over"),
        new(InReview, RecordVerb.Write, InReview, SeriesRoles.Leading, "an objection was taken up"),
        new(InReview, RecordVerb.Approve, Approved, SeriesRoles.Leading, "names the hash of the last draft; no objection is open"),
        new(Approved, RecordVerb.Publish, Published, SeriesRoles.Leading, "names the same hash; version 1"),
        new(Published, RecordVerb.Amend, Amended, SeriesRoles.Leading, "with reason; version 2"),
        new(Published, RecordVerb.Withdraw, Withdrawn, SeriesRoles.Leading, "with reason; a tombstone stays, files answer 410"),
        new(Amended, RecordVerb.Amend, Amended, SeriesRoles.Leading, "with reason; the next version"),
        new(Amended, RecordVerb.Withdraw, Withdrawn, SeriesRoles.Leading, "with reason; a tombstone stays, files answer 410"),
    ]);
}
