using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;

namespace IntMan.Portal.Display;

public sealed class CardModel
{
    private readonly string? _near;

    /// <param name="asked">Whose card it is.</param>
    /// <param name="now">The instant.</param>
    /// <param name="headingLevel">1 on the page of the entry itself.</param>
    /// <param name="near">The district that was asked about: its own hour is said too.</param>
    public CardModel(Contact asked, DateTimeOffset now, int headingLevel = 2, string? near = null)
    {
        (Asked, Now, HeadingLevel, _near) = (asked, now, headingLevel, near);
        Today = DateOnly.FromDateTime(now.DateTime);
        Presence = asked.On(Today);
        Next = asked.Schedule.Next(now);
        Running = asked.Schedule.RunningAt(now);
        AfterNext = Next is { } next ? asked.Schedule.Next(MunicipalCalendar.At(next.Day, next.EndsAt!.Value)) : null;
        Notices = ScheduleModel.NoticesOf(asked, Today);
        ComingAbsence = Presence.IsHere ? asked.NextAbsenceAfter(Today) : null;
    }

    public Contact Asked { get; }

    public Presence Presence { get; }

    public Contact Shown => Presence.Answering;
    public DateTimeOffset Now { get; }
    public DateOnly Today { get; }

    public int HeadingLevel { get; }
    public Absence? Away => Presence.Away;
    public bool IsSubstituted => Presence.StandIn is not null;

    public ScheduledDate? Next { get; }
    public ScheduledDate? AfterNext { get; }

    // What is held right now; "jetzt offen" only where one may walk in.
    public ScheduledDate? Running { get; }
    public bool IsOpen => Running is { IsWalkIn: true };

    // The next one in the district that was asked about, when the very next is elsewhere.
    public ScheduledDate? NextThere => _near is { } near && Next is { } next && !IsAt(next, near)
        ? Asked.Schedule.Between(Today, Today.AddDays(OfficeHours.DaysAhead))
            .FirstOrDefault(date => date.TakesPlace && date.EndsAfter(Now) && IsAt(date, near))
        : null;

    public IReadOnlyList<ScheduledDate> Notices { get; }
    public Absence? ComingAbsence { get; }

    private static bool IsAt(ScheduledDate date, string district) => date.Place is { } place
        && SearchText.Fold($"{place.Name} {place.Address} {place.Town}").Contains(SearchText.Fold(district), StringComparison.Ordinal);
}
