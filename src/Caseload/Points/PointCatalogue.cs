using IntMan.Caseload.Cases;

namespace IntMan.Caseload.Points;

/// <summary>One version of the table of points (content/caseload/punkte.yaml).</summary>
public sealed class PointCatalogue
{
    public PointCatalogue(string folder)
        : this(CatalogueFile.Read<PointsYaml>(folder, "punkte.yaml"))
    {
    }

    internal PointCatalogue(PointsYaml yaml)
    {
        Version = CatalogueFile.Key(yaml.Version, "punkte.yaml");
        Groups = [.. yaml.Groups.Select(Group)];
        Rows = [.. Groups.SelectMany(group => group.Rows)];
        if (Rows.GroupBy(row => row.Key).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new InvalidDataException($"punkte.yaml: Der Bereich „{twice.Key}“ steht zweimal da.");
        }
    }

    public string Version { get; }

    public IReadOnlyList<PointGroup> Groups { get; }

    public IReadOnlyList<PointRow> Rows { get; }

    public PointRow? Find(string? key) => Rows.FirstOrDefault(row => row.Key == key);

    /// <summary>Words of a step that a goal came from; null when the catalogue no longer has it.</summary>
    public string? StepText(string? row, string? step) => Find(row)?.Levels.FirstOrDefault(level => level.Key == step)?.Text;

    private static PointGroup Group(PointsYaml.GroupYaml yaml) => new(CatalogueFile.Key(yaml.Key, "punkte.yaml"), yaml.Title ?? "",
        yaml.Minimum, yaml.Suggested, [.. yaml.Rows.Select(Row)]);

    private static PointRow Row(PointsYaml.RowYaml yaml)
    {
        var where = $"punkte.yaml, {yaml.Key}";
        if (yaml.Supersede is null || yaml.Maximum <= 0 || yaml.Minimum <= 0 || yaml.Minimum > yaml.Maximum)
        {
            throw new InvalidDataException($"{where}: Es fehlen supersede, maximum oder minimum, oder das Minimum liegt über dem Maximum.");
        }

        return new PointRow(CatalogueFile.Key(yaml.Key, where), yaml.Title ?? "", yaml.Sum, yaml.Sensitive, yaml.Flag, yaml.Maximum,
            yaml.Minimum, [.. yaml.Steps.Select(step => new PointStep(CatalogueFile.Key(step.Key, where), step.Points, step.Text ?? ""))],
            new PointStep(CatalogueFile.Key(yaml.Supersede.Key, where), yaml.Maximum, yaml.Supersede.Text ?? ""));
    }
}

/// <param name="IsSuggested">The source gives no steps; these are ours until the county decides.</param>
public sealed record PointGroup(string Key, string Title, decimal Minimum, bool IsSuggested, IReadOnlyList<PointRow> Rows)
{
    public decimal Maximum => Rows.Sum(row => row.Maximum);
}

/// <param name="Sum">The part of the group it is summed up with.</param>
/// <param name="IsSensitive">Art. 9: stored apart.</param>
/// <param name="Flag">A mark without points.</param>
/// <param name="Supersede">Gives all points by itself.</param>
public sealed record PointRow(string Key, string Title, string? Sum, bool IsSensitive, string? Flag, decimal Maximum, decimal Minimum,
    IReadOnlyList<PointStep> Steps, PointStep Supersede)
{
    public const string FlagKey = "besonderer-bedarf";

    public IEnumerable<PointStep> Levels => Steps.Append(Supersede);

    /// <summary>The supersede step gives the full points, else the steps add up to the maximum at most.</summary>
    public decimal PointsOf(IReadOnlyCollection<string> steps) => steps.Contains(Supersede.Key) ? Maximum
        : Math.Min(Maximum, Steps.Where(step => steps.Contains(step.Key)).Sum(step => step.Points));

    public Light LightOf(decimal? points) => points switch
    {
        null => Light.Grey,
        0 => Light.Red,
        _ when points >= Minimum => Light.Green,
        _ => Light.Yellow,
    };

    /// <summary>Steps that would add points; none once all points are there.</summary>
    public IEnumerable<PointStep> OpenSteps(IReadOnlyCollection<string> steps) =>
        PointsOf(steps) >= Maximum ? [] : Steps.Where(step => !steps.Contains(step.Key));
}

public sealed record PointStep(string Key, decimal Points, string Text);

/// <summary>Traffic light; never told by colour alone.</summary>
public enum Light
{
    Green,
    Yellow,
    Red,

    /// <summary>Nicht erhoben; leaves every total.</summary>
    Grey,
}
