using IntMan.Directory.Hours;

namespace IntMan.Portal.Notices;

/// <summary>What stands on a notice, whatever its languages: the regular hours, because paper does not learn of changes.</summary>
/// <param name="Title">The person, post or municipality.</param>
/// <param name="Subtitle">Function of the person; kind and county of the municipality.</param>
/// <param name="Issuer">Organisation on top.</param>
/// <param name="Address">Absolute address of the page behind the QR code.</param>
/// <param name="IsCounselling">For clients; otherwise the notice is of an office that coordinates.</param>
/// <param name="Days">Monday first; empty without fixed hours.</param>
/// <param name="Contacts">Whom to call.</param>
/// <param name="Areas">Streets and districts in German words; only on the notice of a person or post.</param>
/// <param name="SpokenLanguages">As entered, each once.</param>
/// <param name="AlsoByArrangement">Days by arrangement were left out of the hours of several people.</param>
/// <param name="HasMore">Not everybody fits: the code leads to the rest.</param>
/// <param name="AsOf">Day of printing.</param>
public sealed record NoticeSheet(
    string Title,
    string Subtitle,
    string Issuer,
    string Address,
    bool IsCounselling,
    IReadOnlyList<NoticeDay> Days,
    IReadOnlyList<NoticeContact> Contacts,
    string? Areas,
    IReadOnlyList<string> SpokenLanguages,
    bool AlsoByArrangement,
    bool HasMore,
    DateOnly AsOf)
{
    public IEnumerable<OfficeHour> Rules => Days.SelectMany(day => day.Hours).Select(hour => hour.Rule);

    /// <summary>All are open to everybody: one sentence says so instead of a word at each hour.</summary>
    public bool NeedsNoAppointment => Rules.Any(r => !r.IsByArrangement) && Rules.All(r => r.IsByArrangement || r.Channel == HourChannel.Open);

    public bool ClosesOnHolidays => Rules.Any() && !Rules.Any(r => r.OpenOnPublicHolidays);
}

/// <summary>The hours of one weekday, earliest first, by arrangement last.</summary>
public sealed record NoticeDay(DayOfWeek Weekday, IReadOnlyList<NoticeHour> Hours);

/// <param name="Rule">The office hour.</param>
/// <param name="Who">Named only where the sheet is about several.</param>
/// <param name="Place">Name and room, as entered.</param>
public sealed record NoticeHour(OfficeHour Rule, string? Who, string? Place);

/// <param name="Name">Person, post or office.</param>
/// <param name="Function">In German words, as entered.</param>
/// <param name="Phone">As people read it.</param>
/// <param name="Email">Left out where there is no room for it.</param>
/// <param name="Note">Whom to ask while the post is vacant.</param>
public sealed record NoticeContact(string Name, string? Function, string? Phone, string? Email, string? Note);
