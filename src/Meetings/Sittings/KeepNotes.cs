using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;

namespace IntMan.Meetings.Sittings;

/// <summary>Notes of one item. Several people write at once in different items; in one item, whoever saves second is shown both texts.
/// Nobody is
/// locked out, and nobody's sentence is lost.</summary>
public sealed class KeepNotes(MeetingsChanges changes)
{
    public const int LongestText = 20_000;

    /// <returns>The revision that stands now.</returns>
    /// <exception cref="ChangedMeanwhile">Somebody else saved another text since the seen one.</exception>
    public Task<int> ExecuteAsync(Caller caller, string slug, DateOnly day, Guid item, string? text, int seenRevision,
        CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRoles.Sitting);
            var meeting = await MeetingReading.ShareAsync(change, day);
            RequireOpen(meeting);
            var notes = text?.Trim().ReplaceLineEndings("\n") ?? "";
            Require.That(notes.Length <= LongestText, $"Kürzen Sie die Notiz auf höchstens {LongestText} Zeichen.", "Notes");
            var written = await change.ScalarAsync<int?>("""
                update meetings.item set notes = @notes, notes_by = @Name, notes_at = @At, revision = revision + 1
                where id = @item and meeting_id = @meeting and (revision = @seenRevision or notes = @notes) returning revision
                """, new { item, meeting = meeting.Id, notes, change.Name, change.At, seenRevision });
            if (written is not { } revision)
            {
                throw new ChangedMeanwhile();
            }

            await change.AuditAsync("item.noted", item);
            return revision;
        },
        cancellation);

    /// <summary>Notes are written while it runs and until the minutes go to review.</summary>
    internal static void RequireOpen(MeetingRow meeting) => Require.That(meeting.State is MeetingState.Running or MeetingState.Held,
        meeting.State == MeetingState.Closed ? "Das Protokoll ist veröffentlicht. Ändern Sie es mit einer neuen Fassung."
            : "Die Sitzung hat noch nicht begonnen.");
}
