using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;

namespace IntMan.Caseload.Cases;

public enum ConsentKind
{
    /// <summary>Beratungsvereinbarung.</summary>
    Agreement,

    /// <summary>Einwilligungs- und Datenschutzerklärung.</summary>
    Privacy,

    /// <summary>Schweigepflichtentbindung, for named services only.</summary>
    Release,

    /// <summary>Consent to a warm hand-over.</summary>
    HandOver,
}

public enum PaperPlace
{
    Office,
    Provider,
    Authority,
}

/// <summary>What is signed on paper; never a scan, never a signature.</summary>
public sealed class Consent
{
    public static Labels<ConsentKind> Kinds { get; } = new((ConsentKind.Agreement, ["Beratungsvereinbarung"]),
        (ConsentKind.Privacy, ["Einwilligung und Datenschutzinformation"]),
        (ConsentKind.Release, ["Entbindung von der Schweigepflicht"]), (ConsentKind.HandOver, ["Einwilligung zur Übergabe"]));

    public static Labels<PaperPlace> Places { get; } = new((PaperPlace.Office, ["Akte im Büro"]), (PaperPlace.Provider,
        ["Akte beim Träger"]),
        (PaperPlace.Authority, ["Akte im Landratsamt"]));

    public Guid Id { get; init; }
    public ConsentKind Kind { get; init; }
    public string TextVersion { get; init; } = "";
    public string Language { get; init; } = "";
    public DateOnly SignedOn { get; init; }
    public DateOnly? ValidUntil { get; init; }
    public DateOnly? WithdrawnOn { get; init; }
    public string[] Purposes { get; init; } = [];
    public string[] Categories { get; init; } = [];
    public bool CoversHealth { get; init; }
    public PaperPlace PaperAt { get; init; }

    public string? Service { get; init; }
    public Guid? ServiceId { get; init; }
    public string? ServiceSlug { get; init; }

    /// <summary>How early a consent is to be renewed.</summary>
    public const int RenewDays = 60;

    public bool IsValid(DateOnly day) => WithdrawnOn is null && Validity.IsValidOn(SignedOn, ValidUntil, day);

    public bool EndsSoon(DateOnly day) => IsValid(day) && !Validity.Reaches(ValidUntil, day.AddDays(RenewDays + 1));

    public bool EndsAfter(Consent other) => other.ValidUntil is { } last && Validity.Reaches(ValidUntil, last.AddDays(1));
}

/// <summary>A consent as somebody typed it.</summary>
/// <param name="ServiceId">Of a release: the one service that may be spoken with.</param>
public sealed record ConsentDraft(ConsentKind Kind, string? TextVersion, string Language, DateOnly? SignedOn, DateOnly? ValidUntil,
    string[] Categories, bool CoversHealth, PaperPlace? PaperAt, Guid? ServiceId)
{
    /// <summary>A release is given for a year at most.</summary>
    public const int ReleaseMonths = 12;

    public string[] Purposes => Kind switch
    {
        ConsentKind.Privacy => ["part-a", "part-b", "statistics"],
        ConsentKind.Release => ["referral"],
        ConsentKind.HandOver => ["hand-over"],
        _ => [],
    };

    public IReadOnlyList<Mistake> Mistakes(DateOnly today) => Require.Mistakes(
        () => Require.That(Kind != ConsentKind.Release || ServiceId is not null, "Wählen Sie eine Stelle aus dem Verzeichnis.",
            nameof(ServiceId)),
        () => Require.That(Kind != ConsentKind.Release || Categories.Length > 0, "Wählen Sie, worüber gesprochen werden darf.",
            nameof(Categories)),
        () => Require.That(SignedOn is not null, "Geben Sie den Tag der Unterschrift ein, zum Beispiel 12.11.2026.", nameof(SignedOn)),
        () => Require.That(SignedOn is null || SignedOn <= today, "Die Unterschrift liegt in der Zukunft. Prüfen Sie den Tag.",
            nameof(SignedOn)),
        () => Require.That(IsVersion(TextVersion), "Geben Sie die Nummer der Fassung ein, zum Beispiel 3.", nameof(TextVersion)),
        () => Require.That(Kind != ConsentKind.Release || ValidUntil is not null,
            "Geben Sie ein, bis wann die Entbindung gilt. Eine Entbindung ohne Ende ist unwirksam.", nameof(ValidUntil)),
        () => Require.That(ValidUntil is null || SignedOn is null || ValidUntil >= SignedOn,
            "Die Gültigkeit endet vor der Unterschrift. Prüfen Sie beide Tage.", nameof(ValidUntil)),
        () => Require.That(Kind != ConsentKind.Release || ValidUntil is null || ValidUntil <= (SignedOn ?? today).AddMonths(ReleaseMonths),
            "Eine Entbindung gilt höchstens 12 Monate.", nameof(ValidUntil)),
        () => Require.That(PaperAt is not null, "Wählen Sie, wo das Papier liegt.", nameof(PaperAt)));

    private static bool IsVersion(string? text) => text is { Length: > 0 and <= 3 } && text.All(char.IsAsciiDigit);
}
