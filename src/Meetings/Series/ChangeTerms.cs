using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Series;

/// <summary>Terms of the roles in a series. One person at a time has each; whoever follows begins when the other ends.</summary>
public sealed class ChangeTerms(MeetingsChanges changes)
{
    /// <summary>Gives the role from a day on; whoever has it until then ends the day before.</summary>
    public Task GiveAsync(Caller caller, string slug, TermInput input, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRole.Office, SeriesRole.Organiser);
            await WriteAsync(change, input);
        },
        cancellation,
        alone: true);

    /// <summary>The caller has been asked whether they may; the series is held alone.</summary>
    internal static async Task WriteAsync(SeriesChange change, TermInput input)
    {
        input.Check(change.Today);
        var values = new
        {
            id = Guid.CreateVersion7(change.At), series = change.Series.Id, input.PersonId, role = input.Role.ToString(),
                from = input.From,
            until = input.Until, input.IsForRoom,
        };
        await RequireSeatAsync(change, input);
        await change.ExecuteAsync("""
            delete from meetings.role_term where series_id = @series and role = @role and valid_from >= @from
            """, values);
        await change.ExecuteAsync("""
            update meetings.role_term set valid_until = @from::date - 1
            where series_id = @series and role = @role and foundation.reaches(valid_until, @from)
            """, values);
        await change.ExecuteAsync("""
            insert into meetings.role_term (id, series_id, person_id, role, valid_from, valid_until)
            values (@id, @series, @PersonId, @role, @from, @until)
            """, values);
        await change.AuditAsync("series.term-given", values.id);
    }

    // In a forum the ones who speak for it and write for it come from among its members: the office cannot name somebody into the room.
    private static async Task RequireSeatAsync(SeriesChange change, TermInput input)
    {
        if (!change.Series.IsForum || !input.IsForRoom)
        {
            return;
        }

        var hasMandate = await change.ScalarAsync<bool>("""
            select exists (select from meetings.mandate where series_id = @series and person_id = @PersonId
                and foundation.valid_on(valid_from, valid_until, @from))
            """, new { series = change.Series.Id, input.PersonId, from = input.From });
        Require.That(hasMandate, "Diese Aufgabe übernimmt im Forum nur, wer an diesem Tag das Mandat der Fachleitung hat.", "PersonId");
    }
}

public sealed record TermInput(Guid? PersonId, SeriesRole? Role, DateOnly? From, DateOnly? Until)
{
    internal bool IsForRoom => Role is SeriesRole.Spokesperson or SeriesRole.Deputy or SeriesRole.MinuteTaker or SeriesRole.Moderation;

    public void Check(DateOnly today) => Require.All(
        () => Require.That(Role is { } role && SeriesRoles.Terms.Contains(role), "Wählen Sie die Aufgabe.", nameof(Role)),
        () => Require.That(PersonId is not null, "Wählen Sie die Person.", nameof(PersonId)),
        () => Require.That(From is not null, "Geben Sie den ersten Tag an.", nameof(From)),
        () => Require.Coming(From ?? today, today, nameof(From)),
        () => Require.Period(From ?? today, Until, nameof(Until)));
}
