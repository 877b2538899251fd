using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Planning;

/// <summary>The meeting of a day, for whoever changes something in it.</summary>
internal static class MeetingReading
{
    private const string OfDay = $"select {MeetingRow.Columns} from meetings.meeting m where m.series_id = @series and m.held_on = @day";

    /// <summary>Nobody else changes its state until the change is kept.</summary>
    /// <exception cref="MissingEntry">There is none on this day.</exception>
    public static async Task<MeetingRow> HoldAsync(SeriesChange change, DateOnly day) =>
        await change.FindAsync<MeetingRow>($"{OfDay} for update", new { series = change.Series.Id, day }) ?? throw new MissingEntry();

    /// <summary>Others may work in it at the same time; its state stays as it is until then.</summary>
    /// <exception cref="MissingEntry">There is none on this day.</exception>
    public static async Task<MeetingRow> ShareAsync(SeriesChange change, DateOnly day) =>
        await change.FindAsync<MeetingRow>($"{OfDay} for share", new { series = change.Series.Id, day }) ?? throw new MissingEntry();
}
