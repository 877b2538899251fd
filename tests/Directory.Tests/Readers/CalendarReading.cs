namespace IntMan.Directory.Tests.Readers;

/// <summary>What calendar.mjs prints.</summary>
internal sealed record CalendarReading(string Name, string[] Properties, string[][] Events, CalendarOccurrence[] Occurrences);

internal sealed record CalendarOccurrence(
    string Uid, int Sequence, string Day, string Start, string End, string StartUtc, string Zone, string Status, string Summary,
    string? Location, string? Description);
