namespace IntMan.Caseload.Points;

/// <summary>What was assessed on a day, read with the table of points. A row that is not there was not recorded (grey).</summary>
public sealed class PointSheet(PointCatalogue catalogue, IReadOnlyDictionary<string, IReadOnlyCollection<string>> steps)
{
    public PointCatalogue Catalogue => catalogue;

    public bool IsRecorded(PointRow row) => steps.ContainsKey(row.Key);

    public IReadOnlyCollection<string> StepsOf(PointRow row) => steps.TryGetValue(row.Key, out var chosen) ? chosen : [];

    public decimal? PointsOf(PointRow row) => IsRecorded(row) ? row.PointsOf(StepsOf(row)) : null;

    public Light LightOf(PointRow row) => row.LightOf(PointsOf(row));

    public bool HasFlag(PointRow row) => row.Flag is not null && StepsOf(row).Contains(PointRow.FlagKey);

    /// <summary>Rows that were recorded; the others are in no total.</summary>
    public IEnumerable<PointRow> Recorded => catalogue.Rows.Where(IsRecorded);

    public decimal Points => Recorded.Sum(row => PointsOf(row)!.Value);

    public decimal Maximum => Recorded.Sum(row => row.Maximum);

    public int Count(Light light) => catalogue.Rows.Count(row => LightOf(row) == light);

    public GroupLight LightOf(PointGroup group)
    {
        var recorded = group.Rows.Where(IsRecorded).ToList();
        if (recorded.Count == 0)
        {
            return new GroupLight(0, 0, Light.Grey, Light.Grey);
        }

        var points = recorded.Sum(row => PointsOf(row)!.Value);
        var below = points == 0 ? Light.Red : Light.Yellow;
        var sum = points >= group.Minimum ? Light.Green : below;
        var everyRow = recorded.Count == group.Rows.Count && recorded.All(row => LightOf(row) == Light.Green);
        return new GroupLight(points, recorded.Sum(row => row.Maximum), sum, sum == Light.Green && !everyRow ? Light.Yellow : sum);
    }
}

/// <summary>A group can be read in two ways, and both are shown: the sum alone, or the sum and each row.</summary>
/// <param name="Maximum">Of the rows that were recorded.</param>
public sealed record GroupLight(decimal Points, decimal Maximum, Light BySum, Light BySumAndRows);
