using System.Text.RegularExpressions;

namespace IntMan.Meetings.Minutes;

/// <summary>Looks for what must not stand in minutes: names of clients, their numbers, their cases. It warns and never decides.</summary>
public static partial class ClientDataCheck
{
    private const int MostFindings = 20;

    public static IReadOnlyList<ClientDataFinding> Find(string text) =>
    [
        .. Found(CaseNumbers(), "Fallnummer", text), .. Found(Names(), "Name einer Person", text), .. Found(Phones(),
            "Telefonnummer", text),
        .. Found(Addresses(), "E-Mail-Adresse", text), .. Found(Births(), "Geburtsdatum", text),
    ];

    private static IEnumerable<ClientDataFinding> Found(Regex pattern, string kind, string text) =>
        pattern.Matches(text).Take(MostFindings).Select(match => new ClientDataFinding(kind, match.Value.Trim(),
            text.AsSpan(0, match.Index).Count('\n') + 1));

    [GeneratedRegex(@"\b[0-9]{8}[ \-–/.]+[0-9]{2,3}[ \-–/.]+[0-9]{4}\b|\bAF-[0-9]{3,5}\b")]
    private static partial Regex CaseNumbers();

    [GeneratedRegex(@"\b(Herrn?|Frau|Familie|Klientin|Klient)\s+\p{Lu}[\p{L}\-]*\.?")]
    private static partial Regex Names();

    [GeneratedRegex(@"(?<![0-9.])(\+49|0)[1-9][0-9]{1,4}[ /\-][0-9][0-9 /\-]{4,}")]
    private static partial Regex Phones();

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+\.[A-Za-z]{2,}")]
    private static partial Regex Addresses();

    [GeneratedRegex(@"\bgeb(oren)?\.?\s+(am\s+)?[0-9]{1,2}\.\s?([0-9]{1,2}\.|\p{L}+)\s?[0-9]{4}", RegexOptions.IgnoreCase)]
    private static partial Regex Births();
}

/// <param name="Kind">What it looks like, in German.</param>
/// <param name="Line">Counted from 1.</param>
public sealed record ClientDataFinding(string Kind, string Text, int Line);
