using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Series;

public enum Level
{
    Micro,
    Meso,
    Macro,
}

/// <summary>Seats of a series: who is a member, for whom, since when.</summary>
public sealed class ChangeMembers(MeetingsChanges changes)
{
    public Task AddAsync(Caller caller, string slug, MemberInput input, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRole.Office, SeriesRole.Organiser);
            input.Check();
            var id = Guid.CreateVersion7(change.At);
            await change.ExecuteAsync("""
                insert into meetings.member (id, series_id, person_id, stands_for, level, valid_from)
                values (@id, @series, @PersonId, @standsFor, @level, @from)
                """, new
            {
                id, series = change.Series.Id, input.PersonId, standsFor = input.StandsFor!.Trim(), level = input.Level.ToString(),
                from = input.From ?? change.Today,
            });
            await change.AuditAsync("series.member-added", id);
        },
        cancellation,
        alone: true);

    /// <summary>Today is the last day; what somebody said and took on stays.</summary>
    public Task EndAsync(Caller caller, string slug, Guid memberId, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRole.Office, SeriesRole.Organiser);
            await change.ExecuteSeenAsync("""
                update meetings.member set valid_until = greatest(@Today::date, valid_from)
                where id = @memberId and series_id = @series and foundation.reaches(valid_until, @tomorrow)
                """, new { memberId, series = change.Series.Id, change.Today, tomorrow = change.Today.AddDays(1) });
            await change.AuditAsync("series.member-ended", memberId);
        },
        cancellation,
        alone: true);

    /// <summary>A member confirms the charter as it stands; who has seen an older version is shown the new one first.</summary>
    public Task ConfirmCharterAsync(Caller caller, string slug, int seenVersion, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRole.Member);
            await change.ExecuteSeenAsync("""
                update meetings.member m set confirmed_version = @seenVersion, confirmed_at = @At
                from meetings.series s
                where s.id = @series and s.charter_version = @seenVersion and m.series_id = s.id and m.person_id = @PersonId
                    and foundation.valid_on(m.valid_from, m.valid_until, @Today)
                """, new { seenVersion, change.At, series = change.Series.Id, change.PersonId, change.Today });
            await change.AuditAsync("series.charter-confirmed", change.Series.Id);
        },
        cancellation);
}

public sealed record MemberInput(Guid? PersonId, string? StandsFor, Level? Level, DateOnly? From)
{
    public void Check() => Require.All(
        () => Require.That(PersonId is not null, "Wählen Sie eine Person aus dem Verzeichnis.", nameof(PersonId)),
        () => Require.Text(StandsFor, "Geben Sie an, für wen die Person teilnimmt, zum Beispiel den Träger.", nameof(StandsFor)),
        () => Require.That(Level is not null, "Wählen Sie die Ebene.", nameof(Level)));
}
