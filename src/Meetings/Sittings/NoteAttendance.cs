using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;

namespace IntMan.Meetings.Sittings;

public enum Presence
{
    Present,
    Excused,
    Absent,
}

public static class PresenceLabels
{
    public static Labels<Presence> Words { get; } = new(
        (Presence.Present, ["anwesend"]), (Presence.Excused, ["entschuldigt"]), (Presence.Absent, ["fehlt"]));
}

/// <summary>Who is there, for each part: to part 1 of a forum its members come, to part 2 everybody.</summary>
public sealed class NoteAttendance(MeetingsChanges changes)
{
    public Task ExecuteAsync(Caller caller, string slug, DateOnly day, int part, IReadOnlyDictionary<Guid, Presence> people,
        CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRoles.Leading);
            var meeting = await MeetingReading.ShareAsync(change, day);
            KeepNotes.RequireOpen(meeting);
            var isProtected = change.Series.IsForum && part == 1;
            if (isProtected && !change.Standing.InRoom)
            {
                throw new MissingEntry();
            }

            await change.ExecuteAsync("""
                insert into meetings.attendance (id, meeting_id, series_id, part, is_protected, person_id, presence, noted_at)
                select gen_random_uuid(), @meeting, @series, @part, @isProtected, n.person, n.presence, @At
                from unnest(@people, @presences) as n (person, presence)
                where exists (select from meetings.invitation i where i.meeting_id = @meeting and i.person_id = n.person)
                on conflict (meeting_id, part, person_id, guest) do update set presence = excluded.presence, noted_at = excluded.noted_at
                """, new
            {
                meeting = meeting.Id, series = change.Series.Id, part, isProtected, people = people.Keys.ToArray(),
                presences = people.Values.Select(presence => presence.ToString()).ToArray(), change.At,
            });
            await change.AuditAsync("meeting.attendance", meeting.Id);
        },
        cancellation);
}
