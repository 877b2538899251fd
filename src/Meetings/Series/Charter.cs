using System.Globalization;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Series;

/// <summary>The charter of a series as somebody typed it: "schriftlich festhalten und teilen", as the sources ask.</summary>
public sealed record CharterInput(
    string? Title, string? Slug, SeriesFormat? Format, string? Area, string? Aims, string? Participants, Cadence? Cadence, int? Weekday,
    TimeOnly? StartsAt, int? Minutes, string? Place, string? Template, string? GuestsInvitedBy, ApprovalRule? ApprovalRule,
        int? SilenceDays,
    ReleaseRule? ReleaseRule, Guid? ReportsToId, bool IsPublic)
{
    private const int LongestMeeting = 600;
    private const int ShortestMeeting = 10;

    private static readonly string[] Taken = ["neu", "aufgaben", "antwort", "umfrage", "mandate", "protokolle", "berichte",
        "optimierung", "kalender", "druck"];

    /// <summary>Every rule that needs no database, in the order of the form.</summary>
    public void Check() => Require.All(
        () => Require.Text(Title, "Geben Sie der Runde einen Namen.", nameof(Title)),
        () => Require.ChosenSlug(Slug, nameof(Slug)),
        () => Require.That(!Taken.Contains(Slug), "Dieses Kürzel braucht das Portal selbst. Wählen Sie ein anderes.", nameof(Slug)),
        () => Require.That(Format is not null, "Wählen Sie das Format.", nameof(Format)),
        () => Require.Text(Area, "Wählen Sie, wo die Runde tagt.", nameof(Area)),
        () => Require.Text(Aims, "Schreiben Sie in ein bis zwei Sätzen, wozu es die Runde gibt.", nameof(Aims)),
        () => Require.Text(Participants, "Schreiben Sie, wer teilnimmt.", nameof(Participants)),
        () => Require.That(Cadence is not null, "Wählen Sie den Turnus.", nameof(Cadence)),
        () => Require.That(StartsAt is not null, "Geben Sie an, wann die Treffen gewöhnlich beginnen, zum Beispiel 14:00.",
            nameof(StartsAt)),
        () => Require.That(Minutes is >= ShortestMeeting and <= LongestMeeting,
            $"Geben Sie die Dauer in Minuten an, von {ShortestMeeting} bis {LongestMeeting}.", nameof(Minutes)),
        () => Require.Text(Place, "Geben Sie den üblichen Ort oder Link an.", nameof(Place)),
        () => Require.Text(Template, "Wählen Sie die Vorlage der Tagesordnung.", nameof(Template)),
        () => Require.That(ApprovalRule is not null, "Wählen Sie, wie Protokolle genehmigt werden.", nameof(ApprovalRule)),
        () => Require.That(ApprovalRule != Editing.ApprovalRule.Silence || SilenceDays is >= 3 and <= 60,
            "Geben Sie die Frist für Einwände an, von 3 bis 60 Tagen.", nameof(SilenceDays)),
        () => Require.That(ReleaseRule is not null || Format != SeriesFormat.ExchangeForum,
            "Wählen Sie, wie das Forum freigibt, was den Raum verlässt.", nameof(ReleaseRule)));

    /// <summary>The version as it is kept: the words everybody has seen and confirmed.</summary>
    internal string Text => string.Join('\n',
        $"Ziel: {Aims!.Trim()}",
        $"Teilnehmende: {Participants!.Trim()}",
        $"Turnus: {SeriesLabels.Cadences.TextOf(Cadence!.Value)}",
        string.Create(CultureInfo.InvariantCulture, $"Üblich: {StartsAt!.Value:HH:mm} Uhr, {Minutes} Minuten, {Place!.Trim()}"),
        $"Gäste lädt ein: {(string.IsNullOrWhiteSpace(GuestsInvitedBy) ? "die Organisation" : GuestsInvitedBy.Trim())}",
        $"Protokolle werden genehmigt {SeriesLabels.Approvals.TextOf(ApprovalRule!.Value)}"
            + (SilenceDays is { } days && ApprovalRule == Editing.ApprovalRule.Silence
                ? string.Create(CultureInfo.InvariantCulture, $" ({days} Tage)") : ""),
        ReleaseRule is { } release && Format == SeriesFormat.ExchangeForum ? $"Freigabe: {SeriesLabels.Releases.TextOf(release)}"
            : "").Trim();
}

/// <summary>A version that once stood.</summary>
public sealed class CharterVersion
{
    public int Version { get; init; }
    public string Text { get; init; } = "";
    public DateTimeOffset DecidedAt { get; init; }
    public string DecidedBy { get; init; } = "";
}
