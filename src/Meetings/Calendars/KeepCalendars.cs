using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Calendars;

/// <summary>Gives and takes back the secret addresses of one's own dates: in all rounds, or in one.</summary>
public sealed class KeepCalendars(MeetingsChanges changes, ReadAsCaller read)
{
    private const string Sql = """
        select s.slug, s.title, k.id as key from (select distinct m.series_id from meetings.invitation i
            join meetings.meeting m on m.id = i.meeting_id where i.person_id = @person and i.removed_at is null) sits
        join meetings.series s on s.id = sits.series_id and s.ended_on is null
        left join meetings.calendar_key k on k.series_id = s.id and k.person_id = @person and k.revoked_at is null
        union all
        select null, null, (select k.id from meetings.calendar_key k where k.person_id = @person and k.series_id is null
            and k.revoked_at is null)
        order by 2 nulls first;
        """;

    public Task<List<CalendarLine>> ShowAsync(Caller caller, CancellationToken cancellation) => read.ExecuteAsync(
        caller,
        reader => reader.QueryAsync<CalendarLine>(Sql, new { person = caller.Actor.PersonId }),
        cancellation);

    /// <param name="slug">Null for the dates of all rounds.</param>
    public Task GiveAsync(Caller caller, string? slug, CancellationToken cancellation) => changes.WriteAsync(
        caller,
        null,
        async change =>
        {
            var values = new
            {
                id = Guid.CreateVersion7(change.At), person = caller.Actor.PersonId ?? throw new MissingEntry(), slug, change.At,
            };
            if (slug is not null && !await change.ScalarAsync<bool>("""
                select exists (select from meetings.series s join meetings.meeting m on m.series_id = s.id join meetings.invitation i
                  on i.meeting_id = m.id where s.slug = @slug and i.person_id = @person and i.removed_at is null)
                """, values))
            {
                throw new MissingEntry();
            }

            var given = await change.ExecuteAsync("""
                insert into meetings.calendar_key (id, person_id, series_id, created_at)
                values (@id, @person, (select id from meetings.series where slug = @slug), @At) on conflict do nothing
                """, values);
            if (given == 1)
            {
                await change.AuditAsync("calendar.given", values.id.ToString());
            }
        },
        cancellation,
        byOwners: true);

    public Task RevokeAsync(Caller caller, Guid key, CancellationToken cancellation) => changes.WriteAsync(
        caller,
        null,
        async change =>
        {
            var revoked = await change.ExecuteAsync("""
                update meetings.calendar_key set revoked_at = @At where id = @key and person_id = @person and revoked_at is null
                """, new { key, person = caller.Actor.PersonId, change.At });
            if (revoked == 0)
            {
                throw new MissingEntry();
            }

            await change.AuditAsync("calendar.revoked", key.ToString());
        },
        cancellation,
        byOwners: true);
}

/// <summary>A calendar somebody may have.</summary>
public sealed class CalendarLine
{
    /// <summary>Null for all rounds.</summary>
    public string? Slug { get; init; }

    public string? Title { get; init; }

    /// <summary>Null while there is no address.</summary>
    public Guid? Key { get; init; }
}
