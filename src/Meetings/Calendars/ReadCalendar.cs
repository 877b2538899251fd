using Dapper;
using IntMan.Foundation.Database;
using IntMan.Meetings.Planning;

namespace IntMan.Meetings.Calendars;

/// <summary>What stands behind a secret address: the dates its person is invited to.</summary>
public sealed class ReadCalendar(PublicSource source, CalendarLinks links)
{
    private const string Sql = """
        select meetings.has_calendar(@id);
        select * from meetings.calendar_of(@id);
        """;

    /// <returns>Null when the address was never given or has been taken back.</returns>
    public async Task<IReadOnlyList<CalendarDate>?> ExecuteAsync(string? code, CancellationToken cancellation)
    {
        if (links.Open(code) is not { } id)
        {
            return null;
        }

        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(Sql, new { id }, cancellationToken: cancellation));
        return await grid.ReadSingleAsync<bool>() ? [.. await grid.ReadAsync<CalendarDate>()] : null;
    }
}

/// <summary>A date of somebody.</summary>
public sealed class CalendarDate
{
    public string Title { get; init; } = "";
    public string Slug { get; init; } = "";

    /// <summary>Name of the round the address is for; null for all.</summary>
    public string? KeySeries { get; init; }
    public DateOnly HeldOn { get; init; }
    public TimeOnly StartsAt { get; init; }
    public TimeOnly EndsAt { get; init; }
    public string Place { get; init; } = "";
    public MeetingState State { get; init; }
    public string Uid { get; init; } = "";
    public int Sequence { get; init; }
    public DateOnly? ReplacedOn { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
}
