using IntMan.Foundation.Text;

namespace IntMan.Directory.Hours;

/// <summary>German words of places, office hours and their dates.</summary>
public static class HourLabels
{
    public static Labels<WheelchairAccess> Access { get; } = new(
        (WheelchairAccess.Full, ["ja", "yes"]),
        (WheelchairAccess.Partial, ["teilweise", "eingeschränkt"]),
        (WheelchairAccess.None, ["nein", "no"]),
        (WheelchairAccess.Unknown, ["unbekannt"]));

    public static Labels<DayOfWeek> Weekdays { get; } = new(
        (DayOfWeek.Monday, ["Montag", "Mo"]), (DayOfWeek.Tuesday, ["Dienstag", "Di"]), (DayOfWeek.Wednesday, ["Mittwoch", "Mi"]),
        (DayOfWeek.Thursday, ["Donnerstag", "Do"]), (DayOfWeek.Friday, ["Freitag", "Fr"]),
        (DayOfWeek.Saturday, ["Samstag", "Sa", "Sonnabend"]), (DayOfWeek.Sunday, ["Sonntag", "So"]));

    public static Labels<HourChannel> Channels { get; } = new(
        (HourChannel.Open, ["offen"]), (HourChannel.ByAppointment, ["mit Termin", "nur mit Termin"]),
        (HourChannel.Phone, ["telefonisch", "Telefon"]),
        (HourChannel.Video, ["Video"]), (HourChannel.Outreach, ["aufsuchend"]));

    public static Labels<DeviationKind> DeviationKinds { get; } = new(
        (DeviationKind.Cancelled, ["fällt aus", "entfällt"]), (DeviationKind.Moved, ["verlegt"]), (DeviationKind.Extra, ["zusätzlich"]));
}
