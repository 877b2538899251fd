using System.Globalization;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Services;

namespace IntMan.Directory.Exchange.Hsds;

// Texts that hold several of our fields, and the way back. Fixed words come first and end with a full stop, so that they can be told from
// what people wrote.
internal static class HsdsTexts
{
    public const string NobodyIsTaken = "Zurzeit wird niemand aufgenommen.";
    private const string Break = "\n\n";
    private const string Cut = "…";

    public static string Description(string summary, string? description) =>
        description switch
        {
            null => summary,
            _ when description.StartsWith(summary.TrimEnd('…'), StringComparison.Ordinal) => description,
            _ => summary + Break + description,
        };

    public static (string Summary, string? Description) SplitDescription(string text)
    {
        var end = text.IndexOf(Break, StringComparison.Ordinal);
        var first = end < 0 ? text : text[..end];
        if (first.Length <= Service.LongestSummary && !first.Contains('\n', StringComparison.Ordinal))
        {
            return (first, end < 0 ? null : text[(end + Break.Length)..]);
        }

        var line = first.Split('\n')[0];
        var room = Math.Min(line.Length, Service.LongestSummary - Cut.Length);
        var sentence = line.LastIndexOf(". ", Math.Max(room - 1, 0), StringComparison.Ordinal);
        var word = line.LastIndexOf(' ', Math.Max(room - 1, 0));
        if (line.Length <= Service.LongestSummary)
        {
            return (line, text);
        }

        return (sentence > 20 ? line[..(sentence + 1)] : line[..(word > 20 ? word : room)] + Cut, text);
    }

    public static string? Access(IEnumerable<string> words, string? note) => Lead(string.Join(", ", words), note);

    public static (ServiceAccess[] Access, string? Note) SplitAccess(string text)
    {
        var (lead, rest) = Split(text);
        var found = lead.Split(", ").Select(ServiceLabels.Accesses.Find).ToList();
        return found.TrueForAll(access => access is not null) ? ([.. found.Select(access => access!.Value)], rest) : ([], text);
    }

    public static string? Fees(string cost, string? note) => Lead(cost == nameof(ServiceCost.Unknown)
        ? "" : ServiceLabels.Costs.TextOf(cost), note);

    public static (ServiceCost Cost, string? Note) SplitFees(string text)
    {
        var (lead, rest) = Split(text);
        if (ServiceLabels.Costs.Find(lead) is { } cost)
        {
            return (cost, rest);
        }

        return text.Trim('.', ' ').ToUpperInvariant() is "FREE" or "NO FEE" or "NONE" or "NO COST" or "KOSTENFREI" or "KEINE"
            ? (ServiceCost.Free, null) : (ServiceCost.Unknown, text);
    }

    public static string? Eligibility(string[] statuses, string? onlyFor, string? level, string? note)
    {
        var parts = new List<string>();
        if (statuses.Length > 0)
        {
            parts.Add($"Aufenthaltsstatus: {string.Join(", ", statuses.Select(ServiceLabels.ResidenceStatuses.TextOf))}");
        }

        if (onlyFor is not null)
        {
            parts.Add($"nur {ServiceLabels.Sexes.TextOf(onlyFor)}");
        }

        if (level is not null)
        {
            parts.Add($"Deutsch ab {level}");
        }

        return Lead(string.Join("; ", parts), note);
    }

    public static string? NoteOfEligibility(string text, string? fixedWords) =>
        (fixedWords is not null && text.StartsWith(fixedWords, StringComparison.Ordinal)
            ? text[fixedWords.Length..].TrimStart() : text) is { Length: > 0 } rest ? rest : null;

    public static string Capacity(string state, int? weeks) => state switch
    {
        nameof(CapacityState.Free) => "freie Plätze, die Zahl ist nicht erfasst",
        nameof(CapacityState.WaitingList) => weeks is null ? "Warteliste"
        : string.Create(CultureInfo.InvariantCulture, $"Warteliste, etwa {weeks} Wochen"),
        _ => "keine Aufnahme",
    };

    private static string? Lead(string words, string? note) => (words.Length, note) switch
    {
        (0, _) => note,
        (_, null) => words + ".",
        _ => $"{words}. {note}",
    };

    private static (string Lead, string? Remainder) Split(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end >= 0 ? (text[..end], text[(end + 2)..]) : (text.TrimEnd('.'), null);
    }
}
