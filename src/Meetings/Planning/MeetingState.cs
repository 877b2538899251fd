using IntMan.Foundation.Text;
using IntMan.Meetings.Editing;
using static IntMan.Meetings.Planning.MeetingState;
using static IntMan.Meetings.Planning.MeetingVerb;

namespace IntMan.Meetings.Planning;

public enum MeetingState
{
    Draft,
    Invited,
    Running,
    Held,
    Closed,
    Cancelled,
}

public enum MeetingVerb
{
    Arrange,
    Invite,
    Open,
    End,
    Close,
    Cancel,
}

public static class MeetingMachine
{
    public static Labels<MeetingState> States { get; } = new(
        (Draft, ["im Entwurf"]), (Invited, ["eingeladen"]), (Running, ["im Gang"]), (Held, ["beendet"]), (Closed, ["abgeschlossen"]),
        (Cancelled, ["abgesagt"]));

    public static Labels<MeetingVerb> Verbs { get; } = new(
        (Arrange, ["Planen"]), (Invite, ["Einladen"]), (Open, ["Sitzung beginnen"]), (End, ["Sitzung beenden"]),
        (Close, ["Abschließen"]), (Cancel, ["Absagen"]));

    public static TransitionTable<MeetingState, MeetingVerb> Table { get; } = new("Meeting", "Das Treffen", States, Verbs,
    [
        new(Draft, Arrange, Draft, SeriesRoles.Preparing, "day, times, place, agenda; nobody has been told yet"),
        new(Draft, Invite, Invited, SeriesRoles.Preparing, "the day is not over and somebody is invited"),
        new(Draft, Cancel, Cancelled, SeriesRoles.Preparing, "with reason; no mail, because nobody was invited"),
        new(Invited, Arrange, Invited, SeriesRoles.Preparing, "a change of day or time raises SEQUENCE and sends an update"),
        new(Invited, Open, Running, SeriesRoles.Leading, "on the day itself or later"),
        new(Invited, Cancel, Cancelled, SeriesRoles.Preparing, "with reason; CANCEL to everybody, a substitute date is proposed"),
        new(Running, End, Held, SeriesRoles.Leading, "what was not reached is deferred"),
        new(Held, Close, Closed, SeriesRoles.Leading, "by publishing the record"),
    ]);
}
