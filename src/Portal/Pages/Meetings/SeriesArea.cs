namespace IntMan.Portal.Pages.Meetings;

// The tabs of a round.
public enum SeriesArea
{
    None,
    Overview,
    Dates,
    Members,
    Charter,
    Topics,
    Tasks,
    Concerns,
    Inbox,
}
