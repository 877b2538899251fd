using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Foundation.Time;

namespace IntMan.Portal.Display;

public sealed class CardModel
{
    public CardModel(Contact asked, DateTimeOffset now, int headingLevel = 2)
    {
        (Asked, Now, HeadingLevel) = (asked, now, headingLevel);
        Today = DateOnly.FromDateTime(now.DateTime);
        Away = asked.AwayOn(Today);
        var substitute = asked.SubstituteOn(Today);
        Shown = substitute ?? asked;
        Next = Shown.Hours.Next(now);
        IsOpen = Shown.Hours.IsOpenAt(now);
        AfterNext = Next is { } next ? Shown.Hours.Next(MunicipalCalendar.At(next.Day, next.EndsAt!.Value)) : null;
        Notices = ScheduleModel.NoticesOf(Shown.Hours, Today);
        ComingAbsence = Away is null ? asked.NextAbsenceAfter(Today) : null;
    }

    public Contact Asked { get; }

    public Contact Shown { get; }
    public DateTimeOffset Now { get; }
    public DateOnly Today { get; }

    public int HeadingLevel { get; }
    public Absence? Away { get; }
    public bool IsSubstituted => Away is not null && Shown != Asked;
    public OfficeHourDate? Next { get; }
    public OfficeHourDate? AfterNext { get; }
    public bool IsOpen { get; }

    public IReadOnlyList<OfficeHourDate> Notices { get; }
    public Absence? ComingAbsence { get; }

    public IReadOnlyList<OfficeHour> Rules => ScheduleModel.InOrder(Shown.Rules, Today);
}
