using IntMan.Foundation.Changes;

namespace IntMan.Meetings.Concerns;

/// <summary>What a round gives on to politics (Beratungsunterlage), and what came of it.</summary>
public class PaperRow
{
    public Guid Id { get; init; }
    public Guid HandOffId { get; init; }
    public string Number { get; init; } = "";
    public string Title { get; init; } = "";
    public string Text { get; init; } = "";

    /// <summary>The political body (Gremium).</summary>
    public string Body { get; init; } = "";
    public DateOnly SentOn { get; init; }
    public DateOnly? MeetsOn { get; init; }
    public string? Result { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public bool IsPublic { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
    public string? WithdrawnBecause { get; init; }
    public int Revision { get; init; }

    /// <summary>Columns of meetings.paper p.</summary>
    internal const string Columns = """
        p.id, p.hand_off_id, p.number, p.title, p.text, p.body, p.sent_on, p.meets_on, p.result, p.decided_on, p.is_public,
            p.withdrawn_at, p.withdrawn_because, p.revision
        """;
}

/// <summary>A paper as somebody typed it.</summary>
public sealed record PaperInput(string? Number, string? Body, DateOnly? MeetsOn, string? Text, bool IsPublic)
{
    private const int LongestNumber = 40;

    public void Check() => Require.All(
        () => Require.Text(Body, "Geben Sie das Gremium an, zum Beispiel Sozialausschuss des Kreistags.", nameof(Body)),
        () => Require.Text(Number, "Geben Sie die Nummer der Unterlage an, zum Beispiel 2026/041.", nameof(Number)),
        () => Require.That(Number is null || Number.Trim().Length <= LongestNumber, $"Kürzen Sie die Nummer auf {LongestNumber} Zeichen.",
            nameof(Number)),
        () => Require.Text(Text, "Schreiben Sie, was das Gremium beraten soll.", nameof(Text)));
}
