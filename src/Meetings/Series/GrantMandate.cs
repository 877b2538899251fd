using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Series;

public enum MandateReach
{
    MayAgree,
    ReportsOnly,
}

public static class MandateLabels
{
    public static Labels<MandateReach> Reaches { get; } = new(
        (MandateReach.MayAgree, ["darf zustimmen"]), (MandateReach.ReportsOnly, ["berichtet nur"]));
}

/// <summary>A section head lets a manager sit in a forum, or stand for the provider in a working group. In a forum the mandate opens the
/// protected part, so nobody else can give it: not the office that organises, not the administration.</summary>
public sealed class GrantMandate(MeetingsChanges changes)
{
    public Task ExecuteAsync(Caller caller, string slug, MandateInput input, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRole.Head);
            input.Check(change.Today);
            var id = Guid.CreateVersion7(change.At);
            await change.ExecuteAsync("""
                insert into meetings.mandate (id, series_id, person_id, reach, reports_back, valid_from, valid_until, granted_by,
                  granted_at)
                values (@id, @series, @PersonId, @reach, @ReportsBack, @From, @Until, @Name, @At)
                """, new
            {
                id, series = change.Series.Id, input.PersonId, reach = input.Reach.ToString(), input.ReportsBack, input.From, input.Until,
                change.Name, change.At,
            });
            await change.AuditAsync("mandate.granted", id);
        },
        cancellation,
        alone: true);

    /// <summary>Ends today; nothing of the room is shown from tomorrow on.</summary>
    public Task EndAsync(Caller caller, string slug, Guid mandateId, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRole.Head);
            await change.ExecuteSeenAsync("""
                update meetings.mandate set valid_until = greatest(@Today::date, valid_from)
                where id = @mandateId and series_id = @series and foundation.reaches(valid_until, @tomorrow)
                """, new { mandateId, series = change.Series.Id, change.Today, tomorrow = change.Today.AddDays(1) });
            await change.AuditAsync("mandate.ended", mandateId);
        },
        cancellation,
        alone: true);
}

public sealed record MandateInput(Guid? PersonId, MandateReach? Reach, bool ReportsBack, DateOnly? From, DateOnly? Until)
{
    public void Check(DateOnly today) => Require.All(
        () => Require.That(PersonId is not null, "Wählen Sie die Person.", nameof(PersonId)),
        () => Require.That(Reach is not null, "Wählen Sie, wie weit das Mandat reicht.", nameof(Reach)),
        () => Require.That(From is not null, "Geben Sie den ersten Tag an.", nameof(From)),
        () => Require.Coming(From ?? today, today, nameof(From)),
        () => Require.Period(From ?? today, Until, nameof(Until)));
}
