using System.Globalization;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Referrals;
using IntMan.Portal.TagHelpers;

namespace IntMan.Portal.Referrals;

public static class ReferralWords
{
    private const int LeastForShares = 10;

    public static IReadOnlyList<(Manner Manner, string Label, string Hint)> Manners { get; } =
    [
        (Manner.Referral, "Nur informieren", "Verweis mit Zettel zum Mitgeben. Es werden keine Daten weitergegeben."),
        (Manner.Registered, "Angemeldet", "Sie melden die ratsuchende Person bei der Stelle an."),
        (Manner.Accompanied, "Begleitet", "Sie gehen mit zur Stelle."),
        (Manner.WarmHandover, "Warme Übergabe im Beisein", "Gemeinsames Gespräch mit Ihnen, der ratsuchenden Person und der Stelle."),
    ];

    public static IReadOnlyList<(ConsentCover Cover, string Label)> Covers { get; } =
        [(ConsentCover.Contact, "Name und Kontaktdaten"), (ConsentCover.Concern, "Anliegen und bisherige Schritte"),
            (ConsentCover.Documents, "Bescheide und Unterlagen")];

    public static IReadOnlyList<Choice> Reasons { get; } =
    [
        new("", "Bitte wählen"), new(nameof(FailureReason.NoPlace), "Kein Platz"),
        new(nameof(FailureReason.NotResponsible), "Stelle ist nicht zuständig"),
        new(nameof(FailureReason.NotAppeared), "Nicht erschienen"), new(nameof(FailureReason.Declined), "Nicht mehr gewünscht"),
        new(nameof(FailureReason.Unreachable), "Stelle nicht erreichbar"),
        new(nameof(FailureReason.Other), "Anderer Grund"),
    ];

    public static string Of(Manner manner) => manner == Manner.Referral ? "Verweis mit Zettel"
        : Manners.First(known => known.Manner == manner).Label;

    public static string Of(FailureReason reason) => Reasons.First(choice => choice.Value == reason.ToString()).Text;

    public static string Of(ReferralState state) => state switch
    {
        ReferralState.Open => "offen",
        ReferralState.Contact => "Kontakt",
        ReferralState.Counselling => "in Beratung",
        ReferralState.Completed => "abgeschlossen",
        _ => "nicht zustande gekommen",
    };

    public static string WithoutPlace(int reports) =>
        $"{(reports == 1 ? "1 Rückmeldung" : $"{reports} Rückmeldungen")} ohne Platz in den letzten {ReferralForm.DaysBack} Tagen.";

    // A count that leads to nobody.
    public static string Count(int count) => count is > 0 and < CountNeeds.SmallestTold
        ? $"unter {CountNeeds.SmallestTold}" : count.ToString("N0", CultureInfo.GetCultureInfo("de-DE"));

    public static string Known(ServiceNeed need) => need.Referrals < LeastForShares
        ? "zu wenige" : $"{need.Known * 100 / need.Referrals} %";

    public static string Waiting(ServiceNeed need) => need.Referrals < LeastForShares || need.MedianDays is not { } days ? "zu wenige"
        : Math.Round(days) switch { 1 => "1 Tag", var many => $"{(int)many} Tage" };

    public static string Of(Reporter reporter) => reporter == Reporter.Service ? "Die Stelle" : "Die ratsuchende Person";

    public static string Of(ReportOutcome outcome) => outcome switch
    {
        ReportOutcome.Arrived => "angekommen",
        ReportOutcome.Appointment => "Termin",
        ReportOutcome.NoPlace => "kein Platz",
        ReportOutcome.NotResponsible => "nicht zuständig",
        _ => "nicht erschienen",
    };
}
