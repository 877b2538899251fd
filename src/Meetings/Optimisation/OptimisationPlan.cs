namespace IntMan.Meetings.Optimisation;

/// <summary>One step of the process of annex 6: what is done in it, and the agenda of its meeting.</summary>
/// <param name="Template">Key of the agenda; null for the step without a meeting.</param>
public sealed record OptimisationPlanStep(int Number, string Title, string What, string? Template);

public static class OptimisationPlan
{
    /// <summary>In their order; each begins when the one before is done.</summary>
    public static IReadOnlyList<OptimisationPlanStep> Steps { get; } =
    [
        new(1, "Bedarf und Einladung",
            "Den Bedarf in der Kommune grob einschätzen, sich für oder gegen den Prozess entscheiden und alle einladen, die mitwirken "
            + "sollen.", null),
        new(2, "Auftakttreffen", "Alle Beteiligten stellen sich vor und klären Erwartungen und Ziele.", "optimierung-auftakt"),
        new(3, "Erste Koordinierungsrunde", "Herausforderungen benennen, die der Runde Tisch bearbeiten soll.", "optimierung-runde-1"),
        new(4, "Runder Tisch", "Mit Integrationsmanagement und Kooperationen gemeinsam Lösungen erarbeiten.", "optimierung-tisch"),
        new(5, "Zweite Koordinierungsrunde",
            "Ergebnisse des Runden Tisches nachbesprechen, die Runde und feste Austauschformate dauerhaft vereinbaren.",
            "optimierung-runde-2"),
        new(6, "Regelmäßige Treffen",
            "Rollen für Organisation und Durchführung verteilen, weitere Herausforderungen im festen Turnus bearbeiten.",
            "koordinierungsrunde"),
    ];

    public static OptimisationPlanStep? Find(int number) => Steps.FirstOrDefault(step => step.Number == number);
}
