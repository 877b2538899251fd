using IntMan.Caseload.Cases;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Points;

/// <summary>Keeps what was assessed today; the same day again corrects it.</summary>
public sealed class SavePoints(CaseloadChanges changes, PointCatalogue catalogue)
{
    /// <param name="steps">Steps of each recorded row; a row that is not there is "nicht erhoben".</param>
    public Task ExecuteAsync(Caller caller, Guid caseId, IReadOnlyDictionary<string, IReadOnlyCollection<string>> steps,
        CancellationToken cancellation) =>
        changes.WriteAsync(caller, caseId, "points", async (change, row) =>
        {
            Require.That(row.IsOpen, "Der Fall ist beendet. Öffnen Sie ihn zuerst wieder.");
            Require.That(row.IsOwn, "Punkte ändert nur, wer für den Fall zuständig ist: Zu ihnen gehört Gesundheit.");
            var kept = catalogue.Rows.Where(known => steps.ContainsKey(known.Key)).ToList();
            Require.That(kept.Count > 0, "Wählen Sie in mindestens einem Bereich eine Stufe.");
            var today = change.Scope.Day;
            var id = Guid.CreateVersion7(change.At);
            await change.ExecuteAsync("delete from caseload.assessment where case_id = @caseId and assessed_on = @today",
                new { caseId, today });
            await change.ExecuteAsync("""
                insert into caseload.assessment (id, case_id, assessed_on, catalogue, points) values (@id, @caseId, @today, @Version, 0)
                """, new { id, caseId, today, catalogue.Version });
            foreach (var known in kept)
            {
                var chosen = known.Levels.Select(level => level.Key).Append(PointRow.FlagKey).Where(steps[known.Key].Contains).ToArray();
                await change.ExecuteAsync(known.IsSensitive ? InsertHealth : InsertOther, new
                {
                    id, caseId, row = known.Key, chosen, points = known.PointsOf(chosen),
                });
            }

            var sheet = new PointSheet(catalogue, steps.Where(pair => kept.Any(known => known.Key == pair.Key))
                .ToDictionary(pair => pair.Key, pair => pair.Value));
            await change.ExecuteAsync("update caseload.assessment set points = @Points where id = @id", new { id, sheet.Points });
            await KeepLightsAsync(change, caseId, sheet);
        }, cancellation);

    /// <summary>For lists: what the last assessment says.</summary>
    internal static async Task KeepLightsAsync(Change<CaseloadDbContext> change, Guid caseId, PointCatalogue catalogue)
    {
        var rows = await change.QueryAsync<(string Key, string[] Steps)>("""
            with last as (select a.id from caseload.assessment a where a.case_id = @caseId order by a.assessed_on desc limit 1)
            select s.row_key, s.steps from caseload.score s join last on last.id = s.assessment_id
            union all select s.row_key, s.steps from caseload.health_score s join last on last.id = s.assessment_id
            """, new { caseId });
        if (rows.Count > 0)
        {
            await KeepLightsAsync(change, caseId, new PointSheet(catalogue,
                rows.ToDictionary(row => row.Key, IReadOnlyCollection<string> (row) => row.Steps)));
        }
    }

    private static Task<int> KeepLightsAsync(Change<CaseloadDbContext> change, Guid caseId, PointSheet sheet) => change.ExecuteAsync("""
        update caseload.case set points = @Points, points_max = @Maximum, greens = @greens, yellows = @yellows, reds = @reds, greys = @greys
        where id = @caseId
        """, new
    {
        caseId, sheet.Points, sheet.Maximum, greens = sheet.Count(Light.Green), yellows = sheet.Count(Light.Yellow),
        reds = sheet.Count(Light.Red), greys = sheet.Count(Light.Grey),
    });

    private const string InsertOther =
        "insert into caseload.score (assessment_id, case_id, row_key, steps, points) values (@id, @caseId, @row, @chosen, @points)";

    private const string InsertHealth =
        "insert into caseload.health_score (assessment_id, case_id, row_key, steps, points) values (@id, @caseId, @row, @chosen, @points)";
}
