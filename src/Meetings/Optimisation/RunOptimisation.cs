using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;

namespace IntMan.Meetings.Optimisation;

/// <summary>Guides a round through the optimisation process: each step makes its meeting with the agenda that belongs to it, and keeps what
/// came of it. No step begins before the one before is done.</summary>
public sealed class RunOptimisation(MeetingsChanges changes, PlanMeeting plan)
{
    public const int LongestOutcome = 2000;

    /// <returns>The day of the meeting, as it stands in the address.</returns>
    public Task<string> PlanAsync(Caller caller, string slug, int number, MeetingInput input, CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            async change =>
            {
                var step = await BeginAsync(change, number);
                Require.That(step.Template is not null, "Zu diesem Schritt gehört kein Treffen. Halten Sie das Ergebnis fest.", "HeldOn");
                var key = await plan.PlanAsync(change, input, step.Template, MeetingUids.Drawn());
                await change.ExecuteSeenAsync("""
                    insert into meetings.optimisation_step (series_id, step, meeting_id)
                    select @series, @number, id from meetings.meeting where series_id = @series and held_on = @HeldOn
                    on conflict (series_id, step) do update set meeting_id = excluded.meeting_id
                    where meetings.optimisation_step.meeting_id is null or exists (select from meetings.meeting m
                      where m.id = meetings.optimisation_step.meeting_id and m.state = 'Cancelled')
                    """, new { series = change.Series.Id, number, input.HeldOn });
                await change.AuditAsync("optimisation.planned", change.Series.Id);
                return key;
            },
            cancellation,
            alone: true);

    public Task FinishAsync(Caller caller, string slug, int number, string? outcome, CancellationToken cancellation) =>
        changes.InSeriesAsync(
            caller,
            slug,
            async change =>
            {
                var step = await BeginAsync(change, number);
                var came = Require.Text(outcome, "Schreiben Sie kurz, was der Schritt ergeben hat.", "Outcome");
                Require.That(came.Length <= LongestOutcome, $"Kürzen Sie das Ergebnis auf {LongestOutcome} Zeichen.", "Outcome");
                await RequireHeldAsync(change, step);
                await change.ExecuteAsync("""
                    insert into meetings.optimisation_step (series_id, step, outcome, done_by, done_at)
                    values (@series, @number, @came, @Name, @At)
                    on conflict (series_id, step) do update set outcome = @came, done_by = @Name, done_at = @At
                    """, new { series = change.Series.Id, number, came, change.Name, change.At });
                await change.AuditAsync("optimisation.step-done", change.Series.Id);
            },
            cancellation,
            alone: true);

    private static async Task<OptimisationPlanStep> BeginAsync(SeriesChange change, int number)
    {
        change.Require(SeriesRoles.Preparing);
        var step = OptimisationPlan.Find(number) ?? throw new MissingEntry();
        var done = await change.ScalarAsync<int>(
            "select coalesce(max(step), 0)::int from meetings.optimisation_step where series_id = @Id and done_at is not null",
            new { change.Series.Id });
        Require.That(number > done, $"Schritt {number} ist schon abgeschlossen.");
        Require.That(number == done + 1, $"Schließen Sie zuerst Schritt {done + 1} ab.");
        return step;
    }

    private static async Task RequireHeldAsync(SeriesChange change, OptimisationPlanStep step)
    {
        if (step.Template is null)
        {
            return;
        }

        var isHeld = await change.ScalarAsync<bool>("""
            select exists (select from meetings.optimisation_step o join meetings.meeting m on m.id = o.meeting_id
              where o.series_id = @Id and o.step = @Number and m.state in ('Held', 'Closed'))
            """, new { change.Series.Id, step.Number });
        Require.That(isHeld, "Das Treffen dieses Schritts war noch nicht.", "Outcome");
    }
}
