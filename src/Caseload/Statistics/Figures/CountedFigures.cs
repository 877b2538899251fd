namespace IntMan.Caseload.Statistics.Figures;

/// <summary>One line of what the database has counted.</summary>
public sealed class FigureLine
{
    public string Part { get; init; } = "";
    public string Name { get; init; } = "";
    public string Row { get; init; } = "";
    public string? Col { get; init; }
    public long Value { get; init; }

    /// <summary>Of sums: distinct cases behind it.</summary>
    public long Cases { get; init; }

    /// <summary>Of sums: the largest share of one case.</summary>
    public long Largest { get; init; }
}

/// <summary>The counts of one report before anything is hidden. They never leave the module.</summary>
public sealed class CountedFigures(IReadOnlyList<FigureLine> lines)
{
    private readonly ILookup<(string, string), FigureLine> _lines = lines.ToLookup(line => (line.Part, line.Name));

    /// <summary>SHA-256 over the properties of all cases and the talks that were counted.</summary>
    public string DataHash => _lines[("hash", "data")].First().Row;

    /// <summary>Persons by one or two properties.</summary>
    public IEnumerable<FigureLine> People(string table) => _lines[("people", table)];

    /// <summary>Talks, referrals, goals: sums over cases.</summary>
    public IEnumerable<FigureLine> Amounts(string table) => _lines[("amount", table)];

    /// <summary>Tenths of points of those who have been assessed.</summary>
    public FigureLine? Sum(string table) => _lines[("sum", table)].FirstOrDefault();

    /// <summary>A number that stands for nobody in particular; null when there is none.</summary>
    public long? Fact(string key) => _lines[("fact", key)].FirstOrDefault()?.Value;

    /// <summary>Managers with cases in a municipality or association.</summary>
    public long Managers(string place) => _lines[("managers", place)].Sum(line => line.Value);
}
