using IntMan.Foundation.Changes;

namespace IntMan.Meetings.Planning;

/// <summary>An item as somebody typed it.</summary>
public sealed record ItemInput(string? Title, int? Minutes, string? Responsible, ItemManner? Manner, string? Body, int Part = 1)
{
    public const int LongestTitle = 200;
    private const int MostMinutes = 480;

    public void Check() => Require.All(
        () => Require.Text(Title, "Geben Sie dem Punkt einen Titel.", nameof(Title)),
        () => Require.That(Title is null || Title.Trim().Length <= LongestTitle, $"Kürzen Sie den Titel auf {LongestTitle} Zeichen.",
            nameof(Title)),
        () => Require.That(Minutes is > 0 and <= MostMinutes, $"Geben Sie die Minuten an, von 1 bis {MostMinutes}.", nameof(Minutes)));

    internal TemplateItem Item => new(Part, Title!.Trim(), Minutes!.Value, string.IsNullOrWhiteSpace(Responsible) ? "Alle"
        : Responsible.Trim(),
        Manner ?? ItemManner.Exchange, Body?.Trim() ?? "");
}

/// <summary>A row of the agenda as it was sent: its minutes, and the revision that was shown.</summary>
public sealed record AgendaRow(Guid Id, int? Minutes, int SeenRevision);
