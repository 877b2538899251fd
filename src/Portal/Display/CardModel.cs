using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Foundation.Time;

namespace IntMan.Portal.Display;

/// <summary>What the card of a contact says now: who is there, the next office hour, what changes in the coming days.</summary>
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

    /// <summary>Whose entry was asked for.</summary>
    public Contact Asked { get; }

    /// <summary>Who stands on the card: the substitute while the asked one is away.</summary>
    public Contact Shown { get; }
    public DateTimeOffset Now { get; }
    public DateOnly Today { get; }

    /// <summary>Heading of the name: 1 on the entry's own page, else 2.</summary>
    public int HeadingLevel { get; }
    public Absence? Away { get; }
    public bool IsSubstituted => Away is not null && Shown != Asked;
    public OfficeHourDate? Next { get; }
    public OfficeHourDate? AfterNext { get; }
    public bool IsOpen { get; }

    /// <summary>Dates of the coming two weeks that are not as usual.</summary>
    public IReadOnlyList<OfficeHourDate> Notices { get; }
    public Absence? ComingAbsence { get; }

    /// <summary>The rules that still apply, Monday first; by arrangement at the end of a day.</summary>
    public IReadOnlyList<OfficeHour> Rules => ScheduleModel.InOrder(Shown.Rules, Today);
}
