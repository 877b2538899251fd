namespace IntMan.Directory.Exchange.Import;

/// <summary>What a file does not say itself, and how far it has been answered.</summary>
public sealed record FileQuestions
{
    public required QuestionStage Stage { get; init; }

    public ImportKind? Kind { get; init; }

    public IReadOnlyList<SheetChoice> Sheets { get; init; } = [];

    public IReadOnlyList<HeaderChoice> Headers { get; init; } = [];

    /// <summary>All columns of the kind.</summary>
    public IReadOnlyList<TargetColumn> Columns { get; init; } = [];

    public IReadOnlyList<TargetColumn> Missing { get; init; } = [];

    public IReadOnlyList<DistrictChoice> Districts { get; init; } = [];

    /// <summary>Whether nobody has said who is responsible, and districts could tell.</summary>
    public bool AsksForPosts { get; init; }

    /// <summary>Phone numbers that may have lost a zero, the first ones as they stand.</summary>
    public IReadOnlyList<string> PhonesWithoutZero { get; init; } = [];

    public bool AreOpen => Stage != QuestionStage.Nothing;
}

public enum QuestionStage
{
    Nothing,
    Sheet,
    Columns,
    Values,
    Posts,
}

/// <summary>A sheet of a spreadsheet, and what it seems to hold.</summary>
public sealed record SheetChoice(string Name, int Rows, ImportKind? Kind);

/// <summary>A column of the file with what stands in it; the key is null where nobody has said what it is.</summary>
public sealed record HeaderChoice(string Header, IReadOnlyList<string> Examples, string? Key);

/// <summary>A column that the portal knows.</summary>
/// <param name="Words">What may stand there, if not anything.</param>
public sealed record TargetColumn(string Key, string Header, bool IsNeeded, bool MayHoldForAll, IReadOnlyList<string> Words);

/// <summary>A district that the file names, in how many rows, and the post that was named for it.</summary>
public sealed record DistrictChoice(string Name, int Rows, string? Post);
