using IntMan.Foundation.Text;
using IntMan.Meetings.Editing;
using static IntMan.Meetings.Concerns.ConcernState;
using static IntMan.Meetings.Concerns.ConcernVerb;

namespace IntMan.Meetings.Concerns;

public enum ConcernState
{
    Raised,
    Worded,
    Voting,
    Released,
    Kept,
    HandedOff,
    ReportedBack,
    Closed,
}

public enum ConcernVerb
{
    Note,
    Word,
    OpenVote,
    Release,
    Keep,
    Revoke,
    HandOff,
    Report,
    Close,
}

public static class ConcernMachine
{
    /// <summary>Who leads through the protected part.</summary>
    private static readonly SeriesRole[] Leading =
        [SeriesRole.Spokesperson, SeriesRole.Deputy, SeriesRole.Moderation, SeriesRole.MinuteTaker];

    private static readonly SeriesRole[] Room = [SeriesRole.Mandated];

    private static readonly SeriesRole[] Speaking = [SeriesRole.Spokesperson, SeriesRole.Deputy];

    public static Labels<ConcernState> States { get; } = new(
        (Raised, ["eingebracht"]), (Worded, ["mit Wortlaut"]), (Voting, ["in der Abstimmung"]), (Released, ["freigegeben"]),
        (Kept, ["im Raum behalten"]), (HandedOff, ["übergeben"]), (ReportedBack, ["im Forum berichtet"]), (Closed, ["abgeschlossen"]));

    public static Labels<ConcernVerb> Verbs { get; } = new(
        (ConcernVerb.Note, ["Notiz ändern"]), (Word, ["Wortlaut schreiben"]), (OpenVote, ["Abstimmen lassen"]), (Release, ["Freigeben"]),
        (Keep, ["Im Raum behalten"]), (Revoke, ["Freigabe widerrufen"]), (ConcernVerb.HandOff, ["Übergeben"]),
        (Report, ["Im Forum berichtet"]), (Close, ["Abschließen"]));

    /// <summary>All of it happens in the room: whoever has no mandate of the day finds no concern.</summary>
    public static TransitionTable<ConcernState, ConcernVerb> Table { get; } = new("Concern", "Das Anliegen", States, Verbs,
    [
        new(Raised, ConcernVerb.Note, Raised, Room, "inner note; names the revision that was seen"),
        new(Worded, ConcernVerb.Note, Worded, Room, "the inner note is no part of what is voted on"),
        new(Kept, ConcernVerb.Note, Kept, Room, "inner note; names the revision that was seen"),
        new(Raised, Word, Worded, Room, "title, text, attachments for outside"),
        new(Worded, Word, Worded, Room, "another wording"),
        new(Voting, Word, Worded, Room, "another wording: the vote and all votes are void"),
        new(Kept, Word, Worded, Room, "another wording"),
        new(Released, Word, Worded, Room, "another wording: the release is void"),
        new(HandedOff, Word, Worded, Room, "the round asked back or has agreed to the recall"),
        new(Worded, OpenVote, Voting, Leading, "eligible voters are those present, or all members with a deadline"),
        new(Voting, Release, Released, Leading, "by itself: everybody has voted or time is up, and the rule is met"),
        new(Voting, Keep, Kept, Leading, "by itself: everybody has voted or time is up, and the rule is not met"),
        new(Raised, Keep, Kept, Room, "talking about it was enough"),
        new(Worded, Keep, Kept, Room, "talking about it was enough"),
        new(Released, Revoke, Worded, Room, "before it is handed off; nobody is named"),
        new(Released, ConcernVerb.HandOff, HandedOff, Speaking, "the spokesperson of that day, or the deputy while they are absent"),
        new(HandedOff, Report, ReportedBack, Leading, "the answer was read out; dealing with its item in a meeting does it too"),
        new(ReportedBack, Close, Closed, Room, "the loop is complete"),
        new(Kept, Close, Closed, Room, "stays in the room"),
    ]);
}
